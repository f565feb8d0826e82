import type { Assignment } from '../siting-answer.ts';
import type { SitingTask } from '../siting-task.ts';
import { AssignmentFlow } from './assignment-flow.ts';
import { capacityOf } from './layer-capacity.ts';
import { facilityServers, type Supply, sumOf, supplyOf } from './supply.ts';

/**
 * Who goes where with these sites, opened one after another. For `p-median` the ways are shortest with the
 * unreached counted; else most are served, and of such ways the shortest taken.
 *
 * @param radius farther is not served, beside the limits
 */
export function assign(task: SitingTask, order: readonly number[], radius: number): Assigned {
  const flow = openFacilities(task, radius);
  const { supply } = flow;
  const ofLayer = new LayerPoints(task, supply);
  const servedBefore = ofLayer.split((at) => supply.demand[at] - flow.leftOf(at));
  const newly = task.layers.map(
    (): Mutable<Assignment['newly']> => ({ point: [], rank: [], weight: [] }),
  );
  const gains = order.map((site, rank) => {
    const left = supply.demand.map((_, at) => flow.leftOf(at));
    const { served } = flow;
    const saved = flow.openSite(site);
    left.forEach((before, at) => {
      const units = before - flow.leftOf(at);
      if (units === 0) return;
      const { layer, point } = ofLayer.find(at);
      newly[layer].point.push(point);
      newly[layer].rank.push(rank);
      newly[layer].weight.push(units * supply.weightUnit);
    });
    return task.objective === 'p-median'
      ? saved * supply.weightUnit * supply.costUnit
      : (flow.served - served) * supply.weightUnit;
  });
  const left = ofLayer.split((at) => flow.leftOf(at));
  const layers = task.layers.map(
    (_, layer): Assignment => ({
      ...entriesOf(flow, serversOf(task, supply, layer), ofLayer),
      servedBefore: servedBefore[layer],
      newly: newly[layer],
      left: left[layer],
    }),
  );
  const { weightUnit, costUnit } = supply;
  let units = 0;
  let saved = 0;
  for (let pair = 0; pair < supply.point.length; pair++) {
    units += flow.unitsOfPair(pair);
    saved += flow.unitsOfPair(pair) * supply.saving[pair];
  }
  return { layers, gains, served: units * weightUnit, saved: saved * weightUnit * costUnit };
}

export interface Assigned {
  /** By layer. */
  readonly layers: readonly Assignment[];
  /** By site, in its order: weight newly served; `p-median`: weight · cost saved. */
  readonly gains: readonly number[];
  readonly served: number;
  /** For `p-median`, against nobody being served: weight · cost. */
  readonly saved: number;
}

/** The flow with nothing open but the facilities there are. */
export function openFacilities(task: SitingTask, radius: number): AssignmentFlow {
  const saved = task.objective === 'p-median' ? 'ways' : 'served-then-ways';
  const flow = new AssignmentFlow(supplyOf(task, saved, radius));
  for (const server of facilityServers(flow.supply)) flow.open(server);
  return flow;
}

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K];
};

/** Points of the supply as points of layers. */
class LayerPoints {
  readonly #first: number[] = [0];
  readonly #unit: number;

  constructor({ layers }: SitingTask, { weightUnit }: Supply) {
    for (const { weights } of layers) this.#first.push(this.#first.at(-1)! + weights.length);
    this.#unit = weightUnit;
  }

  find(at: number): { layer: number; point: number } {
    const layer = this.#first.findLastIndex((first) => first <= at);
    return { layer, point: at - this.#first[layer] };
  }

  split(unitsOf: (at: number) => number): Float64Array[] {
    return this.#first.slice(1).map((end, layer) => {
      const first = this.#first[layer];
      return Float64Array.from(
        { length: end - first },
        (_, point) => unitsOf(first + point) * this.#unit,
      );
    });
  }
}

/** Servers of a layer: of its sites, then of its facilities. */
function serversOf(task: SitingTask, { siteCount, layerCount }: Supply, layer: number): number[] {
  const counts = task.layers.map((own) => capacityOf(own, siteCount).facilities.capacity.length);
  const first = siteCount * layerCount + sumOf(counts.slice(0, layer));
  return [
    ...Array.from({ length: siteCount }, (_, site) => site * layerCount + layer),
    ...Array.from({ length: counts[layer] }, (_, facility) => first + facility),
  ];
}

function entriesOf(flow: AssignmentFlow, servers: readonly number[], points: LayerPoints) {
  const { supply } = flow;
  const entries: Mutable<Pick<Assignment, 'point' | 'to' | 'weight'>> = {
    point: [],
    to: [],
    weight: [],
  };
  const load = new Float64Array(servers.length);
  for (const [to, server] of servers.entries()) {
    load[to] = flow.usedOf(server) * supply.weightUnit;
    if (load[to] === 0) continue;
    for (let pair = supply.first[server]; pair < supply.first[server + 1]; pair++) {
      const units = flow.unitsOfPair(pair);
      if (units === 0) continue;
      entries.point.push(points.find(supply.point[pair]).point);
      entries.to.push(to);
      entries.weight.push(units * supply.weightUnit);
    }
  }
  return { ...entries, load };
}
