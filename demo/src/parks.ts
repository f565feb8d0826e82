import { smooth, smoothRing } from './curves.ts';
import { type Drawing, drawArea, drawLine } from './drawing.ts';
import { eastwards } from './parcels.ts';
import {
  at,
  between,
  type Line,
  leftOf,
  moved,
  nearestOnLine,
  type Point,
  partOf,
  type Ring,
} from './plane-geometry.ts';
import { inset, ringArea, ringCentre } from './polygons.ts';
import { crossingsOf } from './street-lines.ts';
import { extent, waysOut } from './ways-in.ts';

/** A path around, two winding ways through, a pond with an island in the larger parks. */
export function drawPark(drawing: Drawing, ground: Ring, streets: readonly Line[]): void {
  const round = inset(ground, 12);
  const path = { highway: 'footway', surface: 'paving_stones', lit: 'yes' };
  if (round.length > 2) drawLine(drawing, [...round, at(round, 0)], path);
  const centre = ringCentre(ground);
  const east = eastwards(ground);
  const north = leftOf(east);
  const ways = waysOut(ground, streets);
  const width = extent(ground, centre, east);
  const depth = extent(ground, centre, north);
  const pond = ringArea(ground) > 45000;
  const middle = pond ? moved(moved(centre, east, -width * 0.2), north, depth * 0.02) : centre;
  const pondPath = pond ? drawPond(drawing, ground, centre, east) : undefined;
  for (const way of ways) {
    const line = winding(at(way, 0), at(way, 1), middle, ringArea(ground) / 9000);
    drawLine(drawing, pondPath === undefined ? line : upTo(line, pondPath), path);
  }
  if (pondPath !== undefined) {
    drawLine(drawing, pondPath, path);
    drawLine(drawing, [middle, nearestOnLine(middle, pondPath).point], path);
  }
  drawGroves(drawing, ground, centre, east, width, depth);
}

function winding(outer: Point, edge: Point, middle: Point, bend: number): Line {
  const aside = leftOf([middle[0] - edge[0], middle[1] - edge[1]]);
  const share = Math.min(0.16, bend / 60);
  const first = moved(between(edge, middle, 0.35), aside, share);
  const second = moved(between(edge, middle, 0.7), aside, -share);
  return [outer, ...smooth([edge, first, second, middle], 12)];
}

/** A pond with an island; gives the path around it. */
function drawPond(drawing: Drawing, ground: Ring, parkCentre: Point, east: Point): Line {
  const north = leftOf(east);
  const width = extent(ground, parkCentre, east);
  const depth = extent(ground, parkCentre, north);
  const centre = moved(moved(parkCentre, east, width * 0.14), north, -depth * 0.06);
  const shore = (scale: number, wave: number): Ring =>
    smoothRing(
      Array.from({ length: 13 }, (_, step): Point => {
        const angle = (step * 2 * Math.PI) / 13;
        const radius = scale * (1 + wave * (Math.sin(angle * 3 + 0.7) + Math.cos(angle * 2)));
        const eastern = moved(centre, east, Math.cos(angle) * width * 0.17 * radius);
        return moved(eastern, north, Math.sin(angle) * depth * 0.2 * radius);
      }),
      8,
    );
  drawArea(drawing, shore(1, 0.13), { natural: 'water', water: 'pond' }, [shore(0.2, 0.1)]);
  const round = shore(1.22, 0.12);
  return [...round, at(round, 0)];
}

/** A line as far as it first meets another. */
function upTo(line: Line, other: Line): Line {
  const met = crossingsOf(line, other).map((point) => nearestOnLine(point, line).metres);
  return met.length === 0 ? line : partOf(line, 0, Math.min(...met));
}

function drawGroves(
  drawing: Drawing,
  ground: Ring,
  centre: Point,
  east: Point,
  width: number,
  depth: number,
): void {
  const north = leftOf(east);
  for (const [e, n] of [
    [-0.32, 0.28],
    [0.36, 0.3],
    [-0.36, -0.3],
  ] as const) {
    const middle = moved(moved(centre, east, e * width), north, n * depth);
    const grove = Array.from({ length: 9 }, (_, step): Point => {
      const angle = (step * 2 * Math.PI) / 9;
      const radius = 0.1 * (1 + 0.22 * Math.sin(step * 2.1 + e * 9));
      return moved(
        moved(middle, east, Math.cos(angle) * width * radius),
        north,
        Math.sin(angle) * depth * radius,
      );
    });
    if (ringArea(ground) > 14000) drawArea(drawing, smoothRing(grove, 7), { natural: 'wood' });
  }
}
