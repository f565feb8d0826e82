/** Metres east and north of the district's south-west corner. */
export type Point = readonly [x: number, y: number];
export type Line = readonly Point[];
/** A ring without the closing repeat, counter-clockwise. */
export type Ring = readonly Point[];

/** The item at an index, negative ones from the end; throws beyond the ends. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list.at(index);
  if (item === undefined) throw new RangeError(`no item ${index} in a list of ${list.length}`);
  return item;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

export function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

export function moved(from: Point, direction: Point, metres: number): Point {
  return [from[0] + direction[0] * metres, from[1] + direction[1] * metres];
}

/** Unit vector from a to b. */
export function heading(a: Point, b: Point): Point {
  const length = distance(a, b) || 1;
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
}

export function leftOf([x, y]: Point): Point {
  return [-y, x];
}

export function segments(line: Line): [Point, Point][] {
  const found: [Point, Point][] = [];
  let start: Point | undefined;
  for (const end of line) {
    if (start !== undefined) found.push([start, end]);
    start = end;
  }
  return found;
}

export function ringSegments(ring: Ring): [Point, Point][] {
  return segments([...ring, at(ring, 0)]);
}

export function lineLength(line: Line): number {
  return segments(line).reduce((sum, [a, b]) => sum + distance(a, b), 0);
}

/** Where two segments cross, ends included; `t` runs along the first, `u` along the second. */
export function crossing(
  a: Point,
  b: Point,
  c: Point,
  d: Point,
): { t: number; u: number; point: Point } | undefined {
  const rx = b[0] - a[0];
  const ry = b[1] - a[1];
  const sx = d[0] - c[0];
  const sy = d[1] - c[1];
  const denominator = rx * sy - ry * sx;
  if (Math.abs(denominator) < 1e-9) return undefined;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / denominator;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / denominator;
  if (t < -1e-9 || t > 1 + 1e-9 || u < -1e-9 || u > 1 + 1e-9) return undefined;
  return { t, u, point: [a[0] + rx * t, a[1] + ry * t] };
}

/** The point of a segment nearest to `p`, as a share of its length. */
export function nearestShare(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const squared = dx * dx + dy * dy;
  if (squared === 0) return 0;
  return Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared));
}

/** Metres along the line to its point nearest to `p`, and how far off it lies. */
export function nearestOnLine(p: Point, line: Line): { metres: number; off: number; point: Point } {
  let best = { metres: 0, off: Number.POSITIVE_INFINITY, point: p };
  let walked = 0;
  let a = at(line, 0);
  for (const b of line) {
    const point = between(a, b, nearestShare(p, a, b));
    const off = distance(p, point);
    if (off < best.off) best = { metres: walked + distance(a, point), off, point };
    walked += distance(a, b);
    a = b;
  }
  return best;
}

/** The place at so many metres along a line and its heading there. */
export function placeAlong(line: Line, metres: number): { point: Point; heading: Point } {
  let left = metres;
  for (const [a, b] of segments(line)) {
    const length = distance(a, b);
    if (left <= length) return { point: between(a, b, left / length), heading: heading(a, b) };
    left -= length;
  }
  return { point: at(line, -1), heading: heading(at(line, -2), at(line, -1)) };
}

/** The part of a line between two distances along it. */
export function partOf(line: Line, fromMetres: number, toMetres: number): Line {
  const kept: Point[] = [placeAlong(line, fromMetres).point];
  let walked = 0;
  for (const [a, b] of segments(line)) {
    walked += distance(a, b);
    if (walked > fromMetres + 0.01 && walked < toMetres - 0.01) kept.push(b);
  }
  kept.push(placeAlong(line, toMetres).point);
  return kept;
}

/** The line moved sideways: left of its direction for positive metres. */
export function sideways(line: Line, metres: number | ((along: number) => number)): Line {
  let along = 0;
  return line.map((point, i) => {
    const before = at(line, Math.max(0, i - 1));
    const after = at(line, Math.min(line.length - 1, i + 1));
    along += distance(before, point);
    const offset = typeof metres === 'number' ? metres : metres(along);
    return moved(point, leftOf(heading(before, after)), offset);
  });
}
