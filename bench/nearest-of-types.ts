/**
 * T1: the nearest place of each of 10 types × 200 places, for every node of a large network, within 15
 * minutes at 80 m/min. Sweeps (WebAssembly and TypeScript) against bounded searches and, where g++ is,
 * a plain C++ Dijkstra. All answers are compared by a checksum before any time is printed.
 *
 *   node bin/run.mjs bench/nearest-of-types.ts [-- NETWORK.osm.pbf]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  buildNetwork,
  type Joints,
  STANDARD_WALKERS,
  type Walker,
  type WalkingNetwork,
  type Weights,
  weigh,
} from '@yike/engine-network';
import {
  BoundedSearch,
  customise,
  eliminationOrder,
  jointsByEdge,
  loadSweepKernel,
  type Nearest,
  nearest,
  nearestOfTypes,
  PlainSweeper,
  type Sweeper,
  sweepKernelPath,
} from '@yike/engine-reach';
import { readOsm } from '@yike/files';
import {
  type Contestant,
  checksumOfWords,
  compare,
  contestant,
  cppContestant,
  printStandings,
} from './contest.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const PORTO = join(ROOT, '../shared/data/porto/porto_portugal.osm.pbf');
const TYPES = 10;
const PLACES_EACH = 200;
const LIMIT_TICKS = 15 * 600;
const SEED = 20_261_121;

/** 80 m/min everywhere, without waits and barriers: what the other programs can be asked as well. */
function paceWalker(): Walker {
  const [adult] = STANDARD_WALKERS;
  if (adult === undefined) throw new Error('There is no standard walker.');
  return {
    ...adult,
    metresPerSecond: 80 / 60,
    stairsMetresPerSecond: 80 / 60,
    signalledCrossingSeconds: 0,
    otherCrossingSeconds: 0,
    passesClosedGates: true,
  };
}

/** Uniform whole numbers below a bound, the same for the same seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * below);
  };
}

/** Places at nodes, each joined to the end of an edge there. */
function jointsAt(network: WalkingNetwork, nodes: Uint32Array): Joints {
  const arcs = nodes.map((node) => network.arcEdge[network.firstArc[node] ?? 0] ?? 0);
  return {
    count: nodes.length,
    first: Uint32Array.from({ length: nodes.length + 1 }, (_, at) => at),
    edge: arcs.map((arc) => arc >> 1),
    alongDm: arcs.map((arc) => (arc & 1) * (network.edgeLengthDm[arc >> 1] ?? 0)),
    offDm: new Uint32Array(nodes.length),
  };
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

/** The C++ program on the same network, seen from its places; null where g++ is missing. */
function plainCpp(
  scratch: string,
  network: WalkingNetwork,
  weights: Weights,
  placeNodes: Uint32Array,
): Contestant | null {
  const towards = network.arcEdge.map((arc) => {
    const ticks = (arc & 1) === 1 ? weights.forwardTicks : weights.backwardTicks;
    return ticks[arc >> 1] ?? 0;
  });
  const { nodeCount, firstArc, arcNode } = network;
  const sizes = [nodeCount, arcNode.length, TYPES, PLACES_EACH, LIMIT_TICKS];
  const words = [sizes, firstArc, arcNode, towards, weights.isBlocked, placeNodes];
  return cppContestant('plain C++ Dijkstra', scratch, 'plain-dijkstra.cpp', words);
}

function lap<Result>(name: string, work: () => Result): Result {
  const began = performance.now();
  const result = work();
  console.log(`${((performance.now() - began) / 1000).toFixed(3)} s  ${name}`);
  return result;
}

const [path = PORTO] = process.argv.slice(2);
if (!existsSync(path)) {
  console.log(`skipped: ${path} is not here`);
  process.exit(0);
}
const { network } = buildNetwork(await readOsm(path));
console.log(`${network.nodeCount} nodes, ${network.edgeCount} edges`);
const weights = weigh(network, paceWalker());
const order = lap('elimination order', () => eliminationOrder(network));
const graph = lap('weighed for a walker', () => customise(order, network, weights));
lap('elimination order, once more', () => eliminationOrder(network));
lap('weighed once more', () => customise(order, network, weights));

const random = randomFrom(SEED);
const placeNodes = new Uint32Array(TYPES * PLACES_EACH).map(() => random(network.nodeCount));
const places = jointsByEdge(network, jointsAt(network, placeNodes));
const demand = jointsAt(
  network,
  Uint32Array.from({ length: network.nodeCount }, (_, node) => node),
);
const placesOfType = Array.from({ length: TYPES }, (_, type) =>
  Array.from({ length: PLACES_EACH }, (_, at) => type * PLACES_EACH + at),
);
const sweep = (sweeper: Sweeper) => (): Nearest[] =>
  nearestOfTypes(graph, demand, places, placesOfType, LIMIT_TICKS, sweeper);
const kernel = existsSync(sweepKernelPath())
  ? loadSweepKernel(readFileSync(sweepKernelPath()))
  : null;
const search = new BoundedSearch(network, weights, 'towards');

const scratch = mkdtempSync(join(tmpdir(), 'yike-bench-'));
try {
  const contestants = [
    plainCpp(scratch, network, weights, placeNodes),
    kernel === null ? null : contestant('two sweeps, WebAssembly SIMD', sweep(kernel), checksumOf),
    contestant('two sweeps, TypeScript', sweep(new PlainSweeper()), checksumOf),
    contestant(
      'bounded searches, TypeScript',
      () => placesOfType.map((chosen) => nearest(search, demand, places, chosen, LIMIT_TICKS)),
      checksumOf,
    ),
  ].filter((one) => one !== null);
  printStandings(compare(contestants));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
