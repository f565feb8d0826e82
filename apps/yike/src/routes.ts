import type { Route } from './http/route.ts';
import { TERRITORY_ROUTES } from './http/routes/territory.ts';

/** Routes of all modules. */
export const ROUTES: readonly Route[] = [...TERRITORY_ROUTES];
