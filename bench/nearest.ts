/** T1: the nearest of 10 types × 200 places, for every node. */
import {
  customise,
  eliminationOrder,
  jointsByEdge,
  type Nearest,
  nearestOfTypes,
  PlainSweeper,
  type Sweeper,
} from '@yike/engine-reach';
import { type City, sweepers } from './city.ts';
import { checksumOfWords, contestant } from './contest.ts';
import { LIMIT_TICKS, nodesOf, placesByType } from './measured-town.ts';
import { measureNgraph } from './ngraph-ways.ts';
import { plainContestants } from './plain-contestants.ts';
import { plainGraph, sourcesAtNodes } from './plain-question.ts';
import { placesAtNodes, questionOfTypes } from './questions.ts';
import { beside, contestRows, noLess, type Report } from './row.ts';

export function measureNearest({ network, weights, scratch, megabytesBeyond }: City): Report {
  const graph = customise(eliminationOrder(network), network, weights);
  const { nodes, joints } = placesAtNodes(network);
  const places = jointsByEdge(network, joints);
  const demand = nodesOf(network);
  const sweep = (sweeper: Sweeper) =>
    nearestOfTypes(graph, demand, places, placesByType(), LIMIT_TICKS, sweeper);
  const engine = sweepers().map((sweeper) =>
    contestant(`two sweeps (${sweeper.constructor.name})`, () => sweep(sweeper), checksumOf),
  );
  const megabytes = megabytesBeyond();
  const towards = plainGraph(network, weights, 'towards');
  const question = questionOfTypes('nearest', towards, sourcesAtNodes(nodes));
  const rows = contestRows([...engine, ...plainContestants(scratch, question)], {
    [engine[0]?.name ?? '']: noLess(2.5),
  });
  const peer = measureNgraph(network, weights, sweep(new PlainSweeper()), nodes);
  return { rows: [...rows, beside(peer, rows)], megabytes, notes: [] };
}

/** Ticks and place of every node, type after type. */
function checksumOf(answers: readonly Nearest[]): number {
  return checksumOfWords(
    (function* () {
      for (const { ticks, place } of answers) {
        for (let node = 0; node < ticks.length; node++) {
          yield ticks[node] ?? 0;
          yield place[node] ?? 0;
        }
      }
    })(),
  );
}
