import { BEYOND } from './report.ts';

/** Share of people whose walk costs at most so much: rising steps, ends at the reached share. */
export interface PeopleCurve {
  /** seconds or metres, rising */
  readonly costs: readonly number[];
  readonly shares: readonly number[];
  readonly total: number;
}

/** Each different cost once; people who reach nothing count in the total only. */
export function peopleCurve(
  costs: Uint16Array,
  people: Float32Array,
  isIn: (index: number) => boolean,
): PeopleCurve {
  const peopleAt = new Float64Array(BEYOND + 1);
  let total = 0;
  let highest = 0;
  costs.forEach((cost, index) => {
    const count = people[index] ?? 0;
    if (count <= 0 || !isIn(index)) return;
    peopleAt[cost] = (peopleAt[cost] ?? 0) + count;
    total += count;
    if (cost !== BEYOND && cost > highest) highest = cost;
  });
  const curve = { costs: [0], shares: [0], total };
  let soFar = 0;
  for (let cost = 0; cost <= highest && total > 0; cost++) {
    const count = peopleAt[cost] ?? 0;
    if (count === 0) continue;
    soFar += count;
    curve.costs.push(cost);
    curve.shares.push(soFar / total);
  }
  return curve;
}

/** The least cost within which `share` of the people are served; null when fewer ever are. */
export function costAtShare(curve: PeopleCurve, share: number): number | null {
  const found = curve.shares.findIndex((reached) => reached >= share - 1e-9 && reached > 0);
  return found < 0 ? null : (curve.costs[found] ?? null);
}

/** Share of people within the cost. */
export function shareWithin(curve: PeopleCurve, cost: number): number {
  let low = 0;
  let high = curve.costs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((curve.costs[middle] ?? 0) <= cost) low = middle + 1;
    else high = middle;
  }
  return curve.shares[low - 1] ?? 0;
}
