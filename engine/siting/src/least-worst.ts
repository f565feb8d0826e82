import { lagrangianBound } from './lagrangian-bound.ts';
import { lazyGreedy } from './lazy-greedy.ts';
import { type SitingProof, solveFewest } from './proof.ts';
import { coverSavings, type Savings } from './savings.ts';
import { seededOrder } from './seeded-order.ts';
import { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';
import type { SitingTask } from './siting-task.ts';
import { improveBySwaps } from './swaps.ts';
import { isWithin } from './unreached-cost.ts';
import { eachOpenPair, whoIsBeyondReach } from './who-is-served.ts';

const BOUND_STEPS = 150;

export interface LeastWorst {
  readonly sites: readonly number[];
  readonly bound: number;
  /** A solver has shown it. */
  readonly isSolved: boolean;
}

/**
 * Least cost of who is worst off (p-centre). The answer is one of the costs there are, so it is
 * halved down to: is there a choice that covers everybody within this cost? Where one is found the
 * answer is at most that; where the bound of the greatest cover shows that there is none, it is more.
 * Whom no candidate and no facility can reach at all is not asked for.
 */
export function leastWorst(
  task: SitingTask,
  watch: SitingWatch,
  proof: SitingProof | null,
): LeastWorst {
  const costs = costsInPlay(task);
  const covers = new Covers(task, costs, watch);
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

/** All costs that can be anybody's, ascending: of pairs, of existing facilities, and none. */
function costsInPlay(task: SitingTask): Float64Array {
  const costs = new Set<number>([0]);
  for (const layer of task.layers) {
    const { limit, weights, existingCost } = layer;
    const note = (cost: number, at: number): void => {
      if (isWithin(cost, limit) && weights[at] > 0) costs.add(cost);
    };
    eachOpenPair(task, layer, (at, cost) => note(cost, at));
    existingCost?.forEach(note);
  }
  return Float64Array.from(costs).sort();
}

/** Tells of a cost whether everybody can be covered within it. */
class Covers {
  readonly #task: SitingTask;
  readonly #costs: Float64Array;
  readonly #watch: SitingWatch;
  readonly #heads: number;
  /** The choice of the last search that did not cover everybody. */
  closest: readonly number[] = [];

  constructor(task: SitingTask, costs: Float64Array, watch: SitingWatch) {
    this.#task = task;
    this.#costs = costs;
    this.#watch = watch;
    this.#heads = task.layers.reduce((sum, layer) => {
      const isBeyond = whoIsBeyondReach(task, layer);
      return layer.weights.reduce((own, weight, at) => own + headOf(weight, isBeyond[at]), sum);
    }, 0);
  }

  find(at: number): readonly number[] | null {
    const { savings, needed } = this.#ask(at);
    if (coverable(savings) < needed) return null;
    const isEnough = (saved: number): boolean => saved >= needed;
    const order = seededOrder(savings.siteCount, this.#task.seed ?? 1);
    for (const perCost of this.#task.choice.budget === undefined ? [false] : [false, true]) {
      const trial = new SiteRules(this.#task.siteCount, this.#task.choice);
      lazyGreedy(savings, trial, perCost, isEnough, this.#watch);
      const saved = improveBySwaps(savings, trial, order, isEnough, this.#watch);
      this.closest = trial.chosen;
      if (isEnough(saved)) return trial.chosen;
    }
    return null;
  }

  isImpossible(at: number): boolean {
    const { savings, needed } = this.#ask(at);
    if (coverable(savings) < needed) return true;
    const rules = new SiteRules(this.#task.siteCount, this.#task.choice);
    const target = needed - 1e-6; // heads are whole
    const terms = { known: needed, sites: this.closest, maxSteps: BOUND_STEPS, target };
    return lagrangianBound(savings, rules, terms, this.#watch).bound < target;
  }

  /** The same by a solver; null: it was stopped. */
  solve(at: number, proof: SitingProof) {
    const { savings, needed } = this.#ask(at);
    const rules = new SiteRules(this.#task.siteCount, this.#task.choice);
    const solved = solveFewest(savings, rules, needed, proof, this.#watch);
    const sites = solved?.sites ?? null;
    const isStopped = solved === null || (sites === null && solved.status === 'stopped');
    return { isPossible: isStopped ? null : sites !== null, sites };
  }

  #ask(at: number): { savings: Savings; needed: number } {
    const savings = coverSavings(this.#task, { isByHead: true, radius: this.#costs[at] });
    return { savings, needed: this.#heads - savings.before };
  }
}

const headOf = (weight: number, isBeyond: number): number => (weight > 0 && isBeyond === 0 ? 1 : 0);

const coverable = ({ worth }: Savings): number => worth.reduce((sum, own) => sum + own, 0);
