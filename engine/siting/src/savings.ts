import type { SitingTask } from './siting-task.ts';
import { isWithin, unreachedCost } from './unreached-cost.ts';

/**
 * What every site saves every point, all layers one behind the other. Of several sites that serve a
 * point only the one that saves most counts: the saving of a choice is Σ over points of the greatest.
 * `mclp` saves the weight of who is within the limit; `p-median` saves weight × (cost of the
 * unreached − cost). What existing facilities save already is taken off: it is no gain.
 */
export interface Savings {
  readonly siteCount: number;
  readonly pointCount: number;
  /** Where the pairs of each site begin; a site that may not be chosen has none. */
  readonly first: Uint32Array;
  readonly point: Uint32Array;
  /** By pair, > 0; null: every pair saves all the worth of its point. */
  readonly value: Float64Array | null;
  /** By point: no site saves more there. */
  readonly worth: Float64Array;
  /** By point: what counts as saved whatever is chosen; 0 in the question as it was asked. */
  readonly floor: Float64Array;
  /** Without any site: the weight existing facilities cover; of `waySavings` Σ weight · cost. */
  readonly before: number;
}

/** Who counts how much, and how far is too far, where it is not as the layer says. */
export interface CoverTerms {
  /** Everybody who lives anywhere counts 1. */
  readonly isByHead: boolean;
  /** At most this far, beside the limit of the layer. */
  readonly radius: number;
}

/** Savings of covering; demand points that the same sites reach are one point. */
export function coverSavings(task: SitingTask, terms: CoverTerms): Savings {
  const worths: Float64Array[] = [];
  let before = 0;
  for (const layer of task.layers) {
    const limit = Math.min(layer.limit, terms.radius);
    const worth = terms.isByHead
      ? layer.weights.map((own) => (own > 0 ? 1 : 0))
      : layer.weights.slice();
    for (let at = 0; at < worth.length; at++) {
      if (!isWithin(layer.existingCost?.[at] ?? Number.POSITIVE_INFINITY, limit)) continue;
      before += worth[at];
      worth[at] = 0;
    }
    worths.push(worth);
  }
  const pairs = listPairs(task, (layer, at, pair) => {
    const limit = Math.min(task.layers[layer].limit, terms.radius);
    return worths[layer][at] > 0 && isWithin(task.layers[layer].reach.cost[pair], limit) ? 1 : 0;
  });
  return mergeAlike({
    ...pairs,
    value: null,
    worth: joined(worths),
    floor: new Float64Array(pairs.pointCount),
    before,
  });
}

/** Savings of shorter ways. */
export function waySavings(task: SitingTask): Savings {
  const worths: Float64Array[] = [];
  let before = 0;
  for (const layer of task.layers) {
    const unreached = unreachedCost(task, layer);
    worths.push(
      layer.weights.map((own, at) => {
        const cost = layer.existingCost?.[at] ?? Number.POSITIVE_INFINITY;
        const costNow = isWithin(cost, layer.limit) ? Math.min(cost, unreached) : unreached;
        before += own * costNow;
        return own * costNow;
      }),
    );
  }
  const savedBy = (layer: number, at: number, pair: number): number => {
    const { reach, weights, limit } = task.layers[layer];
    const cost = reach.cost[pair];
    return isWithin(cost, limit) ? worths[layer][at] - weights[at] * cost : 0;
  };
  const pairs = listPairs(task, savedBy);
  return { ...pairs, worth: joined(worths), floor: new Float64Array(pairs.pointCount), before };
}

type PairValue = (layer: number, at: number, pair: number) => number;

/** The pairs that save something, site by site and in it layer by layer. */
function listPairs(task: SitingTask, savedBy: PairValue) {
  const { siteCount, layers } = task;
  const isForbidden = new Uint8Array(siteCount);
  for (const site of task.choice.forbidden ?? []) isForbidden[site] = 1;
  const room = layers.reduce((sum, { reach }) => sum + reach.demand.length, 0);
  const first = new Uint32Array(siteCount + 1);
  const point = new Uint32Array(room);
  const value = new Float64Array(room);
  let count = 0;
  for (let site = 0; site < siteCount; site++) {
    let offset = 0;
    for (let at = 0; at < layers.length; at++) {
      const { reach, weights } = layers[at];
      const end = isForbidden[site] === 1 ? 0 : reach.firstOfSite[site + 1];
      for (let pair = reach.firstOfSite[site]; pair < end; pair++) {
        const saved = savedBy(at, reach.demand[pair], pair);
        if (!(saved > 0)) continue;
        point[count] = offset + reach.demand[pair];
        value[count++] = saved;
      }
      offset += weights.length;
    }
    first[site + 1] = count;
  }
  const pointCount = layers.reduce((sum, { weights }) => sum + weights.length, 0);
  return {
    siteCount,
    pointCount,
    first,
    point: count === room ? point : point.slice(0, count),
    value: count === room ? value : value.slice(0, count),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/**
 * Makes one point of all that exactly the same sites reach: their worths add up, and no choice can
 * tell them apart. Parts the points site by site into who is reached and who is not; exact, and
 * linear in the pairs.
 */
export function mergeAlike(savings: Savings): Savings {
  const { siteCount, pointCount, first, point } = savings;
  const classOf = new Uint32Array(pointCount);
  const size = new Uint32Array(2 * pointCount + 2);
  const splitBy = new Int32Array(size.length).fill(-1);
  const child = new Uint32Array(size.length);
  const free = Array.from({ length: 2 * pointCount + 1 }, (_, at) => 2 * pointCount + 1 - at);
  size[0] = pointCount;
  const touched: number[] = [];
  for (let site = 0; site < siteCount; site++) {
    touched.length = 0;
    for (let pair = first[site]; pair < first[site + 1]; pair++) {
      const own = classOf[point[pair]];
      if (splitBy[own] !== site) {
        splitBy[own] = site;
        child[own] = free.pop()!;
        touched.push(own);
      }
      size[own]--;
      size[child[own]]++;
      classOf[point[pair]] = child[own];
    }
    for (const own of touched) if (size[own] === 0 && own !== 0) free.push(own);
  }
  return gatherClasses(savings, classOf);
}

/** Class 0 holds those whom no site reaches; they are left out. */
function gatherClasses(savings: Savings, classOf: Uint32Array): Savings {
  const { siteCount, pointCount, first, point, worth } = savings;
  const numberOf = new Int32Array(2 * pointCount + 2).fill(-1);
  const isFirstOfClass = new Uint8Array(pointCount);
  let count = 0;
  for (let at = 0; at < pointCount; at++) {
    if (classOf[at] === 0 || numberOf[classOf[at]] >= 0) continue;
    numberOf[classOf[at]] = count++;
    isFirstOfClass[at] = 1;
  }
  const worths = new Float64Array(count);
  for (let at = 0; at < pointCount; at++) {
    if (classOf[at] !== 0) worths[numberOf[classOf[at]]] += worth[at];
  }
  const mergedFirst = new Uint32Array(siteCount + 1);
  const mergedPoint = new Uint32Array(point.length);
  let pairs = 0;
  for (let site = 0; site < siteCount; site++) {
    for (let pair = first[site]; pair < first[site + 1]; pair++) {
      if (isFirstOfClass[point[pair]] === 0) continue;
      mergedPoint[pairs++] = numberOf[classOf[point[pair]]];
    }
    mergedFirst[site + 1] = pairs;
  }
  return {
    ...savings,
    pointCount: count,
    first: mergedFirst,
    point: mergedPoint.slice(0, pairs),
    worth: worths,
    floor: new Float64Array(count),
  };
}
