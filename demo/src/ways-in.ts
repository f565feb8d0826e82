import { eastwards } from './parcels.ts';
import { type Line, leftOf, moved, type Point, type Ring } from './plane-geometry.ts';
import { insideSpans, rayToRing, ringCentre } from './polygons.ts';

/** From the ring's edge out to each street beside it, the nearest first: street, edge, inside. */
export function waysOut(ground: Ring, streets: readonly Line[]): Line[] {
  const centre = ringCentre(ground);
  const east = eastwards(ground);
  const north = leftOf(east);
  const outward: Point[] = [[-north[0], -north[1]], north, east, [-east[0], -east[1]]];
  return outward
    .flatMap((direction) => {
      const edge = rayToRing(centre, direction, ground);
      if (edge === undefined) return [];
      const outer = streets
        .map((street) => rayToRing(moved(edge.point, direction, 0.3), direction, street))
        .filter((hit) => hit !== undefined)
        .toSorted((a, b) => a.metres - b.metres)[0];
      if (outer === undefined || outer.metres > 34) return [];
      return [{ line: [outer.point, edge.point, centre], metres: outer.metres }];
    })
    .toSorted((a, b) => a.metres - b.metres)
    .map(({ line }) => line);
}

/** How far a ring reaches through a point in a direction and its opposite, in metres. */
export function extent(ring: Ring, centre: Point, direction: Point): number {
  return insideSpans(ring, centre, direction).reduce((sum, [low, high]) => sum + high - low, 0);
}
