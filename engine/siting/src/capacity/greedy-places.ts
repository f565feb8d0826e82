import { GainQueue } from '../gain-queue.ts';
import type { SiteRules } from '../site-rules.ts';
import type { SitingWatch } from '../siting-answer.ts';
import type { AssignmentFlow } from './assignment-flow.ts';
import type { ServerScores } from './server-score.ts';

/** What costs nothing is the best bargain, but not an infinite one. */
const FREE = 1e-9;

/** λ of every point: what one unit more there would save at most. */
export function pricesOf(flow: AssignmentFlow): Float64Array {
  const prices = new Float64Array(flow.supply.pointCount);
  for (let point = 0; point < prices.length; point++) prices[point] = flow.priceOf(point);
  return prices;
}

/**
 * Lazy greedy where whom a site serves depends on who is full. What a site would gain is at most its score at the
 * prices of the flow, and at most what it would have gained before; only the site that is first by that is
 * opened, and closed again when another may gain more.
 *
 * @param flow with no site open; left so
 * @param perCost the most gain per money instead
 */
export function greedyPlaces(
  flow: AssignmentFlow,
  scores: ServerScores,
  rules: SiteRules,
  perCost: boolean,
  isEnough: () => boolean,
  watch: SitingWatch,
): void {
  flow.mark();
  for (const site of rules.chosen) flow.openSite(site);
  let prices = pricesOf(flow);
  const most = Math.max(1, Math.min(rules.most, rules.siteCount));
  const atMost = new Float64Array(rules.siteCount);
  const triedWith = new Int32Array(rules.siteCount).fill(-1);
  const rank = (gain: number, site: number): number =>
    perCost ? gain / Math.max(rules.costOf(site), FREE) : gain;
  const queue = new GainQueue();
  const push = (site: number, gain: number): void => {
    atMost[site] = gain;
    // who gains nothing never will
    if (gain > 0) queue.push(site, rank(gain, site));
  };
  for (let site = 0; site < rules.siteCount; site++) {
    if (rules.mayAdd(site)) push(site, scores.ofSite(site, prices));
  }
  while (!isEnough() && queue.size > 0 && watch('greedy', rules.chosen.length / most)) {
    const site = queue.pop();
    if (!rules.mayAdd(site)) continue; // rules only tighten: it may never again
    if (triedWith[site] !== rules.chosen.length) {
      const gain = Math.min(atMost[site], scores.ofSite(site, prices));
      if (!queue.isFirst(site, rank(gain, site))) {
        push(site, gain);
        continue;
      }
    }
    flow.mark();
    const gain = flow.openSite(site);
    if (gain <= 0 || !queue.isFirst(site, rank(gain, site))) {
      flow.rollback();
      triedWith[site] = rules.chosen.length;
      push(site, gain);
      continue;
    }
    flow.keep();
    rules.add(site);
    prices = pricesOf(flow);
  }
  flow.rollback();
}
