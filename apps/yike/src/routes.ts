import type { FeatureSource } from './http/ogc/feature-source.ts';
import { REGION_FEATURES } from './http/ogc/region-features.ts';
import type { Route } from './http/route.ts';
import { TERRITORY_ROUTES } from './http/routes/territory.ts';

/** Routes of all modules. */
export const ROUTES: readonly Route[] = [...TERRITORY_ROUTES];

/** Collections of OGC API Features. */
export const FEATURE_SOURCES: readonly FeatureSource[] = [REGION_FEATURES];
