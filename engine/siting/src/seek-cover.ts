import { savedBy } from './lazy-greedy.ts';
import type { Savings } from './savings.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';
import { improveBySwaps } from './swaps.ts';

/**
 * Improves the choice in `rules` until it covers enough. Where swaps end short of that, every point
 * that is left out weighs more by what it is worth, and swaps go on: sooner or later it pays to give up
 * what others can cover too (breakout search, Morris 1993; on set covers Gao, Weise and Li 2015).
 *
 * @param rounds so many times more weight is given
 * @returns whether it is enough; what covers most of all that came up is left in `rules`
 */
export function seekCover(
  savings: Savings,
  rules: SiteRules,
  order: Uint32Array,
  isEnough: (saved: number) => boolean,
  rounds: number,
  watch: SitingWatch,
): boolean {
  let most = improveBySwaps(savings, rules, order, isEnough, watch);
  let best = [...rules.chosen];
  const worth = savings.worth.slice();
  const weighted = { ...savings, worth };
  for (
    let round = 0;
    round < rounds && !isEnough(most) && watch('swaps', round / rounds);
    round++
  ) {
    const isCovered = coveredBy(savings, rules.chosen);
    for (let at = 0; at < worth.length; at++)
      if (isCovered[at] === 0) worth[at] += savings.worth[at];
    improveBySwaps(weighted, rules, order, () => false, watch);
    const saved = savedBy(savings, rules.chosen);
    if (saved > most) [most, best] = [saved, [...rules.chosen]];
  }
  rules.choose(best);
  return isEnough(most);
}

function coveredBy({ pointCount, first, point }: Savings, sites: readonly number[]): Uint8Array {
  const isCovered = new Uint8Array(pointCount);
  for (const site of sites) {
    for (let pair = first[site]; pair < first[site + 1]; pair++) isCovered[point[pair]] = 1;
  }
  return isCovered;
}
