import type { Sites } from '../contract.ts';
import { collection } from '../results/result-features.ts';

/** `sites.geojson`: a point for each site, what to build first first. */
export function* sitesFeatures({ sites, services, walker, method, gap }: Sites): Generator<string> {
  const types = services.map(({ type }) => type);
  yield* collection(
    sites.map(({ at, gains, ...properties }) =>
      JSON.stringify({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: at },
        properties: { ...properties, types, walker, gains, gap, method },
      }),
    ),
  );
}
