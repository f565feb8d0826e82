import { type Joints, type Walker, weigh } from '@yike/engine-network';
import { BoundedSearch, eachWalkWithin, jointsByEdge, WithinReach } from '@yike/engine-reach';
import { type Complaint, complaint, Problem, type Progress } from '@yike/kernel';
import type { AssessmentInput } from '../assessment/assess.ts';
import { roundFigure } from '../assessment/rounding.ts';
import { budgetTicksOf } from '../assessment/walker-answers.ts';
import type { Circles, CircleTask } from './circle-task.ts';
import { neighboursOnFoot } from './communities-on-foot.ts';
import { type CorePlaces, corePlaces } from './core-candidates.ts';
import { judgeCircles, proposeCircles } from './propose-circles.ts';

/** For how many people circles are, and how far they walk to the core. */
export interface CircleRange {
  readonly leastPeople: number;
  readonly mostPeople: number;
  readonly minutes: number;
}

/** Circles of a district, and what tells of them. */
export interface DrawnDistrict {
  readonly input: AssessmentInput;
  readonly walker: Walker;
  readonly range: CircleRange;
  readonly task: CircleTask;
  readonly places: CorePlaces;
  readonly circles: Circles;
  /** By circle: demand points of its communities in the walk of its core. */
  readonly pointsInside: readonly (readonly number[])[];
  /** By circle: facilities in the walk of its core, of whichever circle. */
  readonly facilitiesNear: readonly (readonly number[])[];
  readonly complaints: readonly Complaint[];
}

const SEED = 1;

/**
 * Draws circles of the communities of a district, or judges those somebody has drawn.
 *
 * @param input its areas are the communities
 * @param areaOf community of a position, −1 outside all
 * @param given circle of every community; null: to be proposed
 * @throws Problem `circles-too-few-people`
 */
export function drawCircles(
  input: AssessmentInput,
  walker: Walker,
  range: CircleRange,
  areaOf: (lon: number, lat: number) => number,
  given: readonly (readonly number[])[] | null,
  progress: Progress,
): DrawnDistrict {
  const { network, snapper, demand, demandArea, areas, snapLimitMetres } = input;
  progress.phase({ zh: '看哪些社区相邻', en: 'finding neighbouring communities' });
  const weights = weigh(network, walker);
  const neighbours = neighboursOnFoot(network, weights, areas.length, areaOf);
  const people = new Float64Array(areas.length);
  for (const [point, area] of demandArea.entries()) {
    if (area >= 0) people[area] = (people[area] ?? 0) + (demand.total[point] ?? 0);
  }
  checkPeople(people, range);

  progress.phase({ zh: '走到各个中心候选点', en: 'walking to where cores might be' });
  const demandJoints = snapper.snap(demand.lons, demand.lats, snapLimitMetres);
  const places = corePlaces(network, weights, areaOf);
  const limitTicks = budgetTicksOf(range.minutes, walker);
  const reach = Array.from(places.samples, () => new Map<number, number>());
  eachWalkWithin(
    network,
    weights,
    jointsByEdge(network, demandJoints),
    jointsByEdge(network, places.joints),
    new Uint32Array(places.samples.length).fill(limitTicks),
    (point, place) => {
      const area = demandArea[point] ?? -1;
      const heads = demand.total[point] ?? 0;
      if (area >= 0 && heads > 0) reach[place]?.set(area, (reach[place]?.get(area) ?? 0) + heads);
    },
    (share) => {
      progress.throwIfStopped();
      progress.share(share);
    },
  );
  const task: CircleTask = {
    people,
    neighbours,
    cores: reach.map((own, place) => ({
      community: places.communities[place] ?? 0,
      reach: own,
    })),
    leastPeople: range.leastPeople,
    mostPeople: range.mostPeople,
    seed: SEED,
  };
  progress.phase({ zh: '划圈', en: 'drawing circles' });
  const circles =
    given === null
      ? proposeCircles(task, (share) => {
          progress.throwIfStopped();
          progress.share(share);
        })
      : judgeCircles(task, given);
  const around = aroundCores(input, walker, limitTicks, places.joints, demandJoints, circles);
  return {
    input,
    walker,
    range,
    task,
    places,
    circles,
    ...around,
    complaints: empties(input, people),
  };
}

function checkPeople(people: Float64Array, { leastPeople }: CircleRange): void {
  const all = people.reduce((sum, one) => sum + one, 0);
  if (all >= leastPeople) return;
  throw new Problem('circles-too-few-people', {}, { people: roundFigure(all), least: leastPeople });
}

function empties({ areas }: AssessmentInput, people: Float64Array): Complaint[] {
  const empty = areas.filter((_, at) => (people[at] ?? 0) === 0).map(({ name }) => name);
  if (empty.length === 0) return [];
  const names = empty.slice(0, 5).join('、') + (empty.length > 5 ? ' …' : '');
  return [complaint('warning', 'circles-community-empty', {}, { count: empty.length, names })];
}

/** Who of each circle walks to its core within the limit, and which facilities people find about it. */
function aroundCores(
  { network, snapper, demandArea, facilities, snapLimitMetres }: AssessmentInput,
  walker: Walker,
  limitTicks: number,
  cores: Joints,
  demandJoints: Joints,
  { circles }: Circles,
): Pick<DrawnDistrict, 'pointsInside' | 'facilitiesNear'> {
  const weights = weigh(network, walker);
  const facilityJoints = snapper.snap(
    facilities.map(({ lon }) => lon),
    facilities.map(({ lat }) => lat),
    snapLimitMetres,
  );
  const reachOf = (others: Joints, direction: 'towards' | 'away') => {
    const search = new BoundedSearch(network, weights, direction);
    const within = new WithinReach(search, jointsByEdge(network, others));
    return (core: number): number[] => {
      const found: number[] = [];
      if (core >= 0) within.of(cores, core, limitTicks, (other) => found.push(other));
      return found.sort((a, b) => a - b);
    };
  };
  const peopleOf = reachOf(demandJoints, 'towards');
  const facilitiesOf = reachOf(facilityJoints, 'away');
  return {
    pointsInside: circles.map(({ core, communities }) => {
      const own = new Set(communities);
      return peopleOf(core).filter((point) => own.has(demandArea[point] ?? -1));
    }),
    facilitiesNear: circles.map(({ core }) => facilitiesOf(core)),
  };
}
