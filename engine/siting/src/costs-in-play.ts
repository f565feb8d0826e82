import type { SitingTask } from './siting-task.ts';
import { isWithin } from './unreached-cost.ts';
import { eachOpenPair } from './who-is-served.ts';

/** All costs that can be anybody's, ascending: of pairs, of existing facilities, and none. */
export function costsInPlay(task: SitingTask): Float64Array {
  const costs = new Set<number>([0]);
  for (const layer of task.layers) {
    const { limit, weights, existingCost, capacity } = layer;
    const note = (cost: number, at: number): void => {
      if (isWithin(cost, limit) && weights[at] > 0) costs.add(cost);
    };
    eachOpenPair(task, layer, (at, cost) => note(cost, at));
    existingCost?.forEach(note);
    const facilities = capacity?.facilities.reach;
    facilities?.cost.forEach((cost, pair) => {
      note(cost, facilities.demand[pair]);
    });
  }
  return Float64Array.from(costs).sort();
}
