import type { SitingLayer, SitingTask } from './siting-task.ts';

export function isWithin(cost: number, limit: number): boolean {
  return cost <= limit && cost < Number.POSITIVE_INFINITY;
}

/** What a person of the layer costs whom nothing reaches. */
export function unreachedCost(task: SitingTask, layer: SitingLayer): number {
  if (task.unreachedCost !== undefined) return task.unreachedCost;
  if (layer.limit < Number.POSITIVE_INFINITY && layer.limit > 0) return 2 * layer.limit;
  return 2 * greatestCost(layer) || 1;
}

export function greatestCost({ reach, existingCost, capacity, limit }: SitingLayer): number {
  let greatest = 0;
  for (let pair = 0; pair < reach.cost.length; pair++) {
    const cost = reach.cost[pair];
    if (cost > greatest && isWithin(cost, limit)) greatest = cost;
  }
  for (const cost of capacity?.facilities.reach.cost ?? []) {
    if (isWithin(cost, limit) && cost > greatest) greatest = cost;
  }
  for (const cost of existingCost ?? []) {
    if (isWithin(cost, limit) && cost > greatest) greatest = cost;
  }
  return greatest;
}
