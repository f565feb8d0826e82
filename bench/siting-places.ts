/**
 * Where to add where places run out, on one thread: 5 of 5,000 candidates with 60 places each, among 40
 * facilities with 30 to 90, for 2,000 homes; most who find a place, and least walking. Each answer is told with how
 * far it can be from the best, once it is sure that nobody was sent too far and no place given twice.
 */
import { findSites, type Reach, type SitingAnswer, type SitingTask } from '@yike/engine-siting';
import { contestant } from './contest.ts';
import { SEED } from './measured-town.ts';
import { randomFrom } from './random-numbers.ts';
import { type Aim, contestRows, type Report } from './row.ts';

const ADD = 5;
const SITES = 5_000;
const PLACES = 60;
const FACILITIES = 40;
const HOMES = 2_000;
const PLAIN_METRES = 4_000;
const LIMIT_METRES = 800;
const TARGET_SECONDS = 3;
const TARGET_GAP = 0.01;

export function measurePlaces(): Report {
  const rows = (['mclp', 'p-median'] as const).flatMap((objective) => {
    const task = plainTask(objective);
    const name = objective === 'mclp' ? 'most with a place' : 'least walking to a place';
    const answer = findSites(task);
    check(task, answer);
    return contestRows([contestant(name, () => findSites(task), null)], { [name]: aim(answer) });
  });
  const { reach } = plainTask('mclp').layers[0] ?? { reach: { demand: [] } };
  const size = `${SITES} sites, ${FACILITIES} facilities, ${HOMES} points, ${reach.demand.length} pairs`;
  return { rows, megabytes: null, notes: [`${size}, ${ADD} to choose`] };
}

function aim({ gap }: SitingAnswer): Aim {
  const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
  return ({ seconds }) => ({
    text: `≤ ${TARGET_SECONDS} s, gap ${percent(gap)} ≤ ${percent(TARGET_GAP)}`,
    isMet: seconds <= TARGET_SECONDS && gap <= TARGET_GAP,
  });
}

function check({ siteCount, layers: [layer] }: SitingTask, { layers }: SitingAnswer): void {
  const assignment = layers[0]?.assignment;
  if (assignment === null || assignment === undefined || layer?.capacity === undefined) {
    throw new Error('Nobody was sent anywhere.');
  }
  const { ofSites, facilities } = layer.capacity;
  const sent = new Float64Array(layer.weights.length);
  const given = new Float64Array(assignment.load.length);
  assignment.weight.forEach((weight, entry) => {
    const [point, to] = [assignment.point[entry] ?? 0, assignment.to[entry] ?? 0];
    const reach = to < siteCount ? layer.reach : facilities.reach;
    const metres = metresTo(reach, to < siteCount ? to : to - siteCount, point);
    if (metres > LIMIT_METRES) throw new Error(`${point} is sent ${metres} m.`);
    sent[point] = (sent[point] ?? 0) + weight;
    given[to] = (given[to] ?? 0) + weight;
  });
  const isTwice = sent.some((own, point) => own > (layer.weights[point] ?? 0));
  const isOver = [...ofSites, ...facilities.capacity].some((most, to) => (given[to] ?? 0) > most);
  if (isTwice || isOver) throw new Error('A place or a person was given twice.');
}

function metresTo({ firstOfSite, demand, cost }: Reach, site: number, point: number): number {
  const first = firstOfSite[site] ?? 0;
  const at = demand.subarray(first, firstOfSite[site + 1]).indexOf(point);
  return at < 0 ? Number.POSITIVE_INFINITY : (cost[first + at] ?? 0);
}

/** Straight lines on a square of 4 km; a home has none to five who want a place. */
function plainTask(objective: SitingTask['objective']): SitingTask {
  const random = randomFrom(SEED);
  const spot = (): readonly [number, number] => [random(PLAIN_METRES), random(PLAIN_METRES)];
  const homes = Array.from({ length: HOMES }, spot);
  const sites = Array.from({ length: SITES }, spot);
  const facilities = Array.from({ length: FACILITIES }, spot);
  return {
    objective,
    siteCount: SITES,
    layers: [
      {
        reach: reachOf(sites, homes),
        weights: Float64Array.from(homes, () => random(6)),
        limit: LIMIT_METRES,
        capacity: {
          ofSites: new Float64Array(SITES).fill(PLACES),
          facilities: {
            reach: reachOf(facilities, homes),
            capacity: Float64Array.from(facilities, () => 30 * (1 + random(3))),
          },
        },
      },
    ],
    choice: { add: ADD },
  };
}

type Spots = readonly (readonly [x: number, y: number])[];

function reachOf(sites: Spots, homes: Spots): Reach {
  const firstOfSite = [0];
  const demand: number[] = [];
  const cost: number[] = [];
  for (const [x, y] of sites) {
    for (const [point, [homeX, homeY]] of homes.entries()) {
      const metres = Math.round(Math.hypot(x - homeX, y - homeY));
      if (metres > LIMIT_METRES) continue;
      demand.push(point);
      cost.push(metres);
    }
    firstOfSite.push(demand.length);
  }
  return {
    firstOfSite: Uint32Array.from(firstOfSite),
    demand: Uint32Array.from(demand),
    cost: Uint32Array.from(cost),
  };
}
