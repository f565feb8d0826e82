import type { Sites } from '../contract.ts';
import { collection } from '../results/result-features.ts';

/** `sites.geojson`: a point for each site, what to build first first; and the round of a unit on wheels as a line. */
export function* sitesFeatures({
  sites,
  services,
  walker,
  method,
  gap,
  round,
}: Sites): Generator<string> {
  const types = services.map(({ type }) => type);
  yield* collection([
    ...sites.map(({ at, gains, ...properties }) => {
      const stop = round?.stops.find(({ rank }) => rank === properties.rank);
      const onRound =
        stop === undefined ? {} : { order: stop.order, arrive: stop.arrive, leave: stop.leave };
      return JSON.stringify({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: at },
        properties: { ...properties, ...onRound, types, walker, gains, gap, method },
      });
    }),
    ...(round === null || round.line.length === 0
      ? []
      : [
          JSON.stringify({
            type: 'Feature',
            geometry: { type: 'LineString', coordinates: round.line },
            properties: { round: true, metres: round.metres, method: round.method },
          }),
        ]),
  ]);
}
