import { planeAt, planeX, planeY } from '@yike/engine-geometry';
import type { Neighbours } from './neighbours.ts';
import type { People } from './people.ts';

/** Uncovered demand points that lie together. */
export interface GapPoints {
  /** Ascending. */
  readonly points: readonly number[];
  /** The one of them with the shortest way to all its people: the weighted medoid. */
  readonly medoid: number;
}

/**
 * Joins the uncovered points (marked 1) that are neighbours. Points where nobody lives, or outside
 * all areas, make no gap. Gaps come by their first point.
 */
export function findGaps(
  people: People,
  neighbours: Neighbours,
  isUncovered: Uint8Array,
): GapPoints[] {
  const everybody = people.columns[0];
  const isSeen = new Uint8Array(people.count);
  const counts = (point: number): boolean =>
    isSeen[point] === 0 &&
    isUncovered[point] === 1 &&
    everybody[point] > 0 &&
    people.area[point] >= 0;
  const gaps: GapPoints[] = [];
  for (let start = 0; start < people.count; start++) {
    if (!counts(start)) continue;
    const points = [start];
    isSeen[start] = 1;
    for (let at = 0; at < points.length; at++) {
      const point = points[at];
      for (let n = neighbours.first[point]; n < neighbours.first[point + 1]; n++) {
        const other = neighbours.of[n];
        if (!counts(other)) continue;
        isSeen[other] = 1;
        points.push(other);
      }
    }
    points.sort((a, b) => a - b);
    gaps.push({ points, medoid: weightedMedoid(people, points) });
  }
  return gaps;
}

/**
 * The point from which the sum of straight lines to all people is least. Exact, but most points are
 * ruled out unmeasured: by the triangle inequality a point `d` away from one whose sum is `s` has a
 * sum of at least `|s − d × people|` (Newling & Fleuret 2017, "trimed", with weights).
 */
export function weightedMedoid(people: People, points: readonly number[]): number {
  const plane = planeAt(people.lats[points[0]]);
  const x = Float64Array.from(points, (point) => planeX(plane, people.lons[point]));
  const y = Float64Array.from(points, (point) => planeY(plane, people.lats[point]));
  const weight = Float64Array.from(points, (point) => people.columns[0][point]);
  const total = weight.reduce((sum, here) => sum + here, 0);
  const atLeast = new Float64Array(points.length);
  let best = 0;
  let bestSum = Number.POSITIVE_INFINITY;
  const apart = new Float64Array(points.length);
  for (const candidate of nearestToMeanFirst(x, y, weight, total)) {
    if (atLeast[candidate] > bestSum) continue;
    let sum = 0;
    for (let at = 0; at < points.length; at++) {
      const dx = x[at] - x[candidate];
      const dy = y[at] - y[candidate];
      apart[at] = Math.sqrt(dx * dx + dy * dy);
      sum += weight[at] * apart[at];
    }
    if (sum < bestSum || (sum === bestSum && candidate < best)) {
      best = candidate;
      bestSum = sum;
    }
    for (let at = 0; at < points.length; at++) {
      // a hair less, so that rounding never rules out the best
      const bound = Math.abs(sum - apart[at] * total) * (1 - 1e-9);
      if (bound > atLeast[at]) atLeast[at] = bound;
    }
  }
  return points[best];
}

function nearestToMeanFirst(
  x: Float64Array,
  y: Float64Array,
  weight: Float64Array,
  total: number,
): number[] {
  let meanX = 0;
  let meanY = 0;
  for (let at = 0; at < x.length; at++) {
    meanX += (x[at] * weight[at]) / total;
    meanY += (y[at] * weight[at]) / total;
  }
  const far = Float64Array.from(x, (here, at) => Math.hypot(here - meanX, y[at] - meanY));
  return Array.from(x.keys()).sort((a, b) => far[a] - far[b] || a - b);
}
