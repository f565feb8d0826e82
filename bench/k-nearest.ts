/** The 3 nearest of each of 10 types, for every node. */
import { BoundedSearch, jointsByEdge, type KNearest, kNearest } from '@yike/engine-reach';
import type { City } from './city.ts';
import { checksumOfWords, contestant } from './contest.ts';
import { LIMIT_TICKS, nodesOf, placesByType } from './measured-town.ts';
import { plainContestants } from './plain-contestants.ts';
import { plainGraph, sourcesAtNodes } from './plain-question.ts';
import { placesAtNodes, questionOfTypes } from './questions.ts';
import { contestRows, type Report } from './row.ts';

const K = 3;

export function measureKNearest({ network, weights, scratch, megabytesBeyond }: City): Report {
  const { nodes, joints } = placesAtNodes(network);
  const places = jointsByEdge(network, joints);
  const demand = nodesOf(network);
  const search = new BoundedSearch(network, weights, 'towards');
  const engine = contestant(
    'one search a type, k labels a node',
    () => placesByType().map((chosen) => kNearest(search, demand, places, chosen, K, LIMIT_TICKS)),
    checksumOf,
  );
  const megabytes = megabytesBeyond();
  const towards = plainGraph(network, weights, 'towards');
  const question = questionOfTypes('k nearest', towards, sourcesAtNodes(nodes), K);
  const rows = contestRows([engine, ...plainContestants(scratch, question)]);
  return { rows, megabytes, notes: [] };
}

function checksumOf(answers: readonly KNearest[]): number {
  return checksumOfWords(
    (function* () {
      for (const { ticks, place } of answers) {
        for (let at = 0; at < ticks.length; at++) {
          yield ticks[at] ?? 0;
          yield place[at] ?? 0;
        }
      }
    })(),
  );
}
