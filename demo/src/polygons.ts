import {
  at,
  between,
  crossing,
  distance,
  heading,
  leftOf,
  moved,
  nearestShare,
  type Point,
  type Ring,
  ringSegments,
} from './plane-geometry.ts';

/** Square metres, positive for a counter-clockwise ring. */
export function ringArea(ring: Ring): number {
  return ringSegments(ring).reduce((sum, [a, b]) => sum + (a[0] * b[1] - b[0] * a[1]) / 2, 0);
}

export function ringCentre(ring: Ring): Point {
  const area = ringArea(ring);
  let x = 0;
  let y = 0;
  for (const [a, b] of ringSegments(ring)) {
    const cross = a[0] * b[1] - b[0] * a[1];
    x += ((a[0] + b[0]) * cross) / (6 * area);
    y += ((a[1] + b[1]) * cross) / (6 * area);
  }
  return [x, y];
}

export function isInside(p: Point, ring: Ring): boolean {
  let inside = false;
  let a = at(ring, -1);
  for (const b of ring) {
    const spans = a[1] > p[1] !== b[1] > p[1];
    if (spans && p[0] < a[0] + ((p[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
    a = b;
  }
  return inside;
}

/** A counter-clockwise ring drawn inwards; `metres` may differ from side to side. */
export function inset(ring: Ring, metres: number | ((side: number) => number)): Ring {
  const far = (side: number): number => (typeof metres === 'number' ? metres : metres(side));
  const sides = ringSegments(ring)
    .map(([a, b], i) => ({ a, b, metres: far(i) }))
    .filter(({ a, b }) => distance(a, b) > 0.2);
  const drawn = sides.map(({ a, b, metres: by }) => {
    const inward = leftOf(heading(a, b));
    return { a: moved(a, inward, by), b: moved(b, inward, by) };
  });
  const corners = drawn
    .map((side, i) => cornerOf(at(drawn, i - 1), side))
    .filter((corner) => sides.every(({ a, b, metres: by }) => isClear(corner, a, b, by)));
  if (corners.length < 3 || ringArea(corners) <= 0) return [];
  return withoutSpikes(withoutLoops(corners));
}

/** At sharp bends and where sides keep different distances, a drawn corner may come too near a side. */
function isClear(corner: Point, a: Point, b: Point, metres: number): boolean {
  return distance(corner, between(a, b, nearestShare(corner, a, b))) > metres - 0.7;
}

/** Without corners that lie on top of the one before or turn straight back. */
function withoutSpikes(ring: Ring): Ring {
  const kept = ring.filter((point, i) => distance(point, at(ring, i - 1)) > 0.5);
  const straight = kept.filter((point, i) => {
    const before = heading(at(kept, i - 1), point);
    const after = heading(point, at(kept, (i + 1) % kept.length));
    return before[0] * after[0] + before[1] * after[1] > -0.9;
  });
  return straight.length === ring.length ? ring : withoutSpikes(straight);
}

function cornerOf(before: { a: Point; b: Point }, after: { a: Point; b: Point }): Point {
  const first = heading(before.a, before.b);
  const second = heading(after.a, after.b);
  const turn = first[0] * second[1] - first[1] * second[0];
  if (Math.abs(turn) < 0.08) return between(before.b, after.a, 0.5);
  const along =
    ((after.a[0] - before.a[0]) * second[1] - (after.a[1] - before.a[1]) * second[0]) / turn;
  return moved(before.a, first, along);
}

/** Where a narrow inset crosses itself, the larger part is kept. */
function withoutLoops(ring: Ring): Ring {
  const met = firstSelfCrossing(ring);
  if (met === undefined) return ring;
  const inner = [met.point, ...ring.slice(met.first + 1, met.second + 1)];
  const outer = [...ring.slice(0, met.first + 1), met.point, ...ring.slice(met.second + 1)];
  return withoutLoops(ringArea(inner) > ringArea(outer) ? inner : outer);
}

function firstSelfCrossing(
  ring: Ring,
): { first: number; second: number; point: Point } | undefined {
  const sides = ringSegments(ring);
  for (const [first, [a, b]] of sides.entries()) {
    for (let second = first + 2; second < sides.length; second++) {
      if (first === 0 && second === sides.length - 1) continue;
      const met = crossing(a, b, ...at(sides, second));
      if (met !== undefined) return { first, second, point: met.point };
    }
  }
  return undefined;
}

/** The part of a ring on the left of a directed line. */
export function leftPart(ring: Ring, from: Point, direction: Point): Ring {
  const side = (p: Point): number =>
    direction[0] * (p[1] - from[1]) - direction[1] * (p[0] - from[0]);
  const kept: Point[] = [];
  for (const [a, b] of ringSegments(ring)) {
    const sideA = side(a);
    const sideB = side(b);
    if (sideA >= 0) kept.push(a);
    if (sideA >= 0 !== sideB >= 0) kept.push(between(a, b, sideA / (sideA - sideB)));
  }
  return kept;
}

/** The first point of the ring met from `from` in a direction, and the side it lies on. */
export function rayToRing(
  from: Point,
  direction: Point,
  ring: Ring,
): { point: Point; side: number; metres: number } | undefined {
  const far = moved(from, direction, 5000);
  let best: { point: Point; side: number; metres: number } | undefined;
  ringSegments(ring).forEach(([a, b], side) => {
    const met = crossing(from, far, a, b);
    if (met === undefined) return;
    const metres = met.t * 5000;
    if (best === undefined || metres < best.metres) best = { point: met.point, side, metres };
  });
  return best;
}

/** Where a straight line from a point in a direction runs inside the ring: pairs of distances. */
export function insideSpans(ring: Ring, from: Point, direction: Point): [number, number][] {
  const start = moved(from, direction, -5000);
  const end = moved(from, direction, 5000);
  const met = ringSegments(ring)
    .flatMap(([a, b]) => {
      const hit = crossing(start, end, a, b);
      return hit === undefined ? [] : [hit.t * 10000 - 5000];
    })
    .sort((first, second) => first - second)
    .filter((value, i, all) => i === 0 || value - at(all, i - 1) > 0.01);
  const spans: [number, number][] = [];
  for (let i = 0; i + 1 < met.length; i++) {
    const low = at(met, i);
    const high = at(met, i + 1);
    if (isInside(moved(from, direction, (low + high) / 2), ring)) spans.push([low, high]);
  }
  return spans;
}
