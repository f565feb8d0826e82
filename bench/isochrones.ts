/**
 * T3: 1,000 isochrones of 15 minutes at 80 m a minute, on one thread in steady state: the search alone,
 * against a plain C++ Dijkstra where g++ is, both asked how many nodes are reached and the sum of their
 * ticks; the reached parts of streets; and those with their outlines.
 *
 *   node bench/isochrones.ts [OSM FILE] [--json FILE]
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LineOutline } from '@yike/engine-geometry';
import {
  buildNetwork,
  type Joints,
  partTicks,
  STANDARD_WALKERS,
  UNREACHED,
  type Walker,
  weigh,
} from '@yike/engine-network';
import { BoundedSearch, outline, ReachedParts, reachedPartsInto } from '@yike/engine-reach';
import { readOsm } from '@yike/files';
import {
  type Contestant,
  checksumOfWords,
  compare,
  contestant,
  cppContestant,
  printStandings,
  type Standing,
} from './contest.ts';

const PORTO = fileURLToPath(
  new URL('../../shared/data/porto/porto_portugal.osm.pbf', import.meta.url),
);
const PLACES = 1000;
const LIMIT_TICKS = 9000;
const ROUNDS = 15;
const SEED = 0x2545_f491;

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
});
const path = positionals[0] ?? PORTO;
if (existsSync(path)) await measure();
else console.log(`skipped: ${path} is not here`);

async function measure(): Promise<void> {
  const { network } = buildNetwork(await readOsm(path));
  const weights = weigh(network, bareWalker());
  const search = new BoundedSearch(network, weights, 'away');
  const places = randomJoints(network.edgeLengthDm, network.edgeComponent);
  const parts = new ReachedParts();
  const lines = new LineOutline();
  const sums = { nodes: 0, parts: 0, metres: 0, polygons: 0, rings: 0, points: 0 };

  const reachOnly = bestSeconds((place) => {
    reachedPartsInto(parts, search, places, place, LIMIT_TICKS);
  });
  const withPolygons = bestSeconds((place) => {
    reachedPartsInto(parts, search, places, place, LIMIT_TICKS);
    outline(network, parts, lines);
  });
  for (let place = 0; place < PLACES; place++) {
    reachedPartsInto(parts, search, places, place, LIMIT_TICKS);
    sums.nodes += search.reachedCount;
    sums.parts += parts.count;
    for (let part = 0; part < parts.count; part++) {
      sums.metres += ((parts.toDm[part] ?? 0) - (parts.fromDm[part] ?? 0)) / 10;
    }
    const { coordinates } = outline(network, parts, lines);
    sums.polygons += coordinates.length;
    sums.rings += coordinates.flat().length;
    sums.points += coordinates.flat(2).length;
  }

  const each = (total: number): string => (total / PLACES).toFixed(1);
  console.log(
    `${network.nodeCount} nodes, ${network.edgeCount} edges; load ${loadavg()[0]?.toFixed(1)}`,
  );
  console.log(
    `an isochrone: ${each(sums.nodes)} nodes, ${each(sums.parts)} parts, ${each(sums.metres)} m of street`,
  );
  console.log(
    `an outline: ${each(sums.polygons)} polygons, ${each(sums.rings)} rings, ${each(sums.points)} points`,
  );
  console.log(`${reachOnly.toFixed(3)} s  reached parts`);
  console.log(`${withPolygons.toFixed(3)} s  reached parts and polygons`);
  const reach = reachAgainstCpp(search, places);
  printStandings(reach);
  if (values.json !== undefined) {
    const result = { reach, reachOnly, withPolygons, ...sums };
    writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  }
}

/** Reach alone, both asked the same of the same places on the same network. */
function reachAgainstCpp(search: BoundedSearch, places: Joints): Standing[] {
  const scratch = mkdtempSync(join(tmpdir(), 'yike-bench-'));
  try {
    const words = cppWords(search, places);
    const contestants: (Contestant | null)[] = [
      cppContestant('plain C++ Dijkstra', scratch, 'plain-reach.cpp', words),
      contestant('search alone', () => reachOfEach(search, places), checksumOfWords),
    ];
    return compare(contestants.filter((one) => one !== null));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** For each place how many nodes are reached, and the sum of their ticks. */
function reachOfEach(search: BoundedSearch, places: Joints): Uint32Array {
  const answers = new Uint32Array(2 * PLACES);
  for (let place = 0; place < PLACES; place++) {
    search.begin(LIMIT_TICKS);
    // each place has one joint, of its own number
    search.addSource(places.edge[place] ?? 0, places.alongDm[place] ?? 0, 0, place);
    search.run();
    let ticks = 0;
    for (let at = 0; at < search.reachedCount; at++)
      ticks += search.ticksTo(search.reached[at] ?? 0);
    answers[2 * place] = search.reachedCount;
    answers[2 * place + 1] = ticks;
  }
  return answers;
}

/** The network as a search walks it, and the ends of the places' edges: what plain-reach.cpp reads. */
function cppWords({ network, weights }: BoundedSearch, places: Joints): (number[] | Uint32Array)[] {
  const { nodeCount, firstArc, arcNode, arcEdge } = network;
  const { forwardTicks, backwardTicks, forwardRate, backwardRate, isBlocked } = weights;
  const ticks = arcEdge.map((arc, at) => {
    if (isBlocked[arcNode[at] ?? 0] === 1) return UNREACHED;
    return ((arc & 1) === 0 ? forwardTicks : backwardTicks)[arc >> 1] ?? UNREACHED;
  });
  const starts = Array.from({ length: PLACES }, (_, place) => {
    const edge = places.edge[place] ?? 0;
    const alongDm = places.alongDm[place] ?? 0;
    const toEnd = (node: number, rate: number, endDm: number): number => {
      const isOpen = isBlocked[node] === 0 && (rate > 0 || alongDm === endDm);
      return isOpen ? partTicks(rate, alongDm, endDm) : UNREACHED;
    };
    const from = network.edgeFrom[edge] ?? 0;
    const to = network.edgeTo[edge] ?? 0;
    const toFrom = toEnd(from, backwardRate[edge] ?? 0, 0);
    const toTo = toEnd(to, forwardRate[edge] ?? 0, network.edgeLengthDm[edge] ?? 0);
    return [from, to, toFrom, toTo];
  });
  const sizes = [nodeCount, arcNode.length, PLACES, LIMIT_TICKS];
  return [sizes, firstArc, arcNode, ticks, starts.flat()];
}

/** Seconds of this thread for all places, the best of some rounds after one to warm up. */
function bestSeconds(answer: (place: number) => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= ROUNDS; round++) {
    const began = process.threadCpuUsage();
    for (let place = 0; place < PLACES; place++) answer(place);
    const { user, system } = process.threadCpuUsage(began);
    if (round > 0) best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

/** 80 m a minute wherever, without waits: what a plain search over lengths can be held against. */
function bareWalker(): Walker {
  const yardstick = STANDARD_WALKERS.find(({ id }) => id === 'gb50180');
  if (yardstick === undefined) throw new Error('There is no walker gb50180.');
  const pace = 80 / 60;
  return {
    ...yardstick,
    metresPerSecond: pace,
    stairsMetresPerSecond: pace,
  };
}

/** Places right on streets of the largest component, an edge as likely as the next. */
function randomJoints(edgeLengthDm: Uint32Array, edgeComponent: Uint32Array): Joints {
  const next = xorshift(SEED);
  const edge = new Uint32Array(PLACES);
  const alongDm = new Uint32Array(PLACES);
  for (let place = 0; place < PLACES; ) {
    const candidate = next() % edgeLengthDm.length;
    if (edgeComponent[candidate] !== 0) continue;
    edge[place] = candidate;
    alongDm[place++] = next() % ((edgeLengthDm[candidate] ?? 0) + 1);
  }
  const first = Uint32Array.from({ length: PLACES + 1 }, (_, at) => at);
  return { count: PLACES, first, edge, alongDm, offDm: new Uint32Array(PLACES) };
}

function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
