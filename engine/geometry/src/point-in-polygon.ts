import { type AreaGeometry, forEachEdge, polygonsOf } from './rings.ts';

/**
 * Whether an edge given from its lower to its higher end passes east of the point. The lower end
 * belongs to the edge, the higher does not. Both neighbours of a shared edge hand it over in the
 * same order, so they compute the same number and a point on it belongs to exactly one of them.
 */
export function passesEast(
  lon: number,
  lat: number,
  lowLon: number,
  lowLat: number,
  highLon: number,
  highLat: number,
): boolean {
  if (lat < lowLat || lat >= highLat) return false;
  return lon < lowLon + ((lat - lowLat) / (highLat - lowLat)) * (highLon - lowLon);
}

/**
 * Whether a place lies in an area, holes taken out. Counts edges to the east, so what two areas
 * share belongs to exactly one: of areas that tile the ground (with the same points along shared
 * edges), a place is in exactly one. A geometry without points holds nothing.
 */
export function pointInPolygon(geometry: AreaGeometry, lon: number, lat: number): boolean {
  return polygonsOf(geometry).some((rings) => {
    let inside = false;
    for (const ring of rings) {
      forEachEdge(ring, (aLon, aLat, bLon, bLat) => {
        const passes =
          aLat < bLat
            ? passesEast(lon, lat, aLon, aLat, bLon, bLat)
            : passesEast(lon, lat, bLon, bLat, aLon, aLat);
        if (passes) inside = !inside;
      });
    }
    return inside;
  });
}
