/** T2: how many places of each of 10 types are within the limit, for every node. */
import type { Joints } from '@yike/engine-network';
import {
  BoundedSearch,
  customise,
  eliminationOrder,
  jointsByEdge,
  prepareSums,
  sumsTask,
  sumsWithin,
} from '@yike/engine-reach';
import { type City, fastestSummer } from './city.ts';
import { checksumOfWords, contestant } from './contest.ts';
import { LIMIT_TICKS, nodesOf, PLACES_EACH, TYPES } from './measured-town.ts';
import { plainContestants } from './plain-contestants.ts';
import { plainGraph, sourcesAtNodes } from './plain-question.ts';
import { placesAtNodes, questionOfTypes } from './questions.ts';
import { contestRows, noLess, type Report } from './row.ts';

const SEARCHES = 'searches from the places, neighbours in turn';

export function measureCounts({ network, weights, scratch, megabytesBeyond }: City): Report {
  const graph = customise(eliminationOrder(network), network, weights);
  const { nodes, joints } = placesAtNodes(network);
  const places = jointsByEdge(network, joints);
  const demand = nodesOf(network);
  const summer = fastestSummer();
  const columns = Array.from({ length: TYPES }, (_, type) =>
    Float64Array.from({ length: joints.count }, (__, place) =>
      Math.floor(place / PLACES_EACH) === type ? 1 : 0,
    ),
  );
  const bySums = () => {
    const blocks = prepareSums(graph, demand, places, 'away');
    return sumsWithin(blocks, sumsTask(blocks, columns, LIMIT_TICKS, null), summer).columns;
  };
  const search = new BoundedSearch(network, weights, 'towards');
  const engine = [
    contestant(SEARCHES, () => countsBySearch(search, joints), checksumOf),
    contestant(`sums (${summer.constructor.name})`, bySums, checksumOf),
  ];
  const megabytes = megabytesBeyond();
  const towards = plainGraph(network, weights, 'towards');
  const question = questionOfTypes('counts', towards, sourcesAtNodes(nodes));
  const rows = contestRows([...engine, ...plainContestants(scratch, question)], {
    [SEARCHES]: noLess(1),
  });
  return { rows, megabytes, notes: [] };
}

/**
 * Streets are numbered by place, so that in the order of their streets one search after another finds in the
 * processor's cache what it needs.
 */
function countsBySearch(search: BoundedSearch, { count, edge, alongDm }: Joints): Uint32Array[] {
  const counts = Array.from({ length: TYPES }, () => new Uint32Array(search.network.nodeCount));
  const inTurn = [...Array(count).keys()].sort((a, b) => (edge[a] ?? 0) - (edge[b] ?? 0));
  for (const place of inTurn) {
    const own = counts[Math.floor(place / PLACES_EACH)] as Uint32Array;
    search.begin(LIMIT_TICKS);
    search.addSource(edge[place] ?? 0, alongDm[place] ?? 0, 0, place);
    search.run();
    for (let at = 0; at < search.reachedCount; at++) (own[search.reached[at] ?? 0] as number)++;
  }
  return counts;
}

function checksumOf(counts: readonly (Uint32Array | Float64Array)[]): number {
  return checksumOfWords(counts.flatMap((own) => Array.from(own)));
}
