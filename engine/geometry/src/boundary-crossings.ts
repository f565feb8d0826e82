import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import type { LonLat } from './lon-lat.ts';

/** The boundary of a polygon as a list of edges that know their neighbours along the ring. */
interface Edge {
  readonly a: LonLat;
  readonly b: LonLat;
  /** Where the edge before began and the edge after ends. */
  before: LonLat;
  after: LonLat;
}

/**
 * Places where the rings of one polygon cross themselves or each other, in the order of the ring.
 * Touching is no crossing: rings may meet in a point, or run along each other for a while.
 */
export function boundaryCrossings(rings: readonly Position[][]): LonLat[] {
  const edges = rings.flatMap(edgesOf);
  if (edges.length === 0) return [];
  const index = new Flatbush(edges.length);
  for (const { a, b } of edges) {
    index.add(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    );
  }
  index.finish();

  const places: LonLat[] = [];
  edges.forEach((edge, number) => {
    const { a, b } = edge;
    const near = index.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      (other) => other > number,
    );
    for (const other of near.sort((one, two) => one - two)) {
      const place = crossingOf(edge, edges[other]);
      if (place !== null) places.push(place);
    }
  });
  return places;
}

/** Edges of a ring, repeated points left out. */
function edgesOf(ring: readonly Position[]): Edge[] {
  const points: LonLat[] = [];
  for (const [lon, lat] of ring) {
    const last = points.at(-1);
    if (last === undefined || last[0] !== lon || last[1] !== lat) points.push([lon, lat]);
  }
  const [first, last] = [points[0], points.at(-1)];
  if (points.length > 1 && last !== undefined && first[0] === last[0] && first[1] === last[1]) {
    points.pop();
  }
  if (points.length < 3) return [];
  const at = (i: number): LonLat => points[(i + points.length) % points.length];
  return points.map((a, i) => ({ a, b: at(i + 1), before: at(i - 1), after: at(i + 2) }));
}

/** Which side of a→b the point is on: positive left, negative right, 0 on the line. */
function sideOf(a: LonLat, b: LonLat, p: LonLat): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

function crossingOf(one: Edge, two: Edge): LonLat | null {
  const a = sideOf(two.a, two.b, one.a);
  const b = sideOf(two.a, two.b, one.b);
  const c = sideOf(one.a, one.b, two.a);
  const d = sideOf(one.a, one.b, two.b);
  if (a * b < 0 && c * d < 0) {
    const share = a / (a - b);
    return [one.a[0] + share * (one.b[0] - one.a[0]), one.a[1] + share * (one.b[1] - one.a[1])];
  }
  return crossingInPoint(one, two);
}

/**
 * A crossing right at a point of the boundary. Each is found once, at the edges that begin there:
 * either both do, or one does in the middle of the other.
 */
function crossingInPoint(one: Edge, two: Edge): LonLat | null {
  if (isSame(one.a, two.a)) {
    return isThrough(one.before, one.a, one.b, two.before, two.b) ? one.a : null;
  }
  if (isWithin(one, two.a)) {
    return isThrough(one.a, two.a, one.b, two.before, two.b) ? two.a : null;
  }
  if (isWithin(two, one.a)) {
    return isThrough(two.a, one.a, two.b, one.before, one.b) ? one.a : null;
  }
  return null;
}

function isSame(p: LonLat, q: LonLat): boolean {
  return p[0] === q[0] && p[1] === q[1];
}

/** Whether a point lies on an edge, its ends not counted. */
function isWithin({ a, b }: Edge, p: LonLat): boolean {
  if (isSame(p, a) || isSame(p, b) || sideOf(a, b, p) !== 0) return false;
  const along = (p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1]);
  const length = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2;
  return along > 0 && along < length;
}

/**
 * Whether a way that comes from `from2` and goes to `to2` through `middle` passes from one side of
 * the way from1–middle–to1 to its other side. Where they share a direction they only touch.
 */
function isThrough(
  from1: LonLat,
  middle: LonLat,
  to1: LonLat,
  from2: LonLat,
  to2: LonLat,
): boolean {
  const start = directionOf(middle, from1);
  const turnTo = (p: LonLat): number => {
    const turn = directionOf(middle, p) - start;
    return turn < 0 ? turn + 2 * Math.PI : turn;
  };
  const end = turnTo(to1);
  const [comes, goes] = [turnTo(from2), turnTo(to2)];
  if ([comes, goes].some((turn) => turn === 0 || turn === end)) return false;
  return comes < end !== goes < end;
}

function directionOf(from: LonLat, to: LonLat): number {
  return Math.atan2(to[1] - from[1], to[0] - from[0]);
}
