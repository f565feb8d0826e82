import type { OsmTags } from '@yike/kernel';
import { smooth } from './curves.ts';
import { type AgeProfileName, type Drawing, drawArea, drawLine } from './drawing.ts';
import { type Garden, roundGarden } from './gardens.ts';
import {
  crossing,
  type Line,
  leftOf,
  moved,
  type Point,
  type Ring,
  segments,
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
  readonly garden?: Garden;
  readonly place: string;
  readonly ages: AgeProfileName;
  readonly random: SeededRandom;
  readonly pathTags?: OsmTags;
  /** How far paths swing to either side, in metres. */
  readonly winding?: number;
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

/** Buildings of even length fill each stretch of the row. */
function drawRow(drawing: Drawing, rows: RowsToBuild, middle: Point): void {
  const { style, east, random } = rows;
  const [shortest, longest] = style.length;
  for (const [from, to] of rowSpans(rows, middle)) {
    const wanted = random.between(shortest, longest);
    const count = Math.max(1, Math.round((to - from + style.gap) / (wanted + style.gap)));
    const room = (to - from + style.gap) / count - style.gap;
    const length = Math.min(room, longest * 1.1);
    if (length < shortest * 0.6) continue;
    for (let i = 0; i < count; i++) {
      const along = from + room / 2 + i * (room + style.gap);
      const building = box(moved(middle, east, along), east, length, style.depth);
      if (isFree(rows, building)) drawBuilding(drawing, rows, building, length);
    }
  }
}

/** Both long sides of the row must lie on the ground, clear of the lines to keep off. */
function rowSpans(rows: RowsToBuild, middle: Point): Span[] {
  const north = leftOf(rows.east);
  const half = rows.style.depth / 2 + 1;
  const sides = [-half, half].map((off) => moved(middle, north, off));
  const [southern, northern] = sides.map((side) => insideSpans(rows.ground, side, rows.east));
  const free = (southern ?? []).flatMap(([from, to]) =>
    (northern ?? [])
      .map(([otherFrom, otherTo]): Span => [Math.max(from, otherFrom), Math.min(to, otherTo)])
      .filter(([low, high]) => high > low),
  );
  return rows.keepOff.reduce<Span[]>((spans, line) => {
    const met = sides.flatMap((side) => meetings(side, rows.east, line));
    if (met.length === 0) return spans;
    return without(spans, [Math.min(...met) - KEEP_OFF_METRES, Math.max(...met) + KEEP_OFF_METRES]);
  }, free);
}

type Span = [from: number, to: number];
const KEEP_OFF_METRES = 4;

/** How far east of a point a line crosses the row. */
function meetings(from: Point, east: Point, line: Line): number[] {
  const start = moved(from, east, -2000);
  const end = moved(from, east, 2000);
  return segments(line).flatMap(([a, b]) => {
    const met = crossing(start, end, a, b);
    return met === undefined ? [] : [met.t * 4000 - 2000];
  });
}

function without(spans: readonly Span[], [low, high]: Span): Span[] {
  return spans.flatMap(([from, to]) =>
    [[from, Math.min(to, low)] satisfies Span, [Math.max(from, high), to] satisfies Span].filter(
      ([start, end]) => end > start,
    ),
  );
}

function isFree(rows: RowsToBuild, building: Ring): boolean {
  const { garden } = rows;
  const tries = [ringCentre(building), ...building];
  if (garden !== undefined && tries.some((p) => isInside(p, garden.ground))) return false;
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
  const { east, winding = 0 } = rows;
  for (const [from, to] of rows.pathSpans(middle, row)) {
    if (to - from < 14) continue;
    const bends = winding === 0 ? 1 : Math.max(2, Math.round((to - from) / 48));
    const points = Array.from({ length: bends + 1 }, (_, i): Point => {
      const along = moved(middle, east, from + ((to - from) * i) / bends);
      const aside = i === 0 || i === bends ? 0 : winding * (i % 2 === row % 2 ? 1 : -1);
      return moved(along, leftOf(east), aside);
    });
    for (const part of roundGarden(smooth(points, 9), rows.garden)) {
      drawLine(drawing, part, { highway: 'footway', ...rows.pathTags });
    }
  }
}

/** A rectangle, counter-clockwise. */
export function box(centre: Point, east: Point, length: number, depth: number): Ring {
  const north = leftOf(east);
  const corner = (e: number, n: number): Point =>
    moved(moved(centre, east, (e * length) / 2), north, (n * depth) / 2);
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
