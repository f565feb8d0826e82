import type { SitingProof } from './proof.ts';
import type { SavingSearch } from './saving-search.ts';
import type { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';

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
 * lazy greedy, swaps, bound; and swaps again from some of the choices that came up while bounding.
 */
export function mostSaved(
  search: SavingSearch,
  rules: SiteRules,
  watch: SitingWatch,
  proof: SitingProof | null,
): MostSaved {
  const never = (): boolean => false;
  const start = [...rules.chosen];
  search.greedy(rules, false, never, watch);
  const near = search.near(rules.chosen);
  const climb = (): number => {
    near.climb(rules, never, watch);
    return search.savedBy(rules.chosen);
  };
  let saved = climb();
  if (rules.costs !== null) {
    const other = [...rules.chosen];
    rules.choose(start);
    search.greedy(rules, true, never, watch);
    saved = keepBetter(rules, other, saved, climb());
  }
  const terms = {
    known: saved,
    sites: rules.chosen,
    maxSteps: BOUND_STEPS,
    target: saved * (1 + 1e-9),
  };
  const lagrangian = near.bound(rules, terms, watch);
  for (let back = 1; back <= PROPOSALS * APART; back += APART) {
    const proposal = lagrangian.proposals.at(-back);
    if (proposal === undefined || lagrangian.bound <= saved * (1 + 1e-9)) break;
    if (!isAllowed(rules, proposal)) continue;
    const other = [...rules.chosen];
    rules.choose(proposal);
    search.greedy(rules, false, never, watch);
    saved = keepBetter(rules, other, saved, climb());
  }
  saved = search.climb(rules, never, watch);
  const bound = Math.max(saved, Math.min(search.most, lagrangian.bound));
  const isOpen = bound > saved * (1 + 1e-9) && watch('proof', 0);
  const solved =
    proof !== null && isOpen ? search.solveMost(rules, saved, lagrangian, proof, watch) : null;
  if (solved === null) return { saved, bound, isSolved: false };
  if (solved.sites !== null) {
    const other = [...rules.chosen];
    rules.choose(solved.sites);
    saved = keepBetter(rules, other, saved, search.savedBy(solved.sites));
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
