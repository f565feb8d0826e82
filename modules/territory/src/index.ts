export type { Boundary } from './boundary.ts';
export { readBoundaryRows } from './boundary.ts';
export {
  countDrawnRegions,
  type DrawnRegion,
  findDrawnBox,
  findDrawnRegion,
  listBoundaries,
  listDrawnRegions,
} from './boundary-view.ts';
export type { Circle } from './circle.ts';
export { addCircle, changeCircle } from './circle-service.ts';
export { findCircle, listCircles } from './circle-view.ts';
export type { Estate } from './estate.ts';
export { addEstate, changeEstate } from './estate-service.ts';
export { findEstate, listEstates } from './estate-view.ts';
export { type Imported, importBoundaries, importPopulation } from './import-service.ts';
export { OLDEST_AGE, readPopulationRows } from './population.ts';
export { listHeadcounts } from './population-view.ts';
export type { Region } from './region.ts';
export { mayDeclareCircles, mayKeepEstates } from './region-policy.ts';
export { type ListFacts, readRegionRows } from './region-rows.ts';
export { importRegions } from './region-service.ts';
export { findRegion, listRegions } from './region-view.ts';
export { TERRITORY } from './territory.ts';
