export { cellOf, type DemandGrid, findGrid } from './demand-grid.ts';
export { findGaps, type GapPoints, weightedMedoid } from './gaps.ts';
export { type Neighbours, neighboursOf } from './neighbours.ts';
export { AreaTable, type People, sumOverPeople, sumPeople } from './people.ts';
export { RadiusTest } from './radius-test.ts';
export { walkQuantiles } from './walk-quantiles.ts';
