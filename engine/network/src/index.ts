export { buildNetwork, type NetworkBuild } from './build-network.ts';
export { uniteJoints } from './carry-joints.ts';
export {
  type ChangedStreets,
  changeStreets,
  type StreetChange,
} from './change-streets.ts';
export { type LonLat, partOfShape, pointOnEdge } from './edge-shape.ts';
export { enclosedStreets } from './enclosed-streets.ts';
export { isOpenAt, type Moment, momentOf } from './gate-hours.ts';
export { type Column, packNetwork, unpackNetwork, unpackWithBeside } from './pack.ts';
export { DEFAULT_SNAP_LIMIT_METRES, type Joints, StreetSnapper } from './snap.ts';
export type { StreetPoint } from './street-pieces.ts';
export { StreetPlan } from './street-plan.ts';
export { positionsAlongStreets, type StreetPositions } from './street-positions.ts';
export {
  edgesAlong,
  findStretches,
  type StreetQuery,
  tellStretches,
} from './stretches.ts';
export { STANDARD_WALKERS, type Walker } from './walker.ts';
export {
  BARRIER,
  type Component,
  CROSSING,
  EDGE_KIND,
  NO_COMPONENT,
  type WalkingNetwork,
} from './walking-network.ts';
export { partTicks, UNREACHED, type Weights, weigh } from './weigh.ts';
