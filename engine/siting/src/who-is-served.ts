import { EXISTING, type LayerAnswer, NOBODY } from './siting-answer.ts';
import type { SitingLayer, SitingTask } from './siting-task.ts';
import { isWithin } from './unreached-cost.ts';

/** Who is nearest to what, reckoned from the costs alone: no figure of the search is used. */
export function whoIsServed(
  layer: SitingLayer,
  chosen: readonly number[],
  isBeyondReach: Uint8Array,
): LayerAnswer {
  const { reach, weights, limit } = layer;
  const cost = new Float64Array(weights.length).fill(Number.POSITIVE_INFINITY);
  const servedBy = new Int32Array(weights.length).fill(NOBODY);
  for (let at = 0; at < weights.length; at++) {
    const own = layer.existingCost?.[at] ?? Number.POSITIVE_INFINITY;
    if (!isWithin(own, limit)) continue;
    cost[at] = own;
    servedBy[at] = EXISTING;
  }
  for (const site of chosen) {
    for (let pair = reach.firstOfSite[site]; pair < reach.firstOfSite[site + 1]; pair++) {
      const at = reach.demand[pair];
      if (!isWithin(reach.cost[pair], limit) || reach.cost[pair] >= cost[at]) continue;
      cost[at] = reach.cost[pair];
      servedBy[at] = site;
    }
  }
  let served = 0;
  let unserved = 0;
  for (let at = 0; at < weights.length; at++) {
    if (servedBy[at] === NOBODY) unserved += weights[at];
    else served += weights[at];
  }
  return { cost, servedBy, served, unserved, isBeyondReach, assignment: null };
}

/** 1 where somebody lives whom no existing facility and no candidate that may be chosen reaches. */
export function whoIsBeyondReach(task: SitingTask, layer: SitingLayer): Uint8Array {
  const { weights, limit, existingCost } = layer;
  const isBeyond = Uint8Array.from(weights, (own, at) =>
    own > 0 && !isWithin(existingCost?.[at] ?? Number.POSITIVE_INFINITY, limit) ? 1 : 0,
  );
  eachOpenPair(task, layer, (at, cost) => {
    if (isWithin(cost, limit)) isBeyond[at] = 0;
  });
  return isBeyond;
}

/** The pairs of the sites that may be chosen. */
export function eachOpenPair(
  { siteCount, choice }: SitingTask,
  { reach }: SitingLayer,
  visit: (at: number, cost: number) => void,
): void {
  const isForbidden = new Set(choice.forbidden);
  for (let site = 0; site < siteCount; site++) {
    if (isForbidden.has(site)) continue;
    for (let pair = reach.firstOfSite[site]; pair < reach.firstOfSite[site + 1]; pair++) {
      visit(reach.demand[pair], reach.cost[pair]);
    }
  }
}
