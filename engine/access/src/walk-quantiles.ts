import { UNREACHED } from '@yike/engine-network';
import { AreaTable, checkLengths, type People, sumPeople } from './people.ts';

/**
 * For each area and each share s the shortest walk that at least s of its people can make do with:
 * 0.5 gives the median, 0.9 the 90th percentile. People who reach nothing count as infinitely far,
 * so the answer is UNREACHED where too many of them live, and where nobody lives.
 *
 * @param ticks walk of every demand point, UNREACHED beyond the limit
 * @param shares ascending, each above 0 and at most 1
 * @throws RangeError for other shares, walks of other points, and people that are negative or no number
 */
export function walkQuantiles(
  people: People,
  ticks: Uint32Array,
  shares: readonly number[],
): AreaTable {
  checkLengths(people, ticks);
  checkShares(shares);
  const { areaCount, area, columns } = people;
  const everybody = columns[0];
  const totals = sumPeople(people);
  const quantiles = new AreaTable(areaCount, shares.length);
  const soFar = new Float64Array(areaCount + 1);
  const nextShare = new Uint8Array(areaCount + 1);
  for (let row = 0; row <= areaCount; row++) {
    for (let at = 0; at < shares.length; at++) quantiles.set(row, at, UNREACHED);
  }

  const advance = (row: number, walk: number, here: number): void => {
    soFar[row] += here;
    const total = totals.value(row, 0);
    // sums of the same figures in another order may differ in the last digits
    const enough = soFar[row] * (1 + 1e-12);
    while (nextShare[row] < shares.length && enough >= shares[nextShare[row]] * total) {
      quantiles.set(row, nextShare[row]++, walk);
    }
  };
  for (const point of reachedByWalk(ticks)) {
    if (area[point] < 0 || everybody[point] === 0) continue;
    advance(area[point], ticks[point], everybody[point]);
    advance(areaCount, ticks[point], everybody[point]);
  }
  return quantiles;
}

function checkShares(shares: readonly number[]): void {
  let before = 0;
  for (const share of shares) {
    if (!(share > 0 && share >= before && share <= 1)) {
      throw new RangeError(`Shares of ${shares} are not ascending, above 0 and at most 1.`);
    }
    before = share;
  }
}

/** The points that reach something, shortest walk first: counted by walk, as walks are whole and few. */
function reachedByWalk(ticks: Uint32Array): Uint32Array {
  let longest = 0;
  for (const walk of ticks) if (walk !== UNREACHED && walk > longest) longest = walk;
  const next = new Uint32Array(longest + 2);
  for (const walk of ticks) if (walk !== UNREACHED) next[walk + 1]++;
  for (let walk = 0; walk <= longest; walk++) next[walk + 1] += next[walk];
  const points = new Uint32Array(next[longest + 1]);
  for (let point = 0; point < ticks.length; point++) {
    if (ticks[point] !== UNREACHED) points[next[ticks[point]]++] = point;
  }
  return points;
}
