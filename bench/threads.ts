/**
 * T4 by a pool of threads: the catchment of everybody, by one thread and by two, in turn, round after round;
 * wall time, as that is what a pool is for. Checksums are compared before any time is told.
 */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  blockKernelPath,
  customise,
  eliminationOrder,
  jointsByEdge,
  prepareSums,
  type Sums,
  sumsInPool,
  sumsTask,
  sweepKernelPath,
} from '@yike/engine-reach';
import { openPool } from '@yike/threads';
import type { City } from './city.ts';
import { checksumOfWords, median } from './contest.ts';
import { LIMIT_TICKS, verticesOf } from './measured-town.ts';
import { type Report, row } from './row.ts';

const ROUNDS = 5;
const LEAST_TIMES = 1.7;

/** @throws Error where one thread and two give different sums */
export async function measureThreads({ network, weights }: City): Promise<Report> {
  const graph = customise(eliminationOrder(network), network, weights);
  const everybody = verticesOf(network);
  const bearers = jointsByEdge(network, everybody);
  const blocks = prepareSums(graph, everybody, bearers, 'towards');
  const people = Float64Array.from({ length: everybody.count }, (_, point) => point % 9);
  const task = sumsTask(blocks, [people], LIMIT_TICKS, null);
  const kernels = { sweep: bytesAt(sweepKernelPath()), block: bytesAt(blockKernelPath()) };
  const one = openPool(kernels, 1);
  const two = openPool(kernels, 2);
  try {
    const sums = [await sumsInPool(one, blocks, task), await sumsInPool(two, blocks, task)];
    if (new Set(sums.map(checksumOf)).size > 1) {
      throw new Error('One thread and two give different sums.');
    }
    const rounds: { one: number; two: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        one: await secondsOf(() => sumsInPool(one, blocks, task)),
        two: await secondsOf(() => sumsInPool(two, blocks, task)),
      });
    }
    const times = median(rounds.map((round) => round.one / round.two));
    const target = { text: `≥ ${LEAST_TIMES}× one`, isMet: times >= LEAST_TIMES };
    const inTwo = row(
      'two threads',
      median(rounds.map((round) => round.two)),
      `${times.toFixed(2)}× one`,
    );
    const rows = [
      row('one thread', median(rounds.map((round) => round.one))),
      { ...inTwo, target },
    ];
    const notes = [`${availableParallelism()} processors; wall time, ranks prepared before`];
    return { rows, megabytes: null, notes };
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
}

function bytesAt(path: URL): Uint8Array<ArrayBuffer> | null {
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
}

function checksumOf({ bearers, columns }: Sums): number {
  return checksumOfWords([bearers, ...columns].flatMap((column) => Array.from(column)));
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
