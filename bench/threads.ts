/**
 * T4 by a pool of threads: the catchment of everybody in a city, 15 minutes at 80 m a minute, by one thread
 * and by two, in turn, round after round; wall time, as that is what a pool is for. Checksums are compared
 * before any time is told.
 *
 *   node bin/run.mjs bench/threads.ts [OSM FILE] [--json FILE]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildNetwork, type WalkingNetwork, weigh } from '@yike/engine-network';
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
import { readOsm } from '@yike/files';
import { openPool } from '@yike/threads';
import { checksumOfWords } from './contest.ts';
import { paceWalker, verticesOf } from './measured-town.ts';

const PORTO = fileURLToPath(
  new URL('../../shared/data/porto/porto_portugal.osm.pbf', import.meta.url),
);
const LIMIT_TICKS = 9000;
const ROUNDS = 9;

export interface ThreadTimes {
  readonly askers: number;
  /** Median over rounds of the wall seconds of a whole question. */
  readonly oneThreadSeconds: number;
  readonly twoThreadsSeconds: number;
  /** One thread's time over that of two, median of the ratios round by round. */
  readonly ratio: number;
  /** Laying a question out in shared memory and starting two threads, once for a city. */
  readonly startSeconds: number;
  readonly checksum: number;
}

/** Times one question of T4 by pools of one thread and of two. @throws Error where answers differ */
export async function timeThreads(network: WalkingNetwork): Promise<ThreadTimes> {
  const graph = customise(eliminationOrder(network), network, weigh(network, paceWalker()));
  const everybody = verticesOf(network);
  const bearers = jointsByEdge(network, everybody);
  const blocks = prepareSums(graph, everybody, bearers, 'towards');
  const people = Float64Array.from({ length: everybody.count }, (_, point) => point % 9);
  const task = sumsTask(blocks, [people], LIMIT_TICKS, null);
  const kernels = { sweep: bytesAt(sweepKernelPath()), block: bytesAt(blockKernelPath()) };
  const one = openPool(kernels, 1);
  const began = performance.now();
  const two = openPool(kernels, 2);
  try {
    const first = await sumsInPool(two, blocks, task);
    const firstSeconds = (performance.now() - began) / 1000;
    const checksum = checksumOf(first);
    if (checksumOf(await sumsInPool(one, blocks, task)) !== checksum) {
      throw new Error('One thread and two give different sums.');
    }
    const rounds: { one: number; two: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        one: await secondsOf(() => sumsInPool(one, blocks, task)),
        two: await secondsOf(() => sumsInPool(two, blocks, task)),
      });
    }
    const twoThreadsSeconds = median(rounds.map((round) => round.two));
    return {
      askers: everybody.count,
      oneThreadSeconds: median(rounds.map((round) => round.one)),
      twoThreadsSeconds,
      ratio: median(rounds.map((round) => round.one / round.two)),
      startSeconds: firstSeconds - twoThreadsSeconds,
      checksum,
    };
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
}

function bytesAt(path: URL): Uint8Array<ArrayBuffer> | null {
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
}

function checksumOf({ bearers, columns }: Sums): number {
  return checksumOfWords([bearers, ...columns].flatMap((column) => [...column]));
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' } },
    allowPositionals: true,
  });
  const path = positionals[0] ?? PORTO;
  if (!existsSync(path)) return console.log(`skipped: ${path} is not here`);
  const { network } = buildNetwork(await readOsm(path));
  const times = await timeThreads(network);
  console.log(
    `${times.askers} askers, ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}\n` +
      `${times.oneThreadSeconds.toFixed(3)} s  one thread\n` +
      `${times.twoThreadsSeconds.toFixed(3)} s  two threads: ${times.ratio.toFixed(2)}× (target 1.7×)\n` +
      `${times.startSeconds.toFixed(3)} s  starting two threads and laying out the city, once`,
  );
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(times, null, 2)}\n`);
}

if (import.meta.main) await main();
