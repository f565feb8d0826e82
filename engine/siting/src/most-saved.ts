import { lagrangianBound } from './lagrangian-bound.ts';
import { lazyGreedy, savedBy } from './lazy-greedy.ts';
import { type SitingProof, solveMostSaved } from './proof.ts';
import type { Savings } from './savings.ts';
import { seededOrder } from './seeded-order.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';
import { improveBySwaps } from './swaps.ts';

/** Steps of the bound; more close the gap by little. */
const BOUND_STEPS = 250;

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
  const climb = (): number => improveBySwaps(savings, rules, order, never, watch);
  const start = [...rules.chosen];
  lazyGreedy(savings, rules, false, never, watch);
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
  const lagrangian = lagrangianBound(savings, rules, terms, watch);
  const proposal = lagrangian.proposals.at(-1);
  if (proposal !== undefined && lagrangian.bound > terms.target && isAllowed(rules, proposal)) {
    const other = [...rules.chosen];
    rules.choose(proposal);
    lazyGreedy(savings, rules, false, never, watch);
    saved = keepBetter(rules, other, saved, climb());
  }
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
