import { lagrangianBound } from './lagrangian-bound.ts';
import { lazyGreedy, savedBy } from './lazy-greedy.ts';
import { mostOfScores } from './most-of-scores.ts';
import { type SitingProof, solveFewest } from './proof.ts';
import type { Savings } from './savings.ts';
import { seededOrder } from './seeded-order.ts';
import { SiteRules } from './site-rules.ts';
import { SitingImpossible, type SitingWatch } from './siting-answer.ts';
import type { SitingChoice } from './siting-task.ts';
import { improveBySwaps } from './swaps.ts';

const BOUND_STEPS = 200;

export interface FewestSites {
  readonly rules: SiteRules;
  /** No choice that saves enough has fewer sites. */
  readonly bound: number;
  /** A solver has shown it. */
  readonly isSolved: boolean;
}

/**
 * Fewest sites that save `needed`: greedy until it is enough; then, as long as that works, the site
 * missed least goes and swaps make good for it. The bound is that of the greatest saving with one
 * site fewer: where it stays short of what is needed, no smaller choice is enough.
 *
 * @throws SitingImpossible when even all sites that the rules allow save too little
 */
export function fewestSites(
  savings: Savings,
  choice: SitingChoice,
  needed: number,
  seed: number,
  watch: SitingWatch,
  proof: SitingProof | null,
): FewestSites {
  const isEnough = (saved: number): boolean => saved >= needed * (1 - 1e-12);
  const order = seededOrder(savings.siteCount, seed);
  const rules = new SiteRules(savings.siteCount, choice);
  lazyGreedy(savings, rules, false, isEnough, () => true);
  const saved = improveBySwaps(savings, rules, order, isEnough, watch);
  if (!isEnough(saved)) rules.choose(solvedOrThrow(savings, choice, needed, saved, proof, watch));
  let best = rules;
  for (;;) {
    const fewer = withOneFewer(savings, choice, best, order, isEnough, watch);
    if (fewer === null) break;
    best = fewer;
  }
  const bound = fewestNeeded(savings, choice, best, needed, watch);
  const isOpen = bound < best.chosen.length && watch('proof', 0);
  const solved =
    proof !== null && isOpen
      ? solveFewest(savings, new SiteRules(savings.siteCount, choice), needed, proof, watch)
      : null;
  if (solved === null) return { rules: best, bound, isSolved: false };
  const isReally = solved.sites !== null && isEnough(savedBy(savings, solved.sites));
  if (isReally && solved.sites.length < best.chosen.length) {
    best = new SiteRules(savings.siteCount, choice);
    best.choose(solved.sites);
  }
  if (isReally && solved.status === 'optimal') {
    return { rules: best, bound: best.chosen.length, isSolved: true };
  }
  return { rules: best, bound: Math.max(bound, Math.ceil(solved.bound - 1e-6)), isSolved: false };
}

/** Where groups exclude one another the search may miss what a solver finds. */
function solvedOrThrow(
  savings: Savings,
  choice: SitingChoice,
  needed: number,
  saved: number,
  proof: SitingProof | null,
  watch: SitingWatch,
): readonly number[] {
  const free = new SiteRules(savings.siteCount, choice);
  const solved = proof === null ? null : solveFewest(savings, free, needed, proof, watch);
  if (solved !== null && solved.sites !== null) return solved.sites;
  const isSure = solved?.status === 'impossible';
  throw new SitingImpossible(
    'rules-too-tight',
    `${isSure ? 'No choice' : 'No choice that was found'} covers ${needed}; the rules leave ${saved}.`,
    needed - saved,
  );
}

function withOneFewer(
  savings: Savings,
  choice: SitingChoice,
  best: SiteRules,
  order: Uint32Array,
  isEnough: (saved: number) => boolean,
  watch: SitingWatch,
): SiteRules | null {
  const most = best.chosen.length - 1;
  if (most < 0 || !watch('swaps', 0)) return null;
  const out = leastMissed(savings, best);
  if (out < 0) return null;
  const rules = new SiteRules(savings.siteCount, choice, most);
  rules.choose(best.chosen.filter((site) => site !== out));
  return isEnough(improveBySwaps(savings, rules, order, isEnough, watch)) ? rules : null;
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

/** Greatest count of which the prices show that so many sites less one save too little. */
function fewestNeeded(
  savings: Savings,
  choice: SitingChoice,
  best: SiteRules,
  needed: number,
  watch: SitingWatch,
): number {
  const count = best.chosen.length;
  const forced = best.isForced.reduce((sum, own) => sum + own, 0);
  if (count === forced) return count;
  const fewer = new SiteRules(savings.siteCount, choice, count - 1);
  const sites = best.chosen;
  const terms = { known: needed, sites, maxSteps: BOUND_STEPS, target: needed * (1 - 1e-9) };
  const { scores, priceSum } = lagrangianBound(savings, fewer, terms, watch);
  const most = mostOfScores(scores, best).sites;
  let sum = priceSum;
  let bound = 0;
  while (bound < most.length && (sum < terms.target || bound < forced))
    sum += scores[most[bound++]];
  return bound;
}
