export type { Estate, EstateFields } from './estate.ts';
export { addEstate, changeEstate } from './estate-service.ts';
export { findEstate, listEstates } from './estate-view.ts';
export { decideRegion, type Region, type RegionStep } from './region.ts';
export { mayKeepEstates } from './region-policy.ts';
export { importRegions, previewRegions } from './region-service.ts';
export { findRegion, listRegions } from './region-view.ts';
export { TERRITORY } from './territory.ts';
