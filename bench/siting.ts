/**
 * How long choosing sites takes on one thread, and how far the answers can be from the best: the most
 * people within 15 minutes of 50 of 10,000 junctions of a large town, all its junctions asking; and the least
 * walking to 50 of 2,000 places of a plain, 10,000 points asking. Beside them greedy alone, which says
 * neither. Times are told once the value of every answer was reckoned anew.
 *
 *   node bin/run.mjs bench/siting.ts [-- NETWORK.osm.pbf]
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildNetwork, type Joints, STANDARD_WALKERS, weigh } from '@yike/engine-network';
import { BoundedSearch, jointsByEdge, WithinReach } from '@yike/engine-reach';
import { findSites, type Reach, type SitingAnswer, type SitingTask } from '@yike/engine-siting';
import { readOsm } from '@yike/files';

const PORTO = fileURLToPath(
  new URL('../../shared/data/porto/porto_portugal.osm.pbf', import.meta.url),
);
const SEED = 20_261_127;
const ADD = 50;

export interface SitingTimes {
  readonly name: string;
  readonly pairs: number;
  readonly seconds: number;
  /** Of the first answer, without swaps and bound. */
  readonly greedySeconds: number;
  readonly greedyValue: number;
  readonly value: number;
  readonly gap: number;
  readonly targetSeconds: number;
  readonly targetGap: number;
}

/** Everything that can be measured here. @param path a large network; left out where it is absent */
export async function measureSiting(path = PORTO): Promise<SitingTimes[]> {
  const times: SitingTimes[] = [];
  if (existsSync(path)) {
    times.push(measure('MCLP', await townTask(path), { targetSeconds: 3, targetGap: 0.025 }));
  }
  times.push(measure('p-median', plainTask(), { targetSeconds: 4, targetGap: 0.01 }));
  return times;
}

function measure(
  name: string,
  task: SitingTask,
  targets: Pick<SitingTimes, 'targetSeconds' | 'targetGap'>,
): SitingTimes {
  const pairs = task.layers[0]?.reach.demand.length ?? 0;
  const points = task.layers[0]?.weights.length ?? 0;
  const greedy = timed(() => findSites(task, (step) => step === 'greedy'));
  const full = timed(() => findSites(task));
  return {
    name: `${name}, ${task.siteCount} sites x ${points} points, p = ${ADD}`,
    pairs,
    seconds: full.seconds,
    greedySeconds: greedy.seconds,
    greedyValue: greedy.answer.value,
    value: full.answer.value,
    gap: full.answer.gap,
    ...targets,
  };
}

function timed(work: () => SitingAnswer): { seconds: number; answer: SitingAnswer } {
  const began = process.threadCpuUsage();
  const answer = work();
  const { user, system } = process.threadCpuUsage(began);
  return { seconds: (user + system) / 1e6, answer };
}

/** Somebody lives at every junction of the main component; sites are some of them. */
async function townTask(path: string): Promise<SitingTask> {
  const { network } = buildNetwork(await readOsm(path));
  const walker = STANDARD_WALKERS.find(({ id }) => id === 'elder');
  if (walker === undefined) throw new Error('There is no walker called elder.');
  const spotOf = new Map<number, readonly [edge: number, alongDm: number]>();
  for (let edge = 0; edge < network.edgeCount; edge++) {
    if (network.edgeComponent[edge] !== 0) continue;
    spotOf.set(network.edgeFrom[edge] ?? 0, [edge, 0]);
    spotOf.set(network.edgeTo[edge] ?? 0, [edge, network.edgeLengthDm[edge] ?? 0]);
  }
  const spots = [...spotOf.values()];
  const random = seeded();
  const weights = Float64Array.from(spots, () => 1 + random(100));
  const sites = Array.from(
    { length: 10_000 },
    () => spots[random(spots.length)] ?? ([0, 0] as const),
  );
  const within = new WithinReach(
    new BoundedSearch(network, weigh(network, walker), 'towards'),
    jointsByEdge(network, jointsOn(spots)),
  );
  const joints = jointsOn(sites);
  const reach = reachOf(sites.length, (site, add) => within.of(joints, site, 15 * 600, add));
  return {
    objective: 'mclp',
    siteCount: sites.length,
    layers: [{ reach, weights, limit: 15 * 600 }],
    choice: { add: ADD },
  };
}

/** Straight lines on a square of 10 km, every site within reach of everybody. */
function plainTask(): SitingTask {
  const random = seeded();
  const spot = (): readonly [number, number] => [random(10_000), random(10_000)];
  const homes = Array.from({ length: 10_000 }, spot);
  const sites = Array.from({ length: 2_000 }, spot);
  const reach = reachOf(sites.length, (site, add) => {
    const [x, y] = sites[site] ?? [0, 0];
    for (const [point, [homeX, homeY]] of homes.entries()) {
      add(point, Math.round(Math.hypot(x - homeX, y - homeY)));
    }
  });
  return {
    objective: 'p-median',
    siteCount: sites.length,
    layers: [
      {
        reach,
        weights: Float64Array.from(homes, () => 1 + random(100)),
        limit: Number.POSITIVE_INFINITY,
      },
    ],
    choice: { add: ADD },
  };
}

function reachOf(
  siteCount: number,
  each: (site: number, add: (point: number, cost: number) => void) => void,
): Reach {
  const firstOfSite = new Uint32Array(siteCount + 1);
  let demand = new Uint32Array(1 << 20);
  let cost = new Uint32Array(1 << 20);
  let count = 0;
  for (let site = 0; site < siteCount; site++) {
    each(site, (point, own) => {
      if (count === demand.length) {
        demand = wider(demand);
        cost = wider(cost);
      }
      demand[count] = point;
      cost[count++] = own;
    });
    firstOfSite[site + 1] = count;
  }
  return { firstOfSite, demand: demand.slice(0, count), cost: cost.slice(0, count) };
}

function wider(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const twice = new Uint32Array(2 * column.length);
  twice.set(column);
  return twice;
}

function jointsOn(spots: readonly (readonly [edge: number, alongDm: number])[]): Joints {
  return {
    count: spots.length,
    first: Uint32Array.from({ length: spots.length + 1 }, (_, at) => at),
    edge: Uint32Array.from(spots, ([edge]) => edge),
    alongDm: Uint32Array.from(spots, ([, alongDm]) => alongDm),
    offDm: new Uint32Array(spots.length),
  };
}

function seeded(): (below: number) => number {
  let state = SEED;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const times of await measureSiting(process.argv[2])) {
    const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
    console.log(
      `${times.name}, ${times.pairs} pairs: ${times.seconds.toFixed(2)} s (target ${times.targetSeconds} s), ` +
        `gap ${percent(times.gap)} (target ${percent(times.targetGap)}); greedy alone ${times.greedySeconds.toFixed(2)} s, ` +
        `${percent(Math.abs(times.value - times.greedyValue) / times.greedyValue)} worse`,
    );
  }
}
