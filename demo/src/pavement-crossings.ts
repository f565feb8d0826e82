import type { DrawnLine } from './drawing.ts';
import { keyOf, type PointKey } from './planarise.ts';
import { at, type Line, type Point } from './plane-geometry.ts';

/**
 * Where a main road's pavement passes over another main road, that piece is a crossing with
 * signals. Pavements end where they last meet something.
 */
export function splitPavements(lines: readonly DrawnLine[]): {
  lines: DrawnLine[];
  crossings: Point[];
} {
  const uses = useCounts(lines);
  const carriageways = new Set(
    lines
      .filter(({ tags }) => tags['highway'] === 'primary')
      .flatMap(({ line }) => line.map(keyOf)),
  );
  const crossings: Point[] = [];
  const split = lines.flatMap((drawn) => {
    if (drawn.tags['footway'] !== 'sidewalk') return [drawn];
    const line = withoutLooseEnds(drawn.line, uses);
    crossings.push(...line.filter((point) => carriageways.has(keyOf(point))));
    return pieces({ ...drawn, line }, carriageways);
  });
  return { lines: split, crossings };
}

function useCounts(lines: readonly DrawnLine[]): Map<PointKey, number> {
  const uses = new Map<PointKey, number>();
  for (const { line, tags } of lines) {
    if (tags['highway'] === undefined) continue;
    for (const key of new Set(line.map(keyOf))) uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return uses;
}

function withoutLooseEnds(line: Line, uses: ReadonlyMap<PointKey, number>): Line {
  if (keyOf(at(line, 0)) === keyOf(at(line, -1))) return line;
  const met = (point: Point): boolean => (uses.get(keyOf(point)) ?? 0) > 1;
  const first = line.findIndex(met);
  const last = line.findLastIndex(met);
  return first < 0 ? line : line.slice(first, last + 1);
}

function pieces(drawn: DrawnLine, carriageways: ReadonlySet<PointKey>): DrawnLine[] {
  const { line, tags, level } = drawn;
  const found: DrawnLine[] = [];
  let start = 0;
  const add = (from: number, to: number, crossing: boolean): void => {
    if (to <= from) return;
    const crossingTags = { highway: 'footway', footway: 'crossing', crossing: 'traffic_signals' };
    found.push({ line: line.slice(from, to + 1), tags: crossing ? crossingTags : tags, level });
  };
  for (let i = 1; i + 1 < line.length; i++) {
    if (!carriageways.has(keyOf(at(line, i)))) continue;
    add(start, i - 1, false);
    add(i - 1, i + 1, true);
    start = i + 1;
  }
  add(start, line.length - 1, false);
  return found;
}
