import { hasCapacities } from './capacity/layer-capacity.ts';
import { PlacesSearch } from './capacity/places-search.ts';
import { mergedSupply, sumOf, supplyOf } from './capacity/supply.ts';
import type { CoverWithin } from './least-worst.ts';
import { nearnessSearch } from './nearness-search.ts';
import { reduceCover } from './reduce-cover.ts';
import type { SavingSearch } from './saving-search.ts';
import { coverSavings, waySavings } from './savings.ts';
import { SiteRules } from './site-rules.ts';
import type { SitingWatch } from './siting-answer.ts';
import type { SitingTask } from './siting-task.ts';
import { unreachedCost } from './unreached-cost.ts';
import { whoIsBeyondReach } from './who-is-served.ts';

const ANY = Number.POSITIVE_INFINITY;

/** A search, and the figures about it. */
export interface CoverSearch {
  readonly search: SavingSearch;
  /** Who could be covered at most, whatever is chosen, in reach or not. */
  readonly all: number;
  /** Covered by the facilities there are. */
  readonly before: number;
}

/** @param isByHead everybody who lives anywhere counts 1; with capacities weights always count */
export function coverSearch(task: SitingTask, isByHead: boolean, radius = ANY): CoverSearch {
  const seed = task.seed ?? 1;
  if (hasCapacities(task)) {
    const supply = supplyOf(task, 'served', radius);
    const search = new PlacesSearch(mergedSupply(supply), seed);
    return { search, all: sumOf(supply.demand) * supply.weightUnit, before: search.before };
  }
  const asked = coverSavings(task, { isByHead, radius });
  // each radius of `p-centre` is asked about but once: there it would take longer than it saves
  const isReduced = isByHead && radius === ANY;
  const savings = isReduced
    ? reduceCover(asked, new SiteRules(task.siteCount, task.choice))
    : asked;
  const count = (own: number): number => (isByHead && own > 0 ? 1 : own);
  const all = task.layers.reduce(
    (sum, { weights }) => weights.reduce((total, own) => total + count(own), sum),
    0,
  );
  return { search: nearnessSearch(savings, seed), all, before: savings.before };
}

/** Search for shorter ways, and Σ weight · cost without any site. */
export function waySearch(task: SitingTask): { search: SavingSearch; before: number } {
  const seed = task.seed ?? 1;
  if (!hasCapacities(task)) {
    const savings = waySavings(task);
    return { search: nearnessSearch(savings, seed), before: savings.before };
  }
  const search = new PlacesSearch(supplyOf(task, 'ways'), seed);
  const unreached = task.layers.reduce(
    (sum, layer) => sum + sumOf(layer.weights) * unreachedCost(task, layer),
    0,
  );
  return { search, before: unreached - search.before };
}

/**
 * For `p-centre`: everybody is to be covered whom some candidate or facility can reach; with capacities as much
 * weight as all candidates together could serve.
 */
export function coverWithin(
  task: SitingTask,
  watch: SitingWatch,
): { readonly target: number; readonly within: CoverWithin } {
  const target = hasCapacities(task) ? mostServed(task, watch) : headsInReach(task);
  const within: CoverWithin = (radius) => {
    const { search, before } = coverSearch(task, true, radius);
    return { search, needed: target - before };
  };
  return { target, within };
}

function mostServed(task: SitingTask, watch: SitingWatch): number {
  const { search, before } = coverSearch(task, false);
  const { forbidden = [] } = task.choice;
  const all = new SiteRules(task.siteCount, { forbidden });
  const tell: SitingWatch = (step, share) => {
    watch(step, share);
    return true; // how much is asked for must be known
  };
  search.greedy(all, false, () => false, tell);
  return before + search.savedBy(all.chosen);
}

function headsInReach(task: SitingTask): number {
  let heads = 0;
  for (const layer of task.layers) {
    const isBeyond = whoIsBeyondReach(task, layer);
    for (let at = 0; at < isBeyond.length; at++) {
      if (layer.weights[at] > 0 && isBeyond[at] === 0) heads++;
    }
  }
  return heads;
}
