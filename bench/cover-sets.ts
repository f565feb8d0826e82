/**
 * Cover sets of a large town: 10,000 places on streets × everybody, at the walk that a district plans by, on
 * one thread; told beside the sum of people alone, by 64 places at a time. The sets are held against those
 * sums before a time is printed.
 *
 *   node bench/cover-sets.ts [OSM FILE] [--json FILE]
 */
import { existsSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type CoverSets, coverSets } from '@yike/engine-access';
import {
  buildNetwork,
  type Joints,
  positionsAlongStreets,
  STANDARD_WALKERS,
  weigh,
} from '@yike/engine-network';
import {
  BoundedSearch,
  customise,
  eliminationOrder,
  jointsByEdge,
  PlainBlockSummer,
  prepareSums,
  sumsTask,
  sumsWithin,
} from '@yike/engine-reach';
import { readOsm } from '@yike/files';

const PORTO = fileURLToPath(
  new URL('../../shared/data/porto/porto_portugal.osm.pbf', import.meta.url),
);
const SITES = 10_000;
const WALKS = [
  { walker: 'elder', minutes: 10 },
  { walker: 'elder', minutes: 15 },
  { walker: 'adult', minutes: 15 },
] as const;
const TARGET_SECONDS = 1;
const ROUNDS = 3;

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
});
const path = positionals[0] ?? PORTO;
if (existsSync(path)) await measure();
else console.log(`skipped: ${path} is not here`);

async function measure(): Promise<void> {
  const { network } = buildNetwork(await readOsm(path));
  const order = eliminationOrder(network);
  const edges = [...network.edgeLengthDm.keys()].filter(
    (edge) => network.edgeComponent[edge] === 0,
  );
  const began = performance.now();
  const positions = positionsAlongStreets(network, edges, 50);
  const positionSeconds = (performance.now() - began) / 1000;
  const step = positions.count / SITES;
  const chosen = Array.from({ length: SITES }, (_, at) => Math.floor(at * step));
  const sites = jointsOn(
    chosen.map((at) => positions.edge[at] ?? 0),
    chosen.map((at) => positions.alongDm[at] ?? 0),
  );
  const homes = jointsByEdge(network, everyNode());
  console.log(
    `${positions.count} positions every 50 m in ${positionSeconds.toFixed(2)} s; ${homes.joints.count} points; load ${loadavg()[0]?.toFixed(1)}`,
  );
  const results = WALKS.map(({ walker: id, minutes }) => {
    const walker = STANDARD_WALKERS.find((one) => one.id === id);
    if (walker === undefined) throw new Error(`There is no walker ${id}.`);
    const weights = weigh(network, walker);
    const search = new BoundedSearch(network, weights, 'towards');
    const limit = minutes * 600;
    let sets: CoverSets | undefined;
    const seconds = best(() => {
      sets = coverSets(search, homes, sites, limit);
    });
    const blocks = prepareSums(customise(order, network, weights), sites, homes, 'towards');
    check(
      sets,
      sumsWithin(blocks, sumsTask(blocks, [], limit, null), new PlainBlockSummer()).bearers,
    );
    const pairs = sets?.demand.length ?? 0;
    console.log(
      `${seconds.toFixed(2)} s (target ${TARGET_SECONDS} s)  ${SITES} sites, ${minutes} minutes of ${walker.en}: ${pairs} pairs`,
    );
    return { walker: id, minutes, seconds, pairs };
  });
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

  /** Somebody lives at every junction of the main component, right on the street. */
  function everyNode(): Joints {
    const edgeOf = new Map<number, [edge: number, alongDm: number]>();
    for (let edge = 0; edge < network.edgeCount; edge++) {
      if (network.edgeComponent[edge] !== 0) continue;
      edgeOf.set(network.edgeFrom[edge] ?? 0, [edge, 0]);
      edgeOf.set(network.edgeTo[edge] ?? 0, [edge, network.edgeLengthDm[edge] ?? 0]);
    }
    const all = [...edgeOf.values()];
    return jointsOn(
      all.map(([edge]) => edge),
      all.map(([, alongDm]) => alongDm),
    );
  }
}

function check(sets: CoverSets | undefined, expected: Uint32Array): void {
  if (sets === undefined) throw new Error('Nothing was measured.');
  expected.forEach((count, site) => {
    const found = (sets.firstOfSite[site + 1] ?? 0) - (sets.firstOfSite[site] ?? 0);
    if (found !== count) throw new Error(`Site ${site} covers ${found} points, not ${count}.`);
  });
}

/** Seconds of this thread, the best of some rounds. */
function best(work: () => void): number {
  let seconds = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const began = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(began);
    seconds = Math.min(seconds, (user + system) / 1e6);
  }
  return seconds;
}

/** Places with one joint each, right on the street. */
function jointsOn(edge: readonly number[], alongDm: readonly number[]): Joints {
  return {
    count: edge.length,
    first: Uint32Array.from({ length: edge.length + 1 }, (_, at) => at),
    edge: Uint32Array.from(edge),
    alongDm: Uint32Array.from(alongDm),
    offDm: new Uint32Array(edge.length),
  };
}
