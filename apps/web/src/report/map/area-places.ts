import type { Report } from '../report.ts';
import type { Ground } from './ground.ts';

type Ring = readonly GeoJSON.Position[];
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** The outer rings of an area's polygons, largest first. */
function outerRings(feature: GeoJSON.Feature | undefined): Ring[] {
  const geometry = feature?.geometry;
  if (geometry?.type === 'Polygon') return geometry.coordinates.slice(0, 1);
  if (geometry?.type !== 'MultiPolygon') return [];
  return geometry.coordinates
    .flatMap((polygon) => polygon.slice(0, 1))
    .toSorted((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)));
}

/** Where an area's name stands: the middle of its largest part. */
export function labelPlace(feature: GeoJSON.Feature): GeoJSON.Position | null {
  const ring = outerRings(feature)[0];
  if (ring === undefined) return null;
  const [firstX = 0, firstY = 0] = ring[0] ?? [];
  let sumX = 0;
  let sumY = 0;
  ring.forEach(([ax = 0, ay = 0], index) => {
    const [bx = 0, by = 0] = ring[(index + 1) % ring.length] ?? [];
    const cross = (ax - firstX) * (by - firstY) - (bx - firstX) * (ay - firstY);
    sumX += (ax + bx - 2 * firstX) * cross;
    sumY += (ay + by - 2 * firstY) * cross;
  });
  const sixfold = 6 * ringArea(ring);
  return sixfold === 0 ? [firstX, firstY] : [firstX + sumX / sixfold, firstY + sumY / sixfold];
}

function ringArea(ring: Ring): number {
  const [firstX = 0, firstY = 0] = ring[0] ?? [];
  return (
    ring.reduce((sum, [ax = 0, ay = 0], index) => {
      const [bx = 0, by = 0] = ring[(index + 1) % ring.length] ?? [];
      return sum + (ax - firstX) * (by - firstY) - (bx - firstX) * (ay - firstY);
    }, 0) / 2
  );
}

/** Index of the area the place lies in, −1 outside all. */
export function areaAt(report: Report, lon: number, lat: number): number {
  return report.data.areas.features.findIndex((feature) =>
    outerRings(feature).some((ring) => contains(ring, lon, lat)),
  );
}

function contains(ring: Ring, lon: number, lat: number): boolean {
  let inside = false;
  ring.forEach(([ax = 0, ay = 0], index) => {
    const [bx = 0, by = 0] = ring[(index + 1) % ring.length] ?? [];
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

export function areaBounds(report: Report, areaIndex: number): Bounds {
  return boundsOf(outerRings(report.data.areas.features[areaIndex]).flat());
}

/** All areas and all people. */
export function reportBounds(report: Ground): Bounds {
  const corners = report.data.areas.features.flatMap((feature) => outerRings(feature).flat());
  if (corners.length > 0) return boundsOf(corners);
  const places: GeoJSON.Position[] = [];
  for (let index = 0; index < report.demandCount; index++) {
    places.push([report.lonLats[index * 2] ?? 0, report.lonLats[index * 2 + 1] ?? 0]);
  }
  return boundsOf(places);
}

export function boundsOf(places: readonly GeoJSON.Position[]): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon = 0, lat = 0] of places) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
