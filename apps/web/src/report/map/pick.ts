import type { Report } from '../report.ts';
import type { MapScene } from './map-scene.ts';

/** What lies under a finger, a pointer or the middle of the map. */
export type Reading =
  | { readonly kind: 'point'; readonly index: number }
  | { readonly kind: 'facility'; readonly index: number }
  | { readonly kind: 'gap'; readonly id: string };

const METRES_PER_DEGREE = 111_195;

/** Straight-line metres between two places a district apart; flat is exact enough here. */
export function flatMetres(fromLon: number, fromLat: number, toLon: number, toLat: number): number {
  const shrink = Math.cos((((fromLat + toLat) / 2) * Math.PI) / 180);
  return Math.hypot((toLon - fromLon) * shrink, toLat - fromLat) * METRES_PER_DEGREE;
}

/** Badges lie on top, then facilities, then people. */
export function readingAt(
  report: Report,
  scene: MapScene,
  lon: number,
  lat: number,
  metresPerPixel: number,
): Reading | null {
  const badge = scene.gaps.find(
    ({ gap }) => flatMetres(lon, lat, gap.at[0], gap.at[1]) <= 12 * metresPerPixel,
  );
  if (badge !== undefined) return { kind: 'gap', id: badge.gap.id };
  const facility = scene.facilities.find(
    ({ at: [x = 0, y = 0] }) => flatMetres(lon, lat, x, y) <= 8 * metresPerPixel,
  );
  if (facility !== undefined) return { kind: 'facility', index: facility.index };
  return pointAt(report, scene, lon, lat, 12 * metresPerPixel);
}

/** The nearest place with people whose dot, or `slackMetres` around it, holds the position. */
export function pointAt(
  report: Report,
  scene: MapScene,
  lon: number,
  lat: number,
  slackMetres: number,
): Reading | null {
  let nearest = -1;
  let least = Infinity;
  for (let index = 0; index < report.demandCount; index++) {
    const radius = scene.radiiMetres[index] ?? 0;
    if (radius === 0) continue;
    const x = report.lonLats[index * 2] ?? 0;
    const y = report.lonLats[index * 2 + 1] ?? 0;
    const metres = flatMetres(lon, lat, x, y);
    if (metres < least && metres <= Math.max(radius, slackMetres)) {
      least = metres;
      nearest = index;
    }
  }
  return nearest < 0 ? null : { kind: 'point', index: nearest };
}
