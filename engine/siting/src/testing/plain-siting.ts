import fc from 'fast-check';
import type { Reach } from '../reach.ts';
import type { SiteGroup, SitingLayer, SitingTask } from '../siting-task.ts';

/** Costs by site and point; null: not reached. */
export type CostTable = readonly (readonly (number | null)[])[];

export function reachOf(table: CostTable): Reach {
  const firstOfSite = [0];
  const demand: number[] = [];
  const cost: number[] = [];
  for (const row of table) {
    for (const [point, own] of row.entries()) {
      if (own === null) continue;
      demand.push(point);
      cost.push(own);
    }
    firstOfSite.push(demand.length);
  }
  return {
    firstOfSite: Uint32Array.from(firstOfSite),
    demand: Uint32Array.from(demand),
    cost: Float64Array.from(cost),
  };
}

const LIMIT = 10;

function someLayer(siteCount: number): fc.Arbitrary<SitingLayer> {
  return fc.integer({ min: 1, max: 9 }).chain((points) => {
    const cost = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 14 }));
    const row = fc.array(cost, { minLength: points, maxLength: points });
    const far = fc.constantFrom(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 3, 8, 12);
    return fc.record({
      reach: fc.array(row, { minLength: siteCount, maxLength: siteCount }).map(reachOf),
      weights: fc
        .array(fc.oneof(fc.nat(9), fc.double({ min: 0, max: 9, noNaN: true })), {
          minLength: points,
          maxLength: points,
        })
        .map((list) => Float64Array.from(list)),
      limit: fc.constant(LIMIT),
      existingCost: fc
        .array(far, { minLength: points, maxLength: points })
        .map((list) => Float64Array.from(list)),
    });
  });
}

/** Up to three groups, some sites in none. */
function someGroups(sites: readonly number[]): fc.Arbitrary<SiteGroup[]> {
  const groupOf = fc.array(fc.nat(6), { minLength: sites.length, maxLength: sites.length });
  return fc
    .tuple(groupOf, fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 2 }))))
    .map(([groups, most]) =>
      most
        .map((atMost, at) => ({ sites: sites.filter((site) => groups[site] === at), atMost }))
        .filter(({ sites: grouped }) => grouped.length > 1),
    );
}

/** Small enough to try every choice: with budgets, groups, forced and forbidden sites, and layers. */
export function someTask(objective: SitingTask['objective']): fc.Arbitrary<SitingTask> {
  return fc.integer({ min: 2, max: 8 }).chain((siteCount) => {
    const sites = Array.from({ length: siteCount }, (_, site) => site);
    const isAsked = objective !== 'lscp';
    return fc
      .record({
        layers: fc.array(someLayer(siteCount), { minLength: 1, maxLength: 2 }),
        forbidden: fc.subarray(sites, { maxLength: 1 }),
        forced: fc.subarray(sites, { maxLength: 1 }),
        groups: someGroups(sites),
        add: fc.integer({ min: 1, max: siteCount - 1 }),
        budget: fc.option(fc.integer({ min: 9, max: 30 }), { nil: undefined }),
        siteCosts: fc
          .array(fc.integer({ min: 0, max: 9 }), { minLength: siteCount, maxLength: siteCount })
          .map((list) => Float64Array.from(list)),
        share: fc.constantFrom(0.3, 0.6, 0.9, 1),
        seed: fc.nat(99),
      })
      .map(({ layers, forbidden, forced, groups, add, budget, siteCosts, share, seed }) => ({
        objective,
        siteCount,
        layers,
        choice: {
          forbidden,
          forced: forced.filter((site) => !forbidden.includes(site)),
          groups,
          ...(isAsked ? { add, siteCosts } : {}),
          ...(isAsked && budget !== undefined ? { budget } : {}),
        },
        ...(objective === 'lscp' ? { shareToCover: share } : {}),
        seed,
      }));
  });
}

