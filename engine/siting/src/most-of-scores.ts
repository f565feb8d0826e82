import type { SiteRules } from './site-rules.ts';

export interface MostScores {
  /** The greatest sum of scores that the rules allow; with a budget an upper bound of it. */
  readonly sum: number;
  /** Forced sites first, then by score. */
  readonly sites: readonly number[];
}

/**
 * The choice with the greatest sum of scores, forced sites among it.
 *
 * So many in all and so many of each group (a site in one group at most) is a laminar matroid: taking
 * the greatest score that still fits is best. A budget is priced: for every price μ ≥ 0 of money the
 * sum is at most budget · μ + the most of (score − μ · cost); the least of these is taken.
 */
export function mostOfScores(scores: Float64Array, rules: SiteRules): MostScores {
  const { costs, budget } = rules;
  if (costs === null) return mostWithinCounts(scores, rules);
  const atPrice = (price: number): MostScores & { readonly spent: number } => {
    const priced = scores.map((score, site) => score - price * costs[site]);
    const { sum, sites } = mostWithinCounts(priced, rules);
    const spent = sites.reduce((total, site) => total + costs[site], 0);
    return { sum: sum + price * budget, sites, spent };
  };
  let best = atPrice(0);
  if (best.spent <= budget) return best;
  let low = 0;
  let high = 1e-12;
  for (let site = 0; site < scores.length; site++) {
    if (costs[site] > 0) high = Math.max(high, scores[site] / costs[site]);
  }
  for (let turn = 0; turn < 40; turn++) {
    const price = (low + high) / 2;
    const here = atPrice(price);
    if (here.sum < best.sum) best = here;
    if (here.spent > budget) low = price;
    else high = price;
  }
  return best;
}

function mostWithinCounts(scores: Float64Array, rules: SiteRules): MostScores {
  const sites: number[] = [];
  const left = [...rules.groupMost];
  let sum = 0;
  const take = (site: number): void => {
    const group = rules.groupOf[site];
    if (group >= 0) {
      if (left[group] === 0) return;
      left[group]--;
    }
    sites.push(site);
    sum += scores[site];
  };
  for (let site = 0; site < scores.length; site++) if (rules.isForced[site] === 1) take(site);
  for (const site of byScore(scores, rules)) {
    if (sites.length >= rules.most) break;
    take(site);
  }
  return { sum, sites };
}

function byScore(scores: Float64Array, rules: SiteRules): Uint32Array {
  let count = 0;
  const order = new Uint32Array(scores.length);
  for (let site = 0; site < scores.length; site++) {
    const isFree = rules.isForced[site] === 0 && rules.isForbidden[site] === 0;
    if (isFree && scores[site] > 0) order[count++] = site;
  }
  return order.subarray(0, count).sort((a, b) => scores[b] - scores[a] || a - b);
}
