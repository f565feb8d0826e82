import { OWN_REPORTS } from '@yike/directory';
import type { OwnDataPart } from '@yike/people';
import { FACILITY_FEATURES } from '../http/ogc/facility-features.ts';
import type { FeatureSource } from '../http/ogc/feature-source.ts';
import { REGION_FEATURES } from '../http/ogc/region-features.ts';
import type { Route } from '../http/route.ts';
import { CONSENT_ROUTES } from '../http/routes/consents.ts';
import { DIRECTORY_ROUTES } from '../http/routes/directory.ts';
import { DIRECTORY_FILE_ROUTES } from '../http/routes/directory-files.ts';
import { type IdentityParts, identityRoutes } from '../http/routes/identity.ts';
import { peopleRoutes } from '../http/routes/people.ts';
import { proxyRoutes } from '../http/routes/proxies.ts';
import { signOnRoutes } from '../http/routes/sign-on.ts';
import { TERRITORY_ROUTES } from '../http/routes/territory.ts';

/** What modules keep of an account, which goes along and away with it. */
const OWN_DATA_PARTS: readonly OwnDataPart[] = [OWN_REPORTS];

/** Routes of all modules. */
export function allRoutes(parts: IdentityParts): readonly Route[] {
  return [
    ...identityRoutes(parts),
    ...signOnRoutes(parts),
    ...peopleRoutes(parts.keys, OWN_DATA_PARTS),
    ...CONSENT_ROUTES,
    ...proxyRoutes(parts.keys),
    ...TERRITORY_ROUTES,
    ...DIRECTORY_ROUTES,
    ...DIRECTORY_FILE_ROUTES,
  ];
}

/** Collections of OGC API Features. */
export const FEATURE_SOURCES: readonly FeatureSource[] = [REGION_FEATURES, FACILITY_FEATURES];
