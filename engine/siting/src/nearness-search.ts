import { type BoundTerms, lagrangianBound } from './lagrangian-bound.ts';
import { lazyGreedy, savedBy } from './lazy-greedy.ts';
import { nthBest, pairsAbove } from './pairs-above.ts';
import { type SitingProof, solveFewest, solveMostSaved } from './proof.ts';
import type { SavingSearch } from './saving-search.ts';
import type { Savings } from './savings.ts';
import { seededOrder } from './seeded-order.ts';
import { seekCover } from './seek-cover.ts';
import type { SiteRules } from './site-rules.ts';
import { improveBySwaps } from './swaps.ts';

/** Everybody is served by the nearest, who has room for all. */
export function nearnessSearch(savings: Savings, seed: number): SavingSearch {
  const order = seededOrder(savings.siteCount, seed);
  return {
    siteCount: savings.siteCount,
    most: savings.worth.reduce((sum, own) => sum + own, 0),
    near: (chosen) => nearnessSearch(nearOf(savings, chosen), seed),
    savedBy: (sites) => savedBy(savings, sites),
    greedy: (rules, perCost, isEnough, watch) =>
      lazyGreedy(savings, rules, perCost, isEnough, watch),
    climb: (rules, isEnough, watch) => improveBySwaps(savings, rules, order, isEnough, watch),
    seek: (rules, isEnough, rounds, watch) =>
      seekCover(savings, rules, order, isEnough, rounds, watch),
    leastMissed: (rules) => leastMissed(savings, rules),
    bound: (rules, terms: BoundTerms, watch) => lagrangianBound(savings, rules, terms, watch),
    solveMost: (rules, known, lagrangian, proof: SitingProof, watch) =>
      solveMostSaved(savings, rules, known, lagrangian, proof, watch),
    solveFewest: (rules, needed, proof: SitingProof, watch) =>
      solveFewest(savings, rules, needed, proof, watch),
  };
}

/** The chosen site, not forced, without which least is lost; −1: all are forced. */
function leastMissed({ pointCount, first, point, worth }: Savings, rules: SiteRules): number {
  const times = new Uint32Array(pointCount);
  for (const site of rules.chosen) {
    for (let pair = first[site]; pair < first[site + 1]; pair++) times[point[pair]]++;
  }
  let least = Number.POSITIVE_INFINITY;
  let missed = -1;
  for (const site of rules.chosen) {
    if (rules.isForced[site] === 1) continue;
    let loss = 0;
    for (let pair = first[site]; pair < first[site + 1]; pair++) {
      if (times[point[pair]] === 1) loss += worth[point[pair]];
    }
    if (loss < least) [least, missed] = [loss, site];
  }
  return missed;
}

/** Neither swaps nor prices turn on a site that saves a point less than so many of the chosen. */
const NEAR = 6;

function nearOf(savings: Savings, chosen: readonly number[]): Savings {
  if (savings.value === null || chosen.length < NEAR) return savings;
  return pairsAbove(savings, nthBest(savings, chosen, NEAR));
}
