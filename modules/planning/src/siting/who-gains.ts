import type { Assignment, SitingAnswer } from '@yike/engine-siting';
import type { PosedSiting } from './pose-siting.ts';

/** Whom a site covers first. */
export const COVERED_ALREADY = -1;
export const COVERED_BY_NONE = 0;

/**
 * By service and demand point: the rank, from 1, of the site that is the first to cover it, in the order of
 * the answer; `COVERED_ALREADY` by a facility there is, `COVERED_BY_NONE`. Where places run out: what becomes of most
 * of those who want one there.
 */
export function whoGains(
  { task, services, weights }: PosedSiting,
  { sites, layers }: SitingAnswer,
): Int16Array[] {
  return services.map(({ limitTicks, nearestTicks }, at) => {
    const assignment = layers[at]?.assignment ?? null;
    if (assignment !== null) return fateOfMost(assignment);
    const coveredBy = Int16Array.from(nearestTicks, (ticks) =>
      ticks <= limitTicks ? COVERED_ALREADY : COVERED_BY_NONE,
    );
    const reach = task.layers[at]?.reach;
    if (reach === undefined) throw new Error(`There is no layer ${at}.`);
    const { firstOfSite, demand, cost } = reach;
    sites.forEach(({ site }, rank) => {
      for (let pair = firstOfSite[site] ?? 0; pair < (firstOfSite[site + 1] ?? 0); pair++) {
        const point = demand[pair] ?? 0;
        const isNew = coveredBy[point] === COVERED_BY_NONE;
        if (isNew && (cost[pair] ?? 0) <= limitTicks) coveredBy[point] = rank + 1;
      }
    });
    if (coveredBy.length !== weights.length) throw new Error('Points and weights differ.');
    return coveredBy;
  });
}

function fateOfMost({ left, servedBefore, newly }: Assignment): Int16Array {
  const most = left.slice();
  const fate = new Int16Array(left.length).fill(COVERED_BY_NONE);
  const note = (point: number, weight: number, own: number): void => {
    if (weight <= (most[point] ?? 0)) return;
    most[point] = weight;
    fate[point] = own;
  };
  servedBefore.forEach((weight, point) => {
    note(point, weight, COVERED_ALREADY);
  });
  newly.weight.forEach((weight, entry) => {
    note(newly.point[entry] ?? 0, weight, (newly.rank[entry] ?? 0) + 1);
  });
  return fate;
}
