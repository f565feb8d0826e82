import type { EstatePlan } from './block-plan.ts';
import { smoothRing } from './curves.ts';
import { type Drawing, drawArea, drawLine } from './drawing.ts';
import {
  at,
  distance,
  type Line,
  leftOf,
  lineLength,
  moved,
  nearestOnLine,
  type Point,
  partOf,
  type Ring,
} from './plane-geometry.ts';
import { insideSpans, ringCentre } from './polygons.ts';
import type { SeededRandom } from './seeded-random.ts';
import { crossingsOf } from './street-lines.ts';

/** Share of the estate's width and depth that its garden takes, and whether it has a pond. */
const GARDENS: Record<EstatePlan['style'], { share: number; chance: number; pond: boolean }> = {
  towers: { share: 0.19, chance: 1, pond: true },
  slabs: { share: 0.12, chance: 0.7, pond: false },
  workers: { share: 0.09, chance: 0.35, pond: false },
};

export interface Garden {
  /** No building stands within. */
  readonly ground: Ring;
  /** The path round its middle; whatever leads here ends on it. */
  readonly path: Ring;
  readonly pond?: Ring;
}

/** Room for a garden in the middle of an estate, where the estate has any. */
export function planGarden(
  loop: Ring,
  east: Point,
  style: EstatePlan['style'],
  random: SeededRandom,
): Garden | undefined {
  const { share, chance, pond } = GARDENS[style];
  const width = spanWidth(loop, ringCentre(loop), east);
  const depth = spanWidth(loop, ringCentre(loop), leftOf(east));
  if (width < 90 || depth < 80 || !random.chance(chance)) return undefined;
  const aside = random.between(-0.14, 0.14);
  const north = random.between(-0.1, 0.1);
  const centre = moved(moved(ringCentre(loop), east, width * aside), leftOf(east), depth * north);
  const phase = random.between(0, 6);
  const oval = (scale: number): Ring =>
    smoothRing(
      Array.from({ length: 9 }, (_, step): Point => {
        const angle = (step * 2 * Math.PI) / 9;
        const radius = scale * share * (1 + 0.17 * Math.sin(step * 2.2 + phase));
        const eastern = moved(centre, east, Math.cos(angle) * width * radius);
        return moved(eastern, leftOf(east), Math.sin(angle) * depth * radius * 0.92);
      }),
      8,
    );
  const rings = { ground: oval(1), path: oval(0.68) };
  return pond ? { ...rings, pond: oval(0.4) } : rings;
}

/** Its ground, path and pond, and a way to the nearest of the estate's roads. */
export function drawGarden(drawing: Drawing, garden: Garden, roads: readonly Line[]): void {
  drawArea(drawing, garden.ground, { leisure: 'garden', access: 'private' });
  if (garden.pond !== undefined)
    drawArea(drawing, garden.pond, { natural: 'water', water: 'pond' });
  const tags = { highway: 'footway', surface: 'paving_stones' };
  drawLine(drawing, [...garden.path, at(garden.path, 0)], tags);
  const way = shortestWay(garden.path, roads);
  if (way !== undefined) drawLine(drawing, way, tags);
}

/** A line that would run through the garden, as the parts of it that lead there. */
export function roundGarden(line: Line, garden: Garden | undefined): Line[] {
  if (garden === undefined) return [line];
  const stations = crossingsOf(line, [...garden.path, at(garden.path, 0)])
    .map((point) => nearestOnLine(point, line).metres)
    .toSorted((a, b) => a - b);
  const first = stations[0];
  const last = stations.at(-1);
  if (first === undefined || last === undefined || last - first < 1) return [line];
  return [partOf(line, 0, first), partOf(line, last, lineLength(line))];
}

/** From the garden's path straight to the estate's nearest road. */
function shortestWay(path: Ring, roads: readonly Line[]): Line | undefined {
  const ways = path.flatMap((from) =>
    roads.map((road) => ({ from, to: nearestOnLine(from, road).point })),
  );
  const shortest = ways.toSorted((a, b) => distance(a.from, a.to) - distance(b.from, b.to))[0];
  if (shortest === undefined || distance(shortest.from, shortest.to) < 0.5) return undefined;
  return [shortest.from, shortest.to];
}

function spanWidth(ring: Ring, centre: Point, direction: Point): number {
  return insideSpans(ring, centre, direction).reduce((sum, [low, high]) => sum + high - low, 0);
}
