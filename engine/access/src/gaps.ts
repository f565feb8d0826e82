import { planeAt, planeX, planeY } from '@yike/engine-geometry';
import type { Neighbours } from './neighbours.ts';
import { checkLengths, type People } from './people.ts';

/** Uncovered demand points that lie together. */
export interface GapPoints {
  /** Ascending. */
  readonly points: Uint32Array;
  /** The one of them with the shortest way to all its people: the weighted medoid. */
  readonly medoid: number;
}

/**
 * Joins the uncovered points (marked 1) that are neighbours. Points where nobody lives, or outside
 * all areas, make no gap. Gaps come by their first point.
 * @throws RangeError for marks of other points, and as `weightedMedoid`
 */
export function findGaps(
  people: People,
  neighbours: Neighbours,
  isUncovered: Uint8Array,
): GapPoints[] {
  checkLengths(people, isUncovered);
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
    const ascending = Uint32Array.from(points).sort();
    gaps.push({ points: ascending, medoid: weightedMedoid(people, ascending) });
  }
  return gaps;
}

/** Sums of lengths are exact to some twelve digits; what differs by less is a tie. */
const TIE = 1e-11;

/**
 * The point from which the sum of straight lines to all people is least; among equals the lowest.
 *
 * Exact, with few sums. That sum is a convex function of where one stands, so at a point where it is
 * known, together with its slope, it cannot lie below its tangent plane anywhere. The point whose
 * tangents promise least is tried next, until none promises less than the best has (Kelley 1960, the
 * cutting-plane method, over the points instead of the plane).
 *
 * @throws RangeError for no point, a point that is not there, or people that are negative or no number
 */
export function weightedMedoid(people: People, points: readonly number[] | Uint32Array): number {
  checkPoints(people, points);
  const plane = planeAt(people.lats[points[0]]);
  const x = Float64Array.from(points, (point) => planeX(plane, people.lons[point]));
  const y = Float64Array.from(points, (point) => planeY(plane, people.lats[point]));
  const weight = Float64Array.from(points, (point) => people.columns[0][point]);
  const atLeast = new Float64Array(points.length).fill(Number.NEGATIVE_INFINITY);
  let best = -1;
  let bestSum = Number.POSITIVE_INFINITY;
  let next = nearestToMean(x, y, weight);
  while (atLeast[next] <= bestSum) {
    const { sum, slopeX, slopeY } = sumAndSlope(x, y, weight, next);
    const isTie = Math.abs(sum - bestSum) <= TIE * sum;
    if (isTie ? next < best : sum < bestSum) {
      best = next;
      bestSum = sum;
    }
    const [here, there] = [x[next], y[next]];
    const slack = TIE * sum;
    for (let at = 0; at < x.length; at++) {
      const tangent = sum + slopeX * (x[at] - here) + slopeY * (y[at] - there) - slack;
      if (tangent > atLeast[at]) atLeast[at] = tangent;
    }
    atLeast[next] = Number.POSITIVE_INFINITY;
    next = leastPromised(atLeast);
  }
  return points[best];
}

function checkPoints({ columns }: People, points: ArrayLike<number>): void {
  if (points.length === 0) throw new RangeError('No point is the medoid of none.');
  for (let at = 0; at < points.length; at++) {
    const heads = columns[0][points[at]];
    if (heads >= 0 && heads < Number.POSITIVE_INFINITY) continue;
    throw new RangeError(`The people of point ${points[at]} are ${heads}.`);
  }
}

/** Sum of weighted lengths from one of the points, and how it changes towards east and north. */
function sumAndSlope(x: Float64Array, y: Float64Array, weight: Float64Array, from: number) {
  let sum = 0;
  let slopeX = 0;
  let slopeY = 0;
  for (let at = 0; at < x.length; at++) {
    const dx = x[from] - x[at];
    const dy = y[from] - y[at];
    const apart = Math.sqrt(dx * dx + dy * dy);
    if (apart === 0) continue; // at the very spot any slope up to its weight is true; 0 is one
    sum += weight[at] * apart;
    slopeX += (weight[at] * dx) / apart;
    slopeY += (weight[at] * dy) / apart;
  }
  return { sum, slopeX, slopeY };
}

function leastPromised(atLeast: Float64Array): number {
  let least = 0;
  for (let at = 1; at < atLeast.length; at++) if (atLeast[at] < atLeast[least]) least = at;
  return least;
}

function nearestToMean(x: Float64Array, y: Float64Array, weight: Float64Array): number {
  const total = weight.reduce((sum, here) => sum + here, 0);
  let meanX = 0;
  let meanY = 0;
  for (let at = 0; at < x.length; at++) {
    meanX += (x[at] * weight[at]) / total;
    meanY += (y[at] * weight[at]) / total;
  }
  let nearest = 0;
  let leastFar = Number.POSITIVE_INFINITY;
  for (let at = 0; at < x.length; at++) {
    const far = (x[at] - meanX) ** 2 + (y[at] - meanY) ** 2;
    if (far >= leastFar) continue;
    leastFar = far;
    nearest = at;
  }
  return nearest;
}
