import type { MultiPolygon, Polygon, Position } from 'geojson';

/** What an area is: GeoJSON, longitude first, rings closed, holes after the outer ring. */
export type AreaGeometry = Polygon | MultiPolygon;

/** The polygons of an area, each a list of rings. */
export function polygonsOf(geometry: AreaGeometry): readonly Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Calls `visit` with every edge of a ring, closing it where its last point differs from the first. */
export function forEachEdge(
  ring: readonly Position[],
  visit: (aLon: number, aLat: number, bLon: number, bLat: number) => void,
): void {
  if (ring.length === 0) return;
  let [aLon, aLat] = ring[ring.length - 1];
  for (const [bLon, bLat] of ring) {
    if (aLon !== bLon || aLat !== bLat) visit(aLon, aLat, bLon, bLat);
    aLon = bLon;
    aLat = bLat;
  }
}
