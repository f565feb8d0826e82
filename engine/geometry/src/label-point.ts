import type { Position } from 'geojson';
import type { LonLat } from './lon-lat.ts';
import { polygonCentroid } from './polygon-measures.ts';
import { type AreaGeometry, forEachEdge, polygonsOf } from './rings.ts';

/** Heights, as shares of the area's own, at which a line is laid across it. */
const LINES = 15;

interface Span {
  readonly at: LonLat;
  readonly roomDegrees: number;
}

/**
 * A place well inside an area, for its name: the middle of the widest stretch that a few west–east
 * lines across it cut out, lines near its middle preferred. Always inside where the area has any
 * extent; else its centroid.
 */
export function labelPointOf(geometry: AreaGeometry): LonLat {
  let best: Span | null = null;
  for (const rings of polygonsOf(geometry)) {
    for (let line = 1; line <= LINES; line++) {
      const span = widestSpan(rings, line / (LINES + 1));
      if (span !== null && (best === null || span.roomDegrees > best.roomDegrees)) best = span;
    }
  }
  return best === null ? polygonCentroid(geometry) : best.at;
}

/** The widest stretch inside a polygon at a share of its height; null where the line meets none. */
function widestSpan(rings: readonly Position[][], share: number): Span | null {
  let [south, north] = [Infinity, -Infinity];
  for (const [, lat] of rings.flat()) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const lat = south + share * (north - south);
  const crossings = crossingsAt(rings, lat);
  let best: Span | null = null;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = crossings[i + 1] - crossings[i];
    // no more room than up to the nearer end of the area, or a long low strip would win
    const roomDegrees = Math.min(width, (north - south) * Math.min(share, 1 - share) * 2);
    if (width > 0 && (best === null || roomDegrees > best.roomDegrees)) {
      best = { at: [crossings[i] + width / 2, lat], roomDegrees };
    }
  }
  return best;
}

/** Longitudes, ascending, at which the boundary passes a latitude: in and out by turns. */
function crossingsAt(rings: readonly Position[][], lat: number): number[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    forEachEdge(ring, (aLon, aLat, bLon, bLat) => {
      if (aLat > lat !== bLat > lat) {
        crossings.push(aLon + ((lat - aLat) / (bLat - aLat)) * (bLon - aLon));
      }
    });
  }
  return crossings.sort((a, b) => a - b);
}
