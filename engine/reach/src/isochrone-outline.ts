import { LineOutline } from '@yike/engine-geometry';
import type { WalkingNetwork } from '@yike/engine-network';
import type { MultiPolygon } from 'geojson';
import type { ReachedParts } from './isochrone-parts.ts';

/**
 * The outline of the reached parts of streets: polygons, holes in them, valid by RFC 7946. Every
 * reached point of a street lies inside, and no point of the polygons is more than 40 m from one,
 * so water and walls that are not crossed stay out. Outlines of one place lie on one grid, whatever
 * the limit. No polygon when nothing is reached.
 *
 * @param lines drawing buffers to use again for many outlines
 */
export function outline(
  network: WalkingNetwork,
  parts: ReachedParts,
  lines = new LineOutline(),
): MultiPolygon {
  const { firstShape, shapeLon, shapeLat, shapeAlongDm } = network;
  // the first part lies on the place's own street, however far one walks
  lines.begin(parts.count === 0 ? 0 : shapeLat[firstShape[parts.edge[0]]]);
  for (let part = 0; part < parts.count; part++) {
    const edge = parts.edge[part];
    const fromDm = parts.fromDm[part];
    const toDm = parts.toDm[part];
    let at = firstShape[edge];
    const last = firstShape[edge + 1] - 1;
    // marks may stand on one another: from the first shape point at the start to the last at the end
    while (at < last && shapeAlongDm[at + 1] < fromDm) at++;
    const start = shareOf(shapeAlongDm[at], shapeAlongDm[at + 1], fromDm);
    lines.moveTo(
      shapeLon[at] + start * (shapeLon[at + 1] - shapeLon[at]),
      shapeLat[at] + start * (shapeLat[at + 1] - shapeLat[at]),
    );
    for (at++; at <= last && shapeAlongDm[at] <= toDm; at++)
      lines.lineTo(shapeLon[at], shapeLat[at]);
    if (at > last) continue;
    const end = shareOf(shapeAlongDm[at - 1], shapeAlongDm[at], toDm);
    lines.lineTo(
      shapeLon[at - 1] + end * (shapeLon[at] - shapeLon[at - 1]),
      shapeLat[at - 1] + end * (shapeLat[at] - shapeLat[at - 1]),
    );
  }
  return lines.finish();
}

/** Where between two shape points a mark lies: 0 at the first, 1 at the second. */
function shareOf(aDm: number, bDm: number, markDm: number): number {
  return bDm === aDm ? 0 : (markDm - aDm) / (bDm - aDm);
}
