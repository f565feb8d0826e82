import { collection } from '../results/result-features.ts';
import type { CirclesResult } from './circle-results.ts';
import type { DrawnDistrict } from './draw-circles.ts';

/** `circles.geojson`: every circle as the polygons of its communities; `yike assess --areas` takes it. */
export function* circleFeatures(
  { circles, fictional }: CirclesResult,
  { input, circles: drawn }: DrawnDistrict,
): Generator<string> {
  yield* collection(
    circles.map((circle, at) =>
      JSON.stringify({
        type: 'Feature',
        geometry: {
          type: 'MultiPolygon',
          coordinates: (drawn.circles[at]?.communities ?? []).flatMap((one) => {
            const geometry = input.areas[one]?.geometry;
            if (geometry === undefined) return [];
            return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
          }),
        },
        properties: {
          id: circle.id,
          name: circle.name,
          ...(fictional ? { fictional } : {}),
          communities: circle.communities.map(({ name }) => name).join('、'),
          residents: circle.people['total'],
          inside: circle.inside['total'],
          share: circle.share,
          amiss: circle.amiss?.zh ?? '',
        },
      }),
    ),
  );
}

/** `cores.geojson`: where each circle has its core. */
export function* coreFeatures({ circles }: CirclesResult): Generator<string> {
  yield* collection(
    circles.flatMap(({ id, name, core, inside, facilitiesNearCore, typesNearCore }) =>
      core === null
        ? []
        : [
            JSON.stringify({
              type: 'Feature',
              geometry: { type: 'Point', coordinates: core.at },
              properties: {
                circle: id,
                name,
                streets: core.streets.join('、'),
                inside: inside['total'],
                facilitiesNearCore,
                typesNearCore,
              },
            }),
          ],
    ),
  );
}
