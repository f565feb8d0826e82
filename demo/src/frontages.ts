import type { Community } from './communities.ts';
import type { Drawing, DrawnLine } from './drawing.ts';
import {
  type Line,
  leftOf,
  lineLength,
  moved,
  nearestOnLine,
  type Point,
  placeAlong,
} from './plane-geometry.ts';
import { isInside } from './polygons.ts';
import { CANAL, CANAL_LINE } from './waters.ts';

/** A door somewhere in the district where a facility may stand. */
export interface Spot {
  readonly at: Point;
  readonly kind: 'street' | 'main' | 'home';
  /** Street, or estate for spots inside one. */
  readonly place: string;
  readonly address: string;
  readonly community: Community;
}

/** How far shopfronts stand from the middle of the street. */
const SHOPFRONT_METRES: Record<string, number> = {
  primary: 19,
  secondary: 12,
  tertiary: 9,
  residential: 7,
  pedestrian: 7,
  living_street: 4,
};
const MAIN = new Set(['primary', 'secondary', 'tertiary', 'pedestrian']);
const STEP_METRES = 17;

/** Every shopfront of every named street, numbered odd and even, and a door at every dwelling. */
export function spots(drawing: Drawing, communities: readonly Community[]): Spot[] {
  const streets = drawing.lines.filter(
    ({ tags, level }) =>
      level === 0 &&
      tags['bridge'] === undefined &&
      tags['name'] !== undefined &&
      (tags['highway'] ?? '') in SHOPFRONT_METRES,
  );
  const fronts = streets.flatMap((street) => shopfronts(street, communities));
  const doors = drawing.dwellings.flatMap(({ at, place }, i): Spot[] => {
    const community = communityOf(at, communities);
    if (community === undefined) return [];
    return [{ at, kind: 'home', place, address: `${place}${(i % 40) + 1}号`, community }];
  });
  return [...fronts, ...doors];
}

function shopfronts({ line, tags }: DrawnLine, communities: readonly Community[]): Spot[] {
  const name = tags['name'] ?? '';
  const highway = tags['highway'] ?? '';
  if (name.endsWith('步道')) return [];
  const kind = MAIN.has(highway) ? 'main' : 'street';
  return numbers(line).flatMap(({ metres, side, number }): Spot[] => {
    const at = shopfront(line, metres, side * (SHOPFRONT_METRES[highway] ?? 9));
    const community = isBesideCanal(at) ? undefined : communityOf(at, communities);
    if (community === undefined) return [];
    return [{ at, kind, place: name, address: `${name}${number}号`, community }];
  });
}

/** House numbers along a street: odd on its left, even on its right. */
function numbers(line: Line): { metres: number; side: 1 | -1; number: number }[] {
  const count = Math.max(0, Math.floor((lineLength(line) - 46) / STEP_METRES) + 1);
  return Array.from({ length: count }, (_, i) => 26 + i * STEP_METRES).flatMap((metres) => {
    const pair = Math.round(metres / 8) * 2;
    return [
      { metres, side: 1 as const, number: pair + 1 },
      { metres, side: -1 as const, number: pair + 2 },
    ];
  });
}

function isBesideCanal(point: Point): boolean {
  return nearestOnLine(point, CANAL_LINE).off < CANAL.halfWidth + 14;
}

function communityOf(point: Point, communities: readonly Community[]): Community | undefined {
  return communities.find(({ ring }) => isInside(point, ring));
}

function shopfront(line: Line, metres: number, off: number): Point {
  const { point, heading } = placeAlong(line, metres);
  return moved(point, leftOf(heading), off);
}
