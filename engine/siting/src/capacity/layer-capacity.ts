import type { LayerCapacity, SitingLayer, SitingTask } from '../siting-task.ts';
import { isWithin } from '../unreached-cost.ts';

/** Capacities of a layer; one that has none serves everybody within its limit. */
export function capacityOf(layer: SitingLayer, siteCount: number): LayerCapacity {
  if (layer.capacity !== undefined) return layer.capacity;
  const { existingCost = new Float64Array(0), limit } = layer;
  const reached = Uint32Array.from(existingCost.keys()).filter((at) =>
    isWithin(existingCost[at], limit),
  );
  return {
    ofSites: new Float64Array(siteCount).fill(Number.POSITIVE_INFINITY),
    facilities: {
      reach: {
        firstOfSite: Uint32Array.of(0, reached.length),
        demand: reached,
        cost: Float64Array.from(reached, (at) => existingCost[at]),
      },
      capacity: Float64Array.of(Number.POSITIVE_INFINITY),
    },
  };
}

/**
 * The task without the capacities that all who are in reach together cannot exceed: they are as good as
 * none, and the question is the simpler one.
 */
export function withoutIdleCapacities(task: SitingTask): SitingTask {
  const layers = task.layers.map((layer) =>
    layer.capacity === undefined || mayFill(task, layer, layer.capacity) ? layer : freed(layer),
  );
  return { ...task, layers };
}

function mayFill(task: SitingTask, layer: SitingLayer, capacity: LayerCapacity): boolean {
  const { weights, limit, reach } = layer;
  const isForbidden = new Set(task.choice.forbidden);
  const inReach = ({ firstOfSite, demand, cost }: SitingLayer['reach'], site: number): number => {
    let sum = 0;
    for (let pair = firstOfSite[site]; pair < firstOfSite[site + 1]; pair++) {
      if (isWithin(cost[pair], limit)) sum += weights[demand[pair]];
    }
    return sum;
  };
  const { facilities, ofSites } = capacity;
  return (
    ofSites.some((own, site) => !isForbidden.has(site) && own < inReach(reach, site)) ||
    facilities.capacity.some((own, at) => own < inReach(facilities.reach, at))
  );
}

/** The layer as if nobody were ever full: of its facilities only who is nearest counts. */
export function freed({ capacity, ...layer }: SitingLayer): SitingLayer {
  if (capacity === undefined) return layer;
  const existingCost = new Float64Array(layer.weights.length).fill(Number.POSITIVE_INFINITY);
  const { demand, cost } = capacity.facilities.reach;
  for (let pair = 0; pair < demand.length; pair++) {
    existingCost[demand[pair]] = Math.min(existingCost[demand[pair]], cost[pair]);
  }
  return { ...layer, existingCost };
}

export const hasCapacities = ({ layers }: SitingTask): boolean =>
  layers.some(({ capacity }) => capacity !== undefined);
