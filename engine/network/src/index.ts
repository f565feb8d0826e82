export { buildNetwork, type NetworkBuild } from './build-network.ts';
export { isOpenAt, type Moment, momentOf } from './gate-hours.ts';
export { packNetwork, unpackNetwork } from './pack.ts';
export { DEFAULT_SNAP_LIMIT_METRES, type Joints, StreetSnapper } from './snap.ts';
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
