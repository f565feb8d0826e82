import { lagrangianBound } from './lagrangian-bound.ts';
import { lazyGreedy, savedBy } from './lazy-greedy.ts';
import { nthBest, pairsAbove } from './pairs-above.ts';
import { type SitingProof, solveMostSaved } from './proof.ts';
import type { Savings } from './savings.ts';
import { seededOrder } from './seeded-order.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';
import { improveBySwaps } from './swaps.ts';

/** Steps of the bound; more close the gap by little. */
const BOUND_STEPS = 250;
/** So many of the choices that came up while bounding are climbed from; neighbours are much alike. */
const PROPOSALS = 4;
const APART = 4;

export interface MostSaved {
  readonly saved: number;
  readonly bound: number;
  /** A solver has shown that nothing saves more. */
  readonly isSolved: boolean;
}

/**
 * Leaves in `rules` the best choice found for the greatest saving, and says what no choice can beat:
 * lazy greedy, swaps, bound; and swaps again from the best choice that came up while bounding.
 */
export function mostSaved(
  savings: Savings,
  rules: SiteRules,
  seed: number,
  watch: SitingWatch,
  proof: SitingProof | null,
): MostSaved {
  const never = (): boolean => false;
  const order = seededOrder(savings.siteCount, seed);
  const start = [...rules.chosen];
  lazyGreedy(savings, rules, false, never, watch);
  const near = nearOf(savings, rules.chosen);
  const climb = (): number => {
    improveBySwaps(near, rules, order, never, watch);
    return savedBy(savings, rules.chosen);
  };
  let saved = climb();
  if (rules.costs !== null) {
    const other = [...rules.chosen];
    rules.choose(start);
    lazyGreedy(savings, rules, true, never, watch);
    saved = keepBetter(rules, other, saved, climb());
  }
  const all = savings.worth.reduce((sum, own) => sum + own, 0);
  const terms = {
    known: saved,
    sites: rules.chosen,
    maxSteps: BOUND_STEPS,
    target: saved * (1 + 1e-9),
  };
  const lagrangian = lagrangianBound(near, rules, terms, watch);
  for (let back = 1; back <= PROPOSALS * APART; back += APART) {
    const proposal = lagrangian.proposals.at(-back);
    if (proposal === undefined || lagrangian.bound <= saved * (1 + 1e-9)) break;
    if (!isAllowed(rules, proposal)) continue;
    const other = [...rules.chosen];
    rules.choose(proposal);
    lazyGreedy(savings, rules, false, never, watch);
    saved = keepBetter(rules, other, saved, climb());
  }
  saved = improveBySwaps(savings, rules, order, never, watch);
  const bound = Math.max(saved, Math.min(all, lagrangian.bound));
  const isOpen = bound > saved * (1 + 1e-9) && watch('proof', 0);
  const solved =
    proof !== null && isOpen
      ? solveMostSaved(savings, rules, saved, lagrangian, proof, watch)
      : null;
  if (solved === null) return { saved, bound, isSolved: false };
  if (solved.sites !== null) {
    const other = [...rules.chosen];
    rules.choose(solved.sites);
    saved = keepBetter(rules, other, saved, savedBy(savings, solved.sites));
  }
  // it looks only for what is better than what is known, and may find that nothing is
  if (solved.status !== 'stopped') return { saved, bound: saved, isSolved: true };
  return { saved, bound: Math.max(saved, Math.min(bound, solved.bound)), isSolved: false };
}

/** Neither swaps nor prices turn on a site that saves a point less than so many of the chosen. */
const NEAR = 6;

function nearOf(savings: Savings, chosen: readonly number[]): Savings {
  if (savings.value === null || chosen.length < NEAR) return savings;
  return pairsAbove(savings, nthBest(savings, chosen, NEAR));
}

/** The choice in `rules` saves `here`; puts the other back when that was no worse. */
function keepBetter(rules: SiteRules, other: readonly number[], saved: number, here: number) {
  if (here > saved) return here;
  rules.choose(other);
  return saved;
}

/** A priced budget may be overspent by what it proposes. */
function isAllowed(rules: SiteRules, sites: readonly number[]): boolean {
  return sites.reduce((sum, site) => sum + rules.costOf(site), 0) <= rules.budget;
}
