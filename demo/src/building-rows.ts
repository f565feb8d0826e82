import { type AgeProfileName, type Drawing, drawArea, drawLine } from './drawing.ts';
import {
  distance,
  type Line,
  leftOf,
  moved,
  nearestOnLine,
  type Point,
  type Ring,
} from './plane-geometry.ts';
import { insideSpans, isInside, ringCentre } from './polygons.ts';
import type { SeededRandom } from './seeded-random.ts';

export interface RowStyle {
  /** Metres from row to row. */
  readonly pitch: number;
  readonly depth: number;
  readonly length: readonly [number, number];
  /** Metres between the buildings of a row. */
  readonly gap: number;
  readonly floors: readonly [number, number];
  /** Share of the places in a row that are built. */
  readonly keep: number;
}

export interface RowsToBuild {
  readonly ground: Ring;
  readonly east: Point;
  readonly style: RowStyle;
  /** From where to where a path runs between two rows, in metres east of the middle. */
  readonly pathSpans: (middle: Point, row: number) => readonly [number, number][];
  readonly keepOff: readonly Line[];
  readonly garden?: Ring;
  readonly place: string;
  readonly ages: AgeProfileName;
  readonly random: SeededRandom;
  readonly pathTags?: Record<string, string>;
}

/** Rows of buildings that face south, with a path between every two rows. */
export function drawBuildings(drawing: Drawing, rows: RowsToBuild): void {
  const { style, east, ground } = rows;
  const north = leftOf(east);
  const centre = ringCentre(ground);
  const heights = insideSpans(ground, centre, north);
  const low = Math.min(...heights.map(([from]) => from));
  const high = Math.max(...heights.map(([, to]) => to));
  const reach = Math.max(-low, high) + 60;
  const count = Math.max(1, Math.floor((high - low - style.depth) / style.pitch) + 1);
  const first = (low + high) / 2 - ((count - 1) * style.pitch) / 2;
  const extra = Math.ceil((reach - Math.abs(first)) / style.pitch) + 1;
  for (let row = -Math.max(0, extra); row < count + Math.max(0, extra); row++) {
    const middle = moved(centre, north, first + row * style.pitch);
    drawRow(drawing, rows, middle);
    drawPathBetween(drawing, rows, moved(middle, north, style.pitch / 2), row);
  }
}

function drawRow(drawing: Drawing, rows: RowsToBuild, middle: Point): void {
  const { style, east, random } = rows;
  for (const [from, to] of rowSpans(rows, middle)) {
    for (let start = from; start < to; ) {
      const length = Math.min(random.between(style.length[0], style.length[1]), to - start);
      if (length < style.length[0] * 0.6) break;
      const building = box(moved(middle, east, start + length / 2), east, length, style.depth);
      if (isFree(rows, building)) drawBuilding(drawing, rows, building, length);
      start += length + style.gap;
    }
  }
}

/** Both long sides of the row must lie on the ground. */
function rowSpans(rows: RowsToBuild, middle: Point): [number, number][] {
  const north = leftOf(rows.east);
  const [south, northern] = [-0.5, 0.5].map((share) =>
    insideSpans(rows.ground, moved(middle, north, share * rows.style.depth), rows.east),
  );
  return (south ?? []).flatMap(([from, to]) =>
    (northern ?? [])
      .map(([otherFrom, otherTo]): [number, number] => [
        Math.max(from, otherFrom),
        Math.min(to, otherTo),
      ])
      .filter(([low, high]) => high > low),
  );
}

function isFree(rows: RowsToBuild, building: Ring): boolean {
  const centre = ringCentre(building);
  const tries = [centre, ...building];
  if (rows.garden !== undefined) {
    const garden = rows.garden;
    if (tries.some((p) => isInside(p, garden))) return false;
  }
  const reach = distance(centre, building[0] ?? centre);
  for (const line of rows.keepOff) {
    const nearest = nearestOnLine(centre, line);
    if (nearest.off < 4 || (nearest.off < reach + 3 && isInside(nearest.point, building)))
      return false;
    if (building.some((corner) => nearestOnLine(corner, line).off < 2.5)) return false;
  }
  return rows.random.chance(rows.style.keep);
}

function drawBuilding(drawing: Drawing, rows: RowsToBuild, building: Ring, length: number): void {
  const { style, random } = rows;
  const floors = random.whole(style.floors[0], style.floors[1]);
  drawArea(drawing, building, {
    building: style.floors[1] > 3 ? 'apartments' : 'residential',
    'building:levels': String(floors),
  });
  drawing.dwellings.push({
    at: ringCentre(building),
    floorSpace: length * style.depth * floors,
    place: rows.place,
    ages: rows.ages,
  });
}

function drawPathBetween(drawing: Drawing, rows: RowsToBuild, middle: Point, row: number): void {
  for (const [from, to] of rows.pathSpans(middle, row)) {
    if (to - from < 14) continue;
    const path = [moved(middle, rows.east, from), moved(middle, rows.east, to)];
    drawLine(drawing, path, { highway: 'footway', ...rows.pathTags });
  }
}

/** A rectangle, counter-clockwise. */
export function box(centre: Point, east: Point, length: number, depth: number): Ring {
  const north = leftOf(east);
  const corner = (e: number, n: number): Point =>
    moved(moved(centre, east, (e * length) / 2), north, (n * depth) / 2);
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
