export { type Catchments, catchmentsOf, type Walks, weightedAccess } from './accessibility.ts';
export { DECAY_SHAPES, type Decay, type DecayShape, decayOf } from './decay.ts';
export { cellOf, type DemandGrid, findGrid } from './demand-grid.ts';
export { findGaps, type GapPoints, weightedMedoid } from './gaps.ts';
export { type Neighbours, neighboursOf } from './neighbours.ts';
export { AreaTable, type People, sumOverPeople, sumPeople } from './people.ts';
export { RadiusTest } from './radius-test.ts';
export { type TwoStepAccess, twoStepAccess } from './two-step-floating-catchment.ts';
export { walkQuantiles } from './walk-quantiles.ts';
