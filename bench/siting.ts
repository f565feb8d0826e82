/**
 * Where to add, on one thread: the most people within 15 minutes of 50 of 10,000 junctions of the city, all
 * its junctions asking; and the least walking to 50 of 2,000 places of a plain, 10,000 points asking. Each
 * answer is told with how far it can be from the best. Beside them greedy alone and FasterPAM, which do not
 * say. The figure of every answer is reckoned anew before a time is told.
 */
import { coverSets } from '@yike/engine-access';
import { STANDARD_WALKERS, type Walker, weigh } from '@yike/engine-network';
import { BoundedSearch, jointsByEdge } from '@yike/engine-reach';
import { findSites, type SitingAnswer, type SitingTask } from '@yike/engine-siting';
import type { City } from './city.ts';
import { contestant } from './contest.ts';
import { chosenJoints, LIMIT_TICKS, nodesOf, SEED } from './measured-town.ts';
import { fasterPam } from './plain-pam.ts';
import { randomFrom } from './random-numbers.ts';
import { type Aim, contestRows, type Report, type Row } from './row.ts';

const ADD = 50;
const CITY_SITES = 10_000;
const PLAIN_SITES = 2_000;
const PLAIN_HOMES = 10_000;
const PLAIN_METRES = 10_000;

const ENGINE = 'answer with its bound';
const GREEDY = 'lazy greedy alone';
const PAM = 'FasterPAM in plain TypeScript';

export function measureMostPeople(city: City): Report {
  const task = cityTask(city);
  const full = measured(ENGINE, () => findSites(task));
  const greedy = measured(GREEDY, () => findSites(task, (step) => step === 'greedy'));
  for (const { answer } of [full, greedy]) check(answer.value, servedPeople(task, answer));
  const worse = 1 - greedy.answer.value / full.answer.value;
  const rows = contestRows([full.contestant, greedy.contestant], {
    [ENGINE]: aim(3, 0.025, full.answer),
  });
  const notes = [sizeOf(task)];
  return { rows: annotated(rows, { [GREEDY]: worseText(worse) }), megabytes: null, notes };
}

export function measureLeastWalking(): Report {
  const task = plainTask();
  const full = measured(ENGINE, () => findSites(task));
  const greedy = measured(GREEDY, () => findSites(task, (step) => step === 'greedy'));
  const pam = measured(PAM, () => fasterPam(task, ADD, SEED));
  for (const { answer } of [full, greedy]) {
    const sites = answer.sites.map(({ site }) => site);
    check(answer.value, walkedBy(task, sites));
  }
  const { value } = full.answer;
  const rows = contestRows([full.contestant, greedy.contestant, pam.contestant], {
    [ENGINE]: aim(4, 0.01, full.answer),
  });
  const told = {
    [GREEDY]: worseText(greedy.answer.value / value - 1),
    [PAM]: worseText(walkedBy(task, pam.answer) / value - 1),
  };
  return { rows: annotated(rows, told), megabytes: null, notes: [sizeOf(task)] };
}

function measured<Answer>(name: string, work: () => Answer) {
  const answer = work();
  return { answer, contestant: contestant(name, work, null) };
}

function aim(seconds: number, gap: number, answer: SitingAnswer): Aim {
  return (row) => ({
    text: `≤ ${seconds} s, gap ${percent(answer.gap)} ≤ ${percent(gap)}`,
    isMet: row.seconds <= seconds && answer.gap <= gap,
  });
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

const worseText = (share: number): string => `${percent(share)} worse, no bound`;

function annotated(rows: readonly Row[], notes: Readonly<Record<string, string>>): Row[] {
  return rows.map((row) => ({ ...row, note: notes[row.who] ?? row.note }));
}

function sizeOf({ siteCount, layers: [layer] }: SitingTask): string {
  return `${siteCount} sites, ${layer?.weights.length} points, ${layer?.reach.demand.length} pairs, ${ADD} to choose`;
}

function check(value: number, reckoned: number): void {
  if (Math.abs(value - reckoned) <= 1e-9 * reckoned) return;
  throw new Error(`The answer says ${value}, its sites give ${reckoned}.`);
}

/** People within the limit of a site, point by point. */
function servedPeople({ layers: [layer] }: SitingTask, { sites }: SitingAnswer): number {
  if (layer === undefined) return 0;
  const { firstOfSite, demand } = layer.reach;
  const served = new Set(
    sites.flatMap(({ site }) => [...demand.subarray(firstOfSite[site], firstOfSite[site + 1])]),
  );
  return [...served].reduce((sum, point) => sum + (layer.weights[point] ?? 0), 0);
}

/** People × metres to the nearest of the sites, where every site reaches every point. */
function walkedBy({ layers: [layer] }: SitingTask, sites: readonly number[]): number {
  if (layer === undefined) return 0;
  const { weights, reach } = layer;
  return weights.reduce((sum, own, point) => {
    const metres = sites.map((site) => reach.cost[site * weights.length + point] ?? 0);
    return sum + own * Math.min(...metres);
  }, 0);
}

/** Somebody lives at every junction; sites are some of them. */
function cityTask({ network }: City): SitingTask {
  const random = randomFrom(SEED);
  const homes = nodesOf(network);
  const sites = Uint32Array.from({ length: CITY_SITES }, () => random(homes.count));
  const search = new BoundedSearch(network, weigh(network, elder()), 'towards');
  const reach = coverSets(
    search,
    jointsByEdge(network, homes),
    chosenJoints(homes, sites),
    LIMIT_TICKS,
  );
  return {
    objective: 'mclp',
    siteCount: sites.length,
    layers: [
      {
        reach,
        weights: Float64Array.from({ length: homes.count }, () => 1 + random(100)),
        limit: LIMIT_TICKS,
      },
    ],
    choice: { add: ADD },
  };
}

function elder(): Walker {
  const walker = STANDARD_WALKERS.find(({ id }) => id === 'elder');
  if (walker === undefined) throw new Error('There is no walker called elder.');
  return walker;
}

/** Straight lines on a square, every site within reach of everybody. */
function plainTask(): SitingTask {
  const random = randomFrom(SEED);
  const spot = (): readonly [number, number] => [random(PLAIN_METRES), random(PLAIN_METRES)];
  const homes = Array.from({ length: PLAIN_HOMES }, spot);
  const sites = Array.from({ length: PLAIN_SITES }, spot);
  const cost = new Uint32Array(sites.length * homes.length);
  for (const [site, [x, y]] of sites.entries()) {
    for (const [point, [homeX, homeY]] of homes.entries()) {
      cost[site * homes.length + point] = Math.round(Math.hypot(x - homeX, y - homeY));
    }
  }
  return {
    objective: 'p-median',
    siteCount: sites.length,
    layers: [
      {
        reach: {
          firstOfSite: Uint32Array.from({ length: sites.length + 1 }, (_, at) => at * homes.length),
          demand: Uint32Array.from(cost, (_, pair) => pair % homes.length),
          cost,
        },
        weights: Float64Array.from(homes, () => 1 + random(100)),
        limit: Number.POSITIVE_INFINITY,
      },
    ],
    choice: { add: ADD },
  };
}
