export { BoundedSearch, type Direction } from './bounded-search.ts';
export { eachWalkWithin } from './each-walk-within.ts';
export { type EdgeJoints, jointsByEdge } from './edge-joints.ts';
export { type LonLat, partOfShape, pointOnEdge } from './edge-shape.ts';
export { type KNearest, kNearest } from './k-nearest.ts';
export { type Nearest, nearest } from './nearest.ts';
export { findWalk, type Walk } from './walk.ts';
export { WithinReach } from './within.ts';
