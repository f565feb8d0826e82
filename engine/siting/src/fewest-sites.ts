import { AIM } from './lagrangian-bound.ts';
import { mostOfScores } from './most-of-scores.ts';
import type { SitingProof } from './proof.ts';
import type { Enough, SavingSearch } from './saving-search.ts';
import { SiteRules } from './site-rules.ts';
import { SitingImpossible, type SitingWatch } from './siting-answer.ts';
import type { SitingChoice } from './siting-task.ts';

const BOUND_STEPS = 200;
/** Of seeking any choice that is enough, and of seeking one with a site fewer. */
const ROUNDS_AT_FIRST = 200;
const ROUNDS_FOR_FEWER = 40;

export interface FewestSites {
  readonly rules: SiteRules;
  /** No choice that saves enough has fewer sites. */
  readonly bound: number;
  /** A solver has shown it. */
  readonly isSolved: boolean;
}

/** Says what stands in the way where even all sites save too little. */
export type TooLittle = (sites: readonly number[], shortBy: number) => SitingImpossible;

/**
 * Fewest sites that save `needed`: greedy until it is enough; then, as long as that works, the site
 * missed least goes and swaps make good for it. The bound is that of the greatest saving with one
 * site fewer: where it stays short of what is needed, no smaller choice is enough.
 *
 * @throws SitingImpossible when no choice that the rules allow saves enough, and when none was found
 */
export function fewestSites(
  search: SavingSearch,
  choice: SitingChoice,
  needed: number,
  tooLittle: TooLittle,
  watch: SitingWatch,
  proof: SitingProof | null,
): FewestSites {
  const isEnough: Enough = (saved) => saved >= needed * (1 - 1e-12);
  const rules = new SiteRules(search.siteCount, choice);
  search.greedy(rules, false, isEnough, (step, share) => {
    watch(step, share);
    return true; // what is not enough is no answer
  });
  if (!search.seek(rules, isEnough, ROUNDS_AT_FIRST, watch)) {
    const shortBy = needed - search.savedBy(rules.chosen);
    // greedy takes all who gain, so without groups no choice saves more
    if (rules.groupMost.length === 0) throw tooLittle(rules.chosen, shortBy);
    rules.choose(solvedOrThrow(search, choice, rules.chosen, needed, proof, watch));
  }
  let best = rules;
  for (;;) {
    const fewer = withOneFewer(search, choice, best, isEnough, watch);
    if (fewer === null) break;
    best = fewer;
  }
  const bound = fewestNeeded(search, choice, best, needed, watch);
  const isOpen = bound < best.chosen.length && watch('proof', 0);
  const solved =
    proof !== null && isOpen
      ? search.solveFewest(new SiteRules(search.siteCount, choice), needed, proof, watch)
      : null;
  if (solved === null) return { rules: best, bound, isSolved: false };
  const isReally = solved.sites !== null && isEnough(search.savedBy(solved.sites));
  if (isReally && solved.sites.length < best.chosen.length) {
    best = new SiteRules(search.siteCount, choice);
    best.choose(solved.sites);
  }
  if (isReally && solved.status === 'optimal') {
    return { rules: best, bound: best.chosen.length, isSolved: true };
  }
  return { rules: best, bound: Math.max(bound, Math.ceil(solved.bound - 1e-6)), isSolved: false };
}

/** Where groups exclude one another the search may miss what there is: nothing is called impossible without a proof. */
function solvedOrThrow(
  search: SavingSearch,
  choice: SitingChoice,
  sites: readonly number[],
  needed: number,
  proof: SitingProof | null,
  watch: SitingWatch,
): readonly number[] {
  const all = new SiteRules(search.siteCount, choice);
  const target = needed * (1 - 1e-9);
  const terms = { known: needed * AIM, sites, maxSteps: BOUND_STEPS, target };
  const isRuledOut = search.bound(all, terms, watch).bound < target;
  const solved =
    proof === null || isRuledOut ? null : search.solveFewest(all, needed, proof, watch);
  const found = solved?.sites ?? null;
  if (found !== null && search.savedBy(found) >= needed * (1 - 1e-12)) return found;
  const shortBy = needed - search.savedBy(sites);
  if (isRuledOut || solved?.status === 'impossible') {
    const message = `No choice that the rules allow covers enough; the best found lacks ${shortBy}.`;
    throw new SitingImpossible('rules-too-tight', message, shortBy);
  }
  const message = `No choice was found that covers enough, and none was ruled out; the best found lacks ${shortBy}.`;
  throw new SitingImpossible('not-found', message, shortBy);
}

function withOneFewer(
  search: SavingSearch,
  choice: SitingChoice,
  best: SiteRules,
  isEnough: Enough,
  watch: SitingWatch,
): SiteRules | null {
  const most = best.chosen.length - 1;
  if (most < 0 || !watch('swaps', 0)) return null;
  const out = search.leastMissed(best);
  if (out < 0) return null;
  const rules = new SiteRules(search.siteCount, choice, most);
  rules.choose(best.chosen.filter((site) => site !== out));
  return search.seek(rules, isEnough, ROUNDS_FOR_FEWER, watch) ? rules : null;
}

/** Greatest count of which the prices show that so many sites less one save too little. */
function fewestNeeded(
  search: SavingSearch,
  choice: SitingChoice,
  best: SiteRules,
  needed: number,
  watch: SitingWatch,
): number {
  const count = best.chosen.length;
  const forced = best.isForced.reduce((sum, own) => sum + own, 0);
  if (count === forced) return count;
  const fewer = new SiteRules(search.siteCount, choice, count - 1);
  const sites = best.chosen;
  const terms = { known: needed * AIM, sites, maxSteps: BOUND_STEPS, target: needed * (1 - 1e-9) };
  const { scores, priceSum } = search.bound(fewer, terms, watch);
  const most = mostOfScores(scores, best).sites;
  let sum = priceSum;
  let bound = 0;
  while (bound < most.length && (sum < terms.target || bound < forced))
    sum += scores[most[bound++]];
  return bound;
}
