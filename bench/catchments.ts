/** T4: how many live within the limit of every point of the streets; somebody lives at each. */
import type { Joints } from '@yike/engine-network';
import {
  customise,
  eliminationOrder,
  jointsByEdge,
  prepareSums,
  type Sums,
  sumsTask,
  sumsWithin,
} from '@yike/engine-reach';
import { type City, fastestSummer } from './city.ts';
import { checksumOfWords, contestant } from './contest.ts';
import { LIMIT_TICKS, nodesOf, verticesOf } from './measured-town.ts';
import { plainContestants } from './plain-contestants.ts';
import { type PlainGraph, plainGraph, plainVertexGraph, sourcesAtNodes } from './plain-question.ts';
import { questionOfEach } from './questions.ts';
import { type Aim, contestRows, noLess, type Report } from './row.ts';

/** One point at a time would take long: so many neighbours out of so many are asked for. */
const SAMPLE = { neighbours: 50, of: 4000 } as const;

/** At every vertex, as other programs keep streets. */
export function measureCatchments(city: City): Report {
  const graph = plainVertexGraph(city.network, city.weights);
  return measure(city, verticesOf(city.network), graph, noLess(15));
}

/** At junctions and ends only, which spares the plain searches three nodes of four. */
export function measureCatchmentsOfJunctions(city: City): Report {
  const { network, weights } = city;
  return measure(city, nodesOf(network), plainGraph(network, weights, 'towards'), () => null);
}

function measure(
  { network, weights, scratch, megabytesBeyond }: City,
  points: Joints,
  plain: PlainGraph,
  aim: Aim,
): Report {
  const sweepGraph = customise(eliminationOrder(network), network, weights);
  const everybody = jointsByEdge(network, points);
  const people = Float64Array.from({ length: points.count }, (_, point) => 1 + ((point * 7) % 13));
  const summer = fastestSummer();
  const asked = sampleOf(points.count);
  const name = `sums (${summer.constructor.name})`;
  const engine = contestant(
    name,
    () => {
      const blocks = prepareSums(sweepGraph, points, everybody, 'towards');
      return sumsWithin(blocks, sumsTask(blocks, [people], LIMIT_TICKS, null), summer);
    },
    (sums) => checksumOf(sums, asked),
  );
  const megabytes = megabytesBeyond();
  const question = questionOfEach(
    'catchments',
    plain,
    sourcesAtNodes(asked),
    Uint32Array.from(people),
  );
  const share = asked.length / points.count;
  const rows = contestRows([engine, ...plainContestants(scratch, question, share)], {
    [name]: aim,
  });
  const notes = [
    `${points.count} points ask; plain searches answer ${asked.length} of them, which are compared, and are told as if for all`,
  ];
  return { rows, megabytes, notes };
}

function sampleOf(count: number): Uint32Array {
  const all = Uint32Array.from({ length: count }, (_, point) => point);
  return all.filter((point) => point % SAMPLE.of < SAMPLE.neighbours);
}

function checksumOf({ bearers, columns: [sums] }: Sums, asked: Uint32Array): number {
  return checksumOfWords(
    Array.from(asked, (point) => [bearers[point] ?? 0, sums?.[point] ?? 0]).flat(),
  );
}