/** Value of a choice as one would say it, without anything of the engine; null: it breaks a rule. */
export function plainValue(task: SitingTask, sites: readonly number[]): number | null {
  if (!keepsRules(task, sites)) return null;
  const people = task.layers.flatMap((layer) =>
    Array.from(layer.weights, (weight, point) => ({
      weight,
      cost: plainCost(layer, point, sites),
    })),
  );
  if (task.objective === 'p-median') {
    return people.reduce((sum, { weight, cost }) => sum + weight * Math.min(cost, 2 * LIMIT), 0);
  }
  const covered = people.reduce((sum, { weight, cost }) => sum + (cost <= LIMIT ? weight : 0), 0);
  if (task.objective === 'mclp') return covered;
  if (task.objective === 'p-centre') return plainWorst(task, sites);
  const all = people.reduce((sum, { weight }) => sum + weight, 0);
  const isWhole = task.shareToCover === 1;
  const isEnough = isWhole
    ? people.every(({ weight, cost }) => weight === 0 || cost <= LIMIT)
    : covered >= (task.shareToCover ?? 1) * all * (1 - 1e-12);
  return isEnough ? sites.length : null;
}

export function keepsRules({ choice, siteCount }: SitingTask, sites: readonly number[]): boolean {
  const { add = siteCount, budget = Number.POSITIVE_INFINITY, siteCosts } = choice;
  const { forced = [], forbidden = [], groups = [] } = choice;
  return (
    sites.length <= add &&
    sites.reduce((sum, site) => sum + (siteCosts?.[site] ?? 0), 0) <= budget &&
    forced.every((site) => sites.includes(site)) &&
    !forbidden.some((site) => sites.includes(site)) &&
    groups.every(
      (group) => group.sites.filter((site) => sites.includes(site)).length <= group.atMost,
    )
  );
}

/** Over those whom any candidate that may be chosen, or a facility, can reach. */
function plainWorst(task: SitingTask, sites: readonly number[]): number {
  const all = Array.from({ length: task.siteCount }, (_, site) => site).filter(
    (site) => !task.choice.forbidden?.includes(site),
  );
  let worst = 0;
  for (const layer of task.layers) {
    for (const [point, weight] of layer.weights.entries()) {
      if (weight === 0 || plainCost(layer, point, all) === Number.POSITIVE_INFINITY) continue;
      worst = Math.max(worst, plainCost(layer, point, sites));
    }
  }
  return worst;
}

function plainCost(layer: SitingLayer, point: number, sites: readonly number[]): number {
  const costs = [layer.existingCost?.[point] ?? Number.POSITIVE_INFINITY];
  for (const site of sites) {
    const pairs = layer.reach.demand.subarray(
      layer.reach.firstOfSite[site],
      layer.reach.firstOfSite[site + 1],
    );
    const at = pairs.indexOf(point);
    if (at >= 0) costs.push(layer.reach.cost[layer.reach.firstOfSite[site] + at]);
  }
  const least = Math.min(...costs);
  return least <= layer.limit ? least : Number.POSITIVE_INFINITY;
}

/** The best of all choices, each tried; null: none keeps the rules. */
export function plainBest(task: SitingTask, worth = plainValue): number | null {
  let best: number | null = null;
  for (let mask = 0; mask < 1 << task.siteCount; mask++) {
    const sites = Array.from({ length: task.siteCount }, (_, site) => site).filter(
      (site) => (mask >> site) & 1,
    );
    const value = worth(task, sites);
    if (value === null) continue;
    const isBetter = task.objective === 'mclp' ? value > (best ?? -1) : value < (best ?? Infinity);
    if (best === null || isBetter) best = value;
  }
  return best;
}

interface TownSize {
  readonly siteCount: number;
  readonly pointCount: number;
  readonly add: number;
  readonly seed: number;
}

/** A town strewn over a square of 1,000 × 1,000; straight lines, at most 250. The same for a seed. */
export function randomTown(
  objective: SitingTask['objective'],
  { siteCount, pointCount, add, seed }: TownSize,
): SitingTask {
  let state = seed;
  const random = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const spots = (count: number) =>
    Array.from({ length: count }, () => [random(1000), random(1000)]);
  const homes = spots(pointCount);
  const limit = 250;
  // somebody lives at every site, so that no candidate is of no use
  const table = [...homes.slice(0, siteCount), ...spots(Math.max(0, siteCount - pointCount))].map(
    ([x = 0, y = 0]) =>
      homes.map(([homeX = 0, homeY = 0]) => {
        const cost = Math.round(Math.hypot(x - homeX, y - homeY));
        return cost <= limit ? cost : null;
      }),
  );
  const weights = Float64Array.from(homes, () => 1 + random(50));
  const reachable = weights.map((own, point) =>
    table.some((row) => row[point] !== null) ? own : 0,
  );
  return {
    objective,
    siteCount,
    layers: [{ reach: reachOf(table), weights: reachable, limit }],
    choice: objective === 'lscp' ? {} : { add },
  };
}
