/** How cost grows with the city: generated ones, each in a process of its own. */
import { LineOutline } from '@yike/engine-geometry';
import { buildNetwork, weigh } from '@yike/engine-network';
import {
  BoundedSearch,
  customise,
  eliminationOrder,
  jointsByEdge,
  nearestOfTypes,
  outline,
  PlainSweeper,
  prepareSums,
  reachedParts,
  sumsTask,
  sumsWithin,
} from '@yike/engine-reach';
import { fastestSummer, sweepers } from './city.ts';
import { threadSeconds } from './contest.ts';
import { generatedCity } from './generated-city.ts';
import {
  LIMIT_TICKS,
  nodesOf,
  paceWalker,
  placesByType,
  SEED,
  verticesOf,
} from './measured-town.ts';
import { placesAtNodes, placesOnStreets } from './questions.ts';

export const SIZES = [30_000, 100_000, 300_000, 1_000_000] as const;
const ISOCHRONES = 200;

/** Figures of one city, by what they are; seconds but where the name says otherwise. */
export type Scale = Readonly<Record<string, number>>;

export function measureScale(pointCount: number): Scale {
  const figures: Record<string, number> = {};
  const timed = <Result>(name: string, work: () => Result): Result => {
    let result: Result | undefined;
    figures[name] = threadSeconds(() => {
      result = work();
    });
    return result as Result;
  };
  const osm = generatedCity(pointCount, SEED);
  const { network } = timed('build', () => buildNetwork(osm));
  const everybody = verticesOf(network);
  figures['points'] = everybody.count;
  figures['nodes'] = network.nodeCount;
  const weights = weigh(network, paceWalker());
  const order = timed('order', () => eliminationOrder(network));
  const graph = timed('weighing', () => customise(order, network, weights));
  figures['arcs a node'] = order.arcCount / order.nodeCount;

  const places = jointsByEdge(network, placesAtNodes(network).joints);
  const demand = nodesOf(network);
  const [sweeper = new PlainSweeper()] = sweepers();
  const sweep = () => nearestOfTypes(graph, demand, places, placesByType(), LIMIT_TICKS, sweeper);
  sweep();
  timed('T1 nearest', sweep);

  const people = new Float64Array(everybody.count).fill(1);
  timed('T4 catchments', () => {
    const blocks = prepareSums(graph, everybody, jointsByEdge(network, everybody), 'towards');
    return sumsWithin(blocks, sumsTask(blocks, [people], LIMIT_TICKS, null), fastestSummer());
  });

  const search = new BoundedSearch(network, weights, 'away');
  const starts = placesOnStreets(network, ISOCHRONES);
  const lines = new LineOutline();
  timed('an isochrone, ms', () => {
    for (let place = 0; place < ISOCHRONES; place++)
      outline(network, reachedParts(search, starts, place, LIMIT_TICKS), lines);
  });
  figures['an isochrone, ms'] = (1000 * (figures['an isochrone, ms'] ?? 0)) / ISOCHRONES;
  figures['peak MB'] = process.resourceUsage().maxRSS / 1024;
  return figures;
}
