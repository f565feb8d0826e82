import { type LagrangianBound, lagrangianBound } from './lagrangian-bound.ts';
import { lazyGreedy } from './lazy-greedy.ts';
import type { Savings } from './savings.ts';
import { seededOrder } from './seeded-order.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';
import { improveBySwaps } from './swaps.ts';

/** Steps of the bound; more close the gap by little. */
const BOUND_STEPS = 120;

export interface MostSaved {
  readonly saved: number;
  readonly bound: number;
  readonly lagrangian: LagrangianBound;
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
  const terms = { known: saved, maxSteps: BOUND_STEPS, target: saved * (1 + 1e-9) };
  const lagrangian = lagrangianBound(savings, rules, terms, watch);
  const proposal = lagrangian.proposals.at(-1);
  if (proposal !== undefined && lagrangian.bound > terms.target && isAllowed(rules, proposal)) {
    const other = [...rules.chosen];
    rules.choose(proposal);
    lazyGreedy(savings, rules, false, never, watch);
    saved = keepBetter(rules, other, saved, climb());
  }
  return { saved, bound: Math.max(saved, Math.min(all, lagrangian.bound)), lagrangian };
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
