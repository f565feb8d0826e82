import { costsInPlay } from './costs-in-play.ts';
import { AIM } from './lagrangian-bound.ts';
import type { SitingProof } from './proof.ts';
import type { Enough, SavingSearch } from './saving-search.ts';
import { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';
import type { SitingChoice, SitingTask } from './siting-task.ts';

const BOUND_STEPS = 150;
/** Of seeking a choice within each cost. */
const ROUNDS = 40;

export interface LeastWorst {
  /** Where nobody may stay out and no choice was found that serves all, the one of the last search. */
  readonly sites: readonly number[];
  readonly bound: number;
  /** A solver has shown it. */
  readonly isSolved: boolean;
}

/** How one looks for whom a choice serves within a cost, and how much it must serve. */
export type CoverWithin = (radius: number) => {
  readonly search: SavingSearch;
  readonly needed: number;
};

/**
 * Least cost of who is worst off (p-centre). The answer is one of the costs there are, so it is
 * halved down to: is there a choice that covers everybody within this cost? Where one is found the
 * answer is at most that; where the bound of the greatest cover shows that there is none, it is more.
 * Whom no candidate and no facility can reach at all is not asked for.
 */
export function leastWorst(
  task: SitingTask,
  coverWithin: CoverWithin,
  watch: SitingWatch,
  proof: SitingProof | null,
): LeastWorst {
  const costs = costsInPlay(task);
  const covers = new Covers(task.choice, costs, coverWithin, watch);
  let best: readonly number[] | null = null;
  let [low, high] = [-1, costs.length];
  for (let middle = high - 1; high - low > 1; middle = (low + high) >> 1) {
    const found = covers.find(middle);
    if (found === null) low = middle;
    else [best, high] = [found, middle];
    if (high === costs.length) break; // some stay unreached by any choice found
  }
  let [impossible, open] = [-1, high];
  for (let middle = open - 1; open - impossible > 1; middle = (impossible + open) >> 1) {
    // most often the cost just below the answer is impossible, and all is said
    if (covers.isImpossible(middle)) impossible = middle;
    else open = middle;
  }
  let isSolved = false;
  while (proof !== null && high - impossible > 1 && watch('proof', 0)) {
    const middle = (impossible + high) >> 1;
    const { isPossible, sites } = covers.solve(middle, proof);
    if (isPossible === null) break;
    if (!isPossible) impossible = middle;
    else [best, high] = [sites, middle];
    isSolved = high - impossible === 1;
  }
  const bound = costs[impossible + 1] ?? UNREACHED;
  return { sites: best ?? covers.closest, bound, isSolved };
}

const UNREACHED = Number.POSITIVE_INFINITY;

/** Tells of a cost whether everybody can be covered within it. */
class Covers {
  readonly #choice: SitingChoice;
  readonly #costs: Float64Array;
  readonly #coverWithin: CoverWithin;
  readonly #watch: SitingWatch;
  /** The choice of the last search that did not cover everybody. */
  closest: readonly number[] = [];

  constructor(
    choice: SitingChoice,
    costs: Float64Array,
    coverWithin: CoverWithin,
    watch: SitingWatch,
  ) {
    this.#choice = choice;
    this.#costs = costs;
    this.#coverWithin = coverWithin;
    this.#watch = watch;
  }

  find(at: number): readonly number[] | null {
    const { search, needed } = this.#coverWithin(this.#costs[at]);
    if (search.most < needed) return null;
    const isEnough: Enough = (saved) => saved >= needed;
    for (const perCost of this.#choice.budget === undefined ? [false] : [false, true]) {
      const trial = new SiteRules(search.siteCount, this.#choice);
      search.greedy(trial, perCost, isEnough, this.#watch);
      const isFound = search.seek(trial, isEnough, ROUNDS, this.#watch);
      this.closest = trial.chosen;
      if (isFound) return trial.chosen;
    }
    return null;
  }

  isImpossible(at: number): boolean {
    const { search, needed } = this.#coverWithin(this.#costs[at]);
    if (search.most < needed) return true;
    const rules = new SiteRules(search.siteCount, this.#choice);
    const target = needed * (1 - 1e-9);
    const terms = { known: needed * AIM, sites: this.closest, maxSteps: BOUND_STEPS, target };
    return search.bound(rules, terms, this.#watch).bound < target;
  }

  /** The same by a solver; null: it was stopped. */
  solve(at: number, proof: SitingProof) {
    const { search, needed } = this.#coverWithin(this.#costs[at]);
    const rules = new SiteRules(search.siteCount, this.#choice);
    const solved = search.solveFewest(rules, needed, proof, this.#watch);
    const sites = solved?.sites ?? null;
    const isReally = sites !== null && search.savedBy(sites) >= needed * (1 - 1e-9);
    const isSure = solved !== null && (isReally || (sites === null && solved.status !== 'stopped'));
    return { isPossible: isSure ? isReally : null, sites };
  }
}
