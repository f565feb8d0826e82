import type { Reach } from '../reach.ts';
import { mergeAlike } from '../savings.ts';
import type { LayerCapacity, SitingTask } from '../siting-task.ts';
import { greatestCost, isWithin, unreachedCost } from '../unreached-cost.ts';
import { capacityOf } from './layer-capacity.ts';
import { counted, countingUnit } from './whole-numbers.ts';

/**
 * Who could serve whom, all layers one behind the other, in whole numbers: weights are counted in `weightUnit`,
 * costs in `costUnit`, so no sum is ever rounded. A site is one server for each layer, a facility there is
 * is one server.
 */
export interface Supply {
  readonly siteCount: number;
  readonly layerCount: number;
  /** Site s in layer l is server s · layerCount + l; the facilities come after, layer by layer. */
  readonly serverCount: number;
  readonly pointCount: number;
  /** Where the pairs of each server begin. */
  readonly first: Uint32Array;
  readonly point: Uint32Array;
  /** By pair, > 0: what serving one unit saves. */
  readonly saving: Float64Array;
  /** By point: units that want to be served. */
  readonly demand: Float64Array;
  /** By server: units it can serve, never more than want to be served. */
  readonly capacity: Float64Array;
  readonly weightUnit: number;
  readonly costUnit: number;
}

/**
 * What a unit saves that is served: `served`, 1; `ways`, what it would cost unreached, less its way;
 * `served-then-ways`, so much more than any rerouting can cost that most are served, and of such ways the
 * shortest taken.
 */
export type Saved = 'served' | 'ways' | 'served-then-ways';

const WEIGHT_BITS = 48;
const COST_BITS = 30;

/** @param radius farther is not served, beside the limit of the layer */
export function supplyOf(
  task: SitingTask,
  saved: Saved,
  radius = Number.POSITIVE_INFINITY,
): Supply {
  const { layers, siteCount } = task;
  const capacities = layers.map((layer) => capacityOf(layer, siteCount));
  const offsets = offsetsOf(layers.map(({ weights }) => weights.length));
  const weightUnit = countingUnit(sumOf(layers.map(({ weights }) => sumOf(weights))), WEIGHT_BITS);
  const demand = Float64Array.from(
    layers.flatMap(({ weights }) => Array.from(weights, (own) => counted(own, weightUnit))),
  );
  const { savingOf, costUnit } = savings(task, saved, capacities);
  const pairs = new PairList(demand);
  const capacity: number[] = [];
  const add = (layer: number, reach: Reach, site: number, most: number): void => {
    const limit = Math.min(layers[layer].limit, radius);
    const end = most > 0 ? reach.firstOfSite[site + 1] : 0;
    for (let pair = reach.firstOfSite[site]; pair < end; pair++) {
      if (!isWithin(reach.cost[pair], limit)) continue;
      pairs.add(offsets[layer] + reach.demand[pair], savingOf(layer, reach.cost[pair]));
    }
    capacity.push(Math.min(pairs.endServer(), Math.floor(most / weightUnit)));
  };
  const isForbidden = new Set(task.choice.forbidden);
  for (let site = 0; site < siteCount; site++) {
    for (const [layer, { reach }] of layers.entries()) {
      add(layer, reach, site, isForbidden.has(site) ? 0 : capacities[layer].ofSites[site]);
    }
  }
  for (const [layer, { facilities }] of capacities.entries()) {
    for (const [at, most] of facilities.capacity.entries()) add(layer, facilities.reach, at, most);
  }
  return {
    ...{ siteCount, layerCount: layers.length, serverCount: capacity.length },
    ...{ pointCount: demand.length, ...pairs.columns(), demand },
    ...{ capacity: Float64Array.from(capacity), weightUnit, costUnit },
  };
}

/** What a unit of a layer saves by a way of this cost, in whole numbers; `costUnit` is 1 for `served`. */
function savings(task: SitingTask, saved: Saved, capacities: readonly LayerCapacity[]) {
  if (saved === 'served') return { savingOf: () => 1, costUnit: 1 };
  const { layers, siteCount } = task;
  const farthest = layers.map((layer) =>
    saved === 'ways' ? unreachedCost(task, layer) : greatestCost(layer),
  );
  const costUnit = countingUnit(Math.max(...farthest), COST_BITS);
  const servers = sumOf(capacities.map(({ facilities }) => siteCount + facilities.capacity.length));
  const worth = (servers + 2) * 2 ** COST_BITS;
  const savingOf = (layer: number, cost: number): number =>
    saved === 'ways' ? counted(farthest[layer] - cost, costUnit) : worth - counted(cost, costUnit);
  return { savingOf, costUnit };
}

/** The same with one point of all that exactly the same servers reach; only where every unit saves 1. */
export function mergedSupply(supply: Supply): Supply {
  const { serverCount, demand, first, point } = supply;
  const merged = mergeAlike({
    ...{ siteCount: serverCount, pointCount: supply.pointCount, first, point },
    ...{ worth: demand, value: null, floor: new Float64Array(supply.pointCount), before: 0 },
  });
  return {
    ...supply,
    pointCount: merged.pointCount,
    first: merged.first,
    point: merged.point,
    saving: new Float64Array(merged.point.length).fill(1),
    demand: merged.worth,
  };
}

/** Servers of the facilities there are. */
export const facilityServers = ({ siteCount, layerCount, serverCount }: Supply): number[] =>
  Array.from(
    { length: serverCount - siteCount * layerCount },
    (_, at) => siteCount * layerCount + at,
  );

function offsetsOf(lengths: readonly number[]): number[] {
  let sum = 0;
  return lengths.map((length) => {
    sum += length;
    return sum - length;
  });
}

export const sumOf = (figures: Float64Array | readonly number[]): number => {
  let sum = 0;
  for (const own of figures) sum += own;
  return sum;
};

/** Pairs of points that want something, server by server. */
class PairList {
  readonly #demand: Float64Array;
  #point = new Uint32Array(1 << 12);
  #saving = new Float64Array(1 << 12);
  #count = 0;
  #inReach = 0;
  readonly #first = [0];

  constructor(demand: Float64Array) {
    this.#demand = demand;
  }

  add(point: number, saving: number): void {
    if (!(saving > 0) || this.#demand[point] === 0) return;
    if (this.#count === this.#point.length) {
      const [point, saving] = [this.#point, this.#saving];
      this.#point = new Uint32Array(2 * point.length);
      this.#point.set(point);
      this.#saving = new Float64Array(2 * saving.length);
      this.#saving.set(saving);
    }
    this.#point[this.#count] = point;
    this.#saving[this.#count++] = saving;
    this.#inReach += this.#demand[point];
  }

  /** Units in its reach. */
  endServer(): number {
    this.#first.push(this.#count);
    const inReach = this.#inReach;
    this.#inReach = 0;
    return inReach;
  }

  columns() {
    const { length } = this.#point;
    const isFull = length === this.#count;
    return {
      first: Uint32Array.from(this.#first),
      point: isFull ? this.#point : this.#point.slice(0, this.#count),
      saving: isFull ? this.#saving : this.#saving.slice(0, this.#count),
    };
  }
}
