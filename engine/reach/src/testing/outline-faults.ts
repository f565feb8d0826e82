import {
  checkPolygon,
  planeAt,
  planeX,
  planeY,
  pointInPolygon,
  projectOnSegment,
} from '@yike/engine-geometry';
import { type LonLat, partOfShape, type WalkingNetwork } from '@yike/engine-network';
import type { MultiPolygon, Position } from 'geojson';
import type { ReachedParts } from '../isochrone-parts.ts';

const MOST_METRES = 40;
/** Points between the ends of a drawn line that are looked at too. */
const BETWEEN = [0.5];

/**
 * What an outline gets wrong, in words; nothing when all is well: it is valid by RFC 7946, every reached
 * part lies inside, no point of it is more than 40 m from a reached part.
 */
export function outlineFaults(
  network: WalkingNetwork,
  parts: ReachedParts,
  drawn: MultiPolygon,
): string[] {
  if (parts.count === 0) return drawn.coordinates.length === 0 ? [] : ['outline of nothing'];
  const lines = Array.from({ length: parts.count }, (_, part) =>
    partOfShape(network, parts.edge[part], parts.fromDm[part], parts.toDm[part]),
  );
  return [
    ...checkPolygon(drawn).map(({ code, at }) => `${code} at ${at}`),
    ...windingFaults(drawn),
    ...lines
      .flatMap(pointsAlong)
      .filter(([lon, lat]) => !pointInPolygon(drawn, lon, lat))
      .map((point) => `reached ${point} outside`),
    ...drawn.coordinates
      .flat()
      .flatMap(pointsAlong)
      .filter((point) => !isNear(lines, point))
      .map((point) => `rim ${point} far from any reached street`),
  ];
}

function windingFaults({ coordinates }: MultiPolygon): string[] {
  const isLeftTurning = (ring: readonly Position[]): boolean => {
    const [[originLon, originLat]] = ring;
    let doubled = 0;
    ring.forEach(([lon, lat], at) => {
      const [nextLon, nextLat] = ring[at + 1] ?? ring[0];
      doubled +=
        (lon - originLon) * (nextLat - originLat) - (nextLon - originLon) * (lat - originLat);
    });
    return doubled > 0;
  };
  return coordinates.flatMap((rings, polygon) =>
    rings
      .map((ring, at) =>
        isLeftTurning(ring) === (at === 0) ? '' : `ring ${at} of ${polygon} turned`,
      )
      .filter((fault) => fault !== ''),
  );
}

/** The points of a line and some between them. */
function pointsAlong(line: readonly (LonLat | Position)[]): Position[] {
  return line.flatMap(([bLon, bLat], at) => {
    const [aLon, aLat] = line[at - 1] ?? [bLon, bLat];
    const between = at === 0 ? [] : BETWEEN;
    return [...between, 1].map((t) => [aLon + t * (bLon - aLon), aLat + t * (bLat - aLat)]);
  });
}

function isNear(lines: readonly (readonly LonLat[])[], [lon, lat]: Position): boolean {
  const plane = planeAt(lat);
  const [x, y] = [planeX(plane, lon), planeY(plane, lat)];
  return lines.some((line) =>
    line.some(([bLon, bLat], at) => {
      const [aLon, aLat] = line[at - 1] ?? [bLon, bLat];
      const [ay, by] = [planeY(plane, aLat), planeY(plane, bLat)];
      if (Math.min(ay, by) > y + MOST_METRES || Math.max(ay, by) < y - MOST_METRES) return false;
      const [ax, bx] = [planeX(plane, aLon), planeX(plane, bLon)];
      return projectOnSegment(plane, x, y, ax, ay, bx, by).distance <= MOST_METRES;
    }),
  );
}
