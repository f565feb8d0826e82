import type { SolveMip } from '@yike/kernel';
import fc from 'fast-check';
import { MipBuilder } from '../mip-builder.ts';
import type { SitingLayer, SitingTask } from '../siting-task.ts';
import { keepsRules, reachOf, someTask } from './plain-siting.ts';

const LIMIT = 10;

/** A small task in which places run out: at sites and at the facilities there are. */
export function someTaskWithPlaces(objective: SitingTask['objective']): fc.Arbitrary<SitingTask> {
  return someTask(objective).chain((task) =>
    fc
      .tuple(...task.layers.map((layer) => somePlaces(task.siteCount, layer)))
      .map((layers) => ({ ...task, layers })),
  );
}

const room = fc.oneof(
  { weight: 6, arbitrary: fc.nat(16) },
  { weight: 2, arbitrary: fc.nat(160).map((tenths) => tenths / 10) },
  { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
);

function somePlaces(siteCount: number, layer: SitingLayer): fc.Arbitrary<SitingLayer> {
  const { existingCost, ...rest } = layer;
  // a share needs no more digits, and by heads whoever is next to nobody would count 1
  const own = { ...rest, weights: rest.weights.map((weight) => Math.round(10 * weight) / 10) };
  const points = own.weights.length;
  const cost = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 14 }));
  const row = fc.array(cost, { minLength: points, maxLength: points });
  return fc.nat(3).chain((facilityCount) => {
    const rooms = (length: number) =>
      fc
        .array(room, { minLength: length, maxLength: length })
        .map((list) => Float64Array.from(list));
    const limited = fc
      .record({
        ofSites: rooms(siteCount),
        reach: fc.array(row, { minLength: facilityCount, maxLength: facilityCount }).map(reachOf),
        capacity: rooms(facilityCount),
      })
      .map(
        ({ ofSites, reach, capacity }): SitingLayer => ({
          ...own,
          capacity: { ofSites, facilities: { reach, capacity } },
        }),
      );
    return fc.oneof(
      { weight: 5, arbitrary: limited },
      { weight: 1, arbitrary: fc.constant<SitingLayer>({ ...layer, weights: own.weights }) },
    );
  });
}

interface PlainServer {
  readonly room: number;
  /** By demand point; Infinity: not within the limit. */
  readonly costs: readonly number[];
}

/** The chosen sites and the facilities there are. */
function serversOf(
  { reach, weights, existingCost, capacity, limit }: SitingLayer,
  sites: readonly number[],
): PlainServer[] {
  const within = (cost: number): number => (cost <= limit ? cost : Number.POSITIVE_INFINITY);
  const costsOf = ({ firstOfSite, demand, cost }: SitingLayer['reach'], at: number): number[] => {
    const costs = Array.from(weights, () => Number.POSITIVE_INFINITY);
    for (let pair = firstOfSite[at]; pair < firstOfSite[at + 1]; pair++) {
      costs[demand[pair]] = within(cost[pair]);
    }
    return costs;
  };
  const endless = Number.POSITIVE_INFINITY;
  return [
    ...sites.map((site) => ({
      room: capacity?.ofSites[site] ?? endless,
      costs: costsOf(reach, site),
    })),
    ...Array.from(capacity?.facilities.capacity ?? [], (room, at) => ({
      room,
      costs: costsOf(capacity!.facilities.reach, at),
    })),
    ...(existingCost === undefined
      ? []
      : [{ room: endless, costs: Array.from(existingCost, within) }]),
  ];
}

/** The most that can be served is the least cut: some servers at their room, and all whom the others reach. */
export function plainServed(layer: SitingLayer, sites: readonly number[], radius: number): number {
  const servers = serversOf(layer, sites);
  let least = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 1 << servers.length; mask++) {
    let cut = 0;
    for (const [at, { room }] of servers.entries()) if ((mask >> at) & 1) cut += room;
    for (const [point, weight] of layer.weights.entries()) {
      const isReached = servers.some(
        ({ costs }, at) => ((mask >> at) & 1) === 0 && costs[point] <= Math.min(radius, 1e9),
      );
      if (isReached) cut += weight;
    }
    least = Math.min(least, cut);
  }
  return least;
}

/** The most that ways save, as a linear program for a solver. */
export function solvedSaving(
  solve: SolveMip,
  layer: SitingLayer,
  sites: readonly number[],
  savingOf: (cost: number) => number,
): number {
  const servers = serversOf(layer, sites);
  const builder = new MipBuilder();
  const columns = servers.map(({ costs }) =>
    costs.map((cost) =>
      cost < Number.POSITIVE_INFINITY
        ? builder.addColumn(savingOf(cost), 0, Number.POSITIVE_INFINITY, false)
        : -1,
    ),
  );
  const addRow = (all: readonly number[], most: number): void => {
    for (const column of all) if (column >= 0) builder.addEntry(column, 1);
    builder.endRow(Number.NEGATIVE_INFINITY, most);
  };
  for (const [at, { room }] of servers.entries()) addRow(columns[at], room);
  for (const [point, weight] of layer.weights.entries()) {
    addRow(
      columns.map((own) => own[point]),
      weight,
    );
  }
  const model = builder.build(true);
  if (model.objective.length === 0) return 0;
  const terms = { start: null, seconds: 60, mayGoOn: () => true };
  const { values } = solve(model, terms);
  return values?.reduce((sum, own, at) => sum + own * model.objective[at], 0) ?? 0;
}

/** Value of a choice where places run out; null: it breaks a rule, or serves too few. */
export function plainPlacesValue(
  solve: SolveMip,
): (task: SitingTask, sites: readonly number[]) => number | null {
  return (task, sites) => {
    if (!keepsRules(task, sites)) return null;
    const within = (radius: number, chosen = sites): number =>
      task.layers.reduce((sum, layer) => sum + plainServed(layer, chosen, radius), 0);
    switch (task.objective) {
      case 'mclp':
        return within(LIMIT);
      case 'p-median':
        return task.layers.reduce((sum, layer) => {
          const nobody = 2 * LIMIT * layer.weights.reduce((all, own) => all + own, 0);
          return sum + nobody - solvedSaving(solve, layer, sites, (cost) => 2 * LIMIT - cost);
        }, 0);
      case 'lscp': {
        const all = task.layers.reduce(
          (sum, { weights }) => weights.reduce((total, own) => total + own, sum),
          0,
        );
        return within(LIMIT) >= (task.shareToCover ?? 1) * all * (1 - 1e-10) ? sites.length : null;
      }
      case 'p-centre': {
        const every = Array.from({ length: task.siteCount }, (_, site) => site).filter(
          (site) => !task.choice.forbidden?.includes(site),
        );
        const target = within(LIMIT, every) * (1 - 1e-10);
        for (let radius = 0; radius <= LIMIT; radius++) if (within(radius) >= target) return radius;
        return Number.POSITIVE_INFINITY;
      }
    }
  };
}
