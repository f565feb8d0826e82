import { Cells } from './cells.ts';
import {
  at,
  between,
  crossing,
  distance,
  type Line,
  nearestShare,
  type Point,
} from './plane-geometry.ts';

/** A point's name: equal for points that are the same node of the map. */
export type PointKey = string;

export function keyOf([x, y]: Point): PointKey {
  return `${Math.round(x * 100)},${Math.round(y * 100)}`;
}

export interface LevelLine {
  readonly line: Line;
  /** Only lines of one level meet; ends on the very same point join across levels. */
  readonly level: number;
}

interface Segment {
  readonly line: number;
  readonly index: number;
  readonly a: Point;
  readonly b: Point;
}

/** Closer than this, a vertex is the crossing. */
const SAME_PLACE_METRES = 0.35;

/** Gives lines of one level a shared vertex wherever they cross or one ends upon another. */
export function planarise(lines: readonly LevelLine[]): Line[] {
  const segmentsByLine = lines.map(({ line }, number) =>
    line.slice(1).map((b, i): Segment => ({ line: number, index: i, a: at(line, i), b })),
  );
  const segments = segmentsByLine.flat();
  const cuts = new Map<Segment, { share: number; point: Point }[]>();
  const cut = (segment: Segment, point: Point): void => {
    const share = nearestShare(point, segment.a, segment.b);
    const known = cuts.get(segment);
    if (known === undefined) cuts.set(segment, [{ share, point }]);
    else known.push({ share, point });
  };
  for (const [first, second] of nearbyPairs(segments)) {
    if (at(lines, first.line).level !== at(lines, second.line).level) continue;
    if (first.line === second.line && Math.abs(first.index - second.index) < 2) continue;
    meet(first, second, cut);
  }
  return lines.map(({ line }, number) => withCuts(line, at(segmentsByLine, number), cuts));
}

function meet(first: Segment, second: Segment, cut: (on: Segment, point: Point) => void): void {
  const touching: Point[] = [];
  for (const [segment, other] of [
    [first, second],
    [second, first],
  ] as const) {
    for (const end of [segment.a, segment.b]) {
      const foot = between(other.a, other.b, nearestShare(end, other.a, other.b));
      if (distance(end, foot) > SAME_PLACE_METRES) continue;
      touching.push(end);
      if (distance(end, other.a) > 0.01 && distance(end, other.b) > 0.01) cut(other, end);
    }
  }
  if (touching.length > 0) return;
  const met = crossing(first.a, first.b, second.a, second.b);
  if (met === undefined) return;
  const point: Point = [Math.round(met.point[0] * 100) / 100, Math.round(met.point[1] * 100) / 100];
  cut(first, point);
  cut(second, point);
}

function withCuts(
  points: Line,
  own: readonly Segment[],
  cuts: ReadonlyMap<Segment, { share: number; point: Point }[]>,
): Line {
  const line: Point[] = [at(points, 0)];
  for (const segment of own) {
    const added = cuts.get(segment) ?? [];
    for (const { point } of [...added].sort((p, q) => p.share - q.share)) line.push(point);
    line.push(segment.b);
  }
  return line.filter((point, i) => i === 0 || keyOf(point) !== keyOf(at(line, i - 1)));
}

function* nearbyPairs(segments: readonly Segment[]): Generator<[Segment, Segment]> {
  const cells = new Cells<number>();
  segments.forEach(({ a, b }, number) => {
    cells.add([a, b], number);
  });
  const seen = new Set<number>();
  for (const held of cells.all()) {
    for (let i = 0; i < held.length; i++) {
      for (let j = i + 1; j < held.length; j++) {
        const pair = at(held, i) * segments.length + at(held, j);
        if (seen.has(pair)) continue;
        seen.add(pair);
        yield [at(segments, at(held, i)), at(segments, at(held, j))];
      }
    }
  }
}
