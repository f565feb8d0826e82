import {
  type DemandGrid,
  findGrid,
  type Neighbours,
  neighboursOf,
  type People,
  RadiusTest,
  sumPeople,
} from '@yike/engine-access';
import {
  type Joints,
  STANDARD_WALKERS,
  type StreetSnapper,
  type Walker,
  type WalkingNetwork,
  weigh,
} from '@yike/engine-network';
import {
  BoundedSearch,
  type EdgeJoints,
  type EliminationOrder,
  eliminationOrder,
  jointsByEdge,
  PlainSweeper,
  type Sweeper,
  WithinReach,
  type WorkPool,
} from '@yike/engine-reach';
import { Problem, type Progress } from '@yike/kernel';
import type { Catalogue } from '@yike/standards';
import type { WalkerResult } from '../contract.ts';
import type { Area } from '../inputs/area.ts';
import type { Demand } from '../inputs/demand.ts';
import type { Facility } from '../inputs/facility.ts';
import { type Judging, resultsByArea } from './area-results.ts';
import type { AssessedType } from './assessed-type.ts';
import {
  byPeople,
  type GapFinder,
  type GapResult,
  gapFinder,
  gapFinderInPool,
  gapsOf,
} from './gap-results.ts';
import {
  answerFor,
  answersInPool,
  groupByType,
  type Question,
  type WalkerAnswer,
} from './walker-answers.ts';

/** All that an assessment is made from; coordinates in WGS 84. */
export interface AssessmentInput {
  readonly network: WalkingNetwork;
  readonly snapper: StreetSnapper;
  readonly demand: Demand;
  readonly facilities: readonly Facility[];
  /** Empty: the whole is one area. */
  readonly areas: readonly Area[];
  /** Area of every demand point and facility, −1 outside all; all 0 when there are no areas. */
  readonly demandArea: Int32Array;
  readonly facilityArea: Int32Array;
  readonly catalogue: Catalogue;
  readonly types: readonly AssessedType[];
  readonly walkers: readonly Walker[];
  readonly limitSeconds: number;
  readonly snapLimitMetres: number;
  /** What runs the sweeps, if it is not to be plain TypeScript; the answers are the same. */
  readonly sweeper?: Sweeper;
}

/** What was found, point by point and area by area; nothing is rounded away yet. */
export interface JudgedDistrict {
  readonly input: AssessmentInput;
  readonly people: People;
  /** `total` and the band ids. */
  readonly columnIds: readonly string[];
  readonly demandJoints: Joints;
  readonly facilityJoints: Joints;
  /** What the walkers were asked, to ask on from there. */
  readonly question: Question;
  readonly answers: readonly WalkerAnswer[];
  /** By walker, then by area; the whole comes last. */
  readonly results: readonly (readonly WalkerResult[])[];
}

export interface Assessment extends JudgedDistrict {
  readonly grid: DemandGrid | null;
  readonly gaps: readonly GapResult[];
}

/** Demand points at most this far apart on foot belong to one gap. */
const GAP_JOIN_METRES = 150;

/**
 * Judges a district: who reaches what, in every area, for every walker, and where the gaps are.
 * @throws Problem `nothing-on-network` when no demand point touches a street
 */
export function assess(input: AssessmentInput, progress: Progress): Assessment {
  const { demandJoints, facilityJoints } = joinPlaces(input, progress);
  return assessJoined(input, demandJoints, facilityJoints, progress);
}

/** What `assess` gives, to the last digit, by the threads of a pool. */
export async function assessInPool(
  input: AssessmentInput,
  pool: WorkPool,
  progress: Progress,
): Promise<Assessment> {
  const { demandJoints, facilityJoints } = joinPlaces(input, progress);
  const joined = joinedDistrict(input, demandJoints, facilityJoints);
  const isAt = (share: number): void => {
    progress.throwIfStopped();
    progress.share(share);
  };
  progress.phase({ zh: '计算步行', en: 'walking' });
  const answers = await answersInPool(joined.question, input.walkers, pool, { isAt });
  const judged = judgeWalks(joined, answers, progress);
  const ground = gapGround(input, joined.question, progress);
  const { people } = joined;
  const finder = await gapFinderInPool(people, ground.neighbours, answers, pool, { isAt });
  return { ...judged, grid: ground.grid, gaps: listGaps(input, finder, answers) };
}

/** Judges a district whose places are joined to the streets already. */
export function assessJoined(
  input: AssessmentInput,
  demandJoints: Joints,
  facilityJoints: Joints,
  progress: Progress,
): Assessment {
  const joined = joinedDistrict(input, demandJoints, facilityJoints);
  const answers = input.walkers.map((walker) => {
    progress.phase({ zh: `计算步行（${walker.zh}）`, en: `walking (${walker.en})` });
    return answerFor(joined.question, walker, progress);
  });
  const judged = judgeWalks(joined, answers, progress);
  const { people, question } = joined;
  return { ...judged, ...findGapsIn(input, people, question, answers, progress) };
}

/** Where who is not covered lives together. */
export function findGapsIn(
  input: AssessmentInput,
  people: People,
  question: Question,
  answers: readonly WalkerAnswer[],
  progress: Progress,
): Pick<Assessment, 'grid' | 'gaps'> {
  const { grid, neighbours } = gapGround(input, question, progress);
  return { grid, gaps: listGaps(input, gapFinder(people, neighbours), answers) };
}

type JoinedDistrict = Omit<JudgedDistrict, 'columnIds' | 'answers' | 'results'>;

function joinPlaces(input: AssessmentInput, progress: Progress) {
  const { snapper, demand } = input;
  progress.phase({ zh: '接到路网', en: 'joining places to the streets' });
  const demandJoints = snapper.snap(demand.lons, demand.lats, input.snapLimitMetres);
  const facilityJoints = joinFacilities(input);
  checkOverlap(input, demandJoints);
  return { demandJoints, facilityJoints };
}

function joinedDistrict(
  input: AssessmentInput,
  demandJoints: Joints,
  facilityJoints: Joints,
): JoinedDistrict {
  const people = peopleOf(input);
  const order = eliminationOrder(input.network);
  const question = questionOf(input, people, demandJoints, facilityJoints, order);
  return { input, people, demandJoints, facilityJoints, question };
}

function judgeWalks(
  joined: JoinedDistrict,
  answers: readonly WalkerAnswer[],
  progress: Progress,
): JudgedDistrict {
  progress.phase({ zh: '按标准评判', en: 'judging by the standard' });
  const judging = judgingOf(joined.input, joined.people);
  const results = answers.map((answer) => resultsByArea(judging, answer));
  return { ...joined, columnIds: judging.columnIds, answers, results };
}

function gapGround({ demand }: AssessmentInput, question: Question, progress: Progress) {
  progress.phase({ zh: '找出缺口', en: 'finding the gaps' });
  const grid = findGrid(demand.lons, demand.lats);
  return { grid, neighbours: gapNeighbours(question.network, question.demand, demand, grid) };
}

function listGaps(
  input: AssessmentInput,
  finder: GapFinder,
  answers: readonly WalkerAnswer[],
): GapResult[] {
  const { areas } = input;
  const areaIds = areas.length === 0 ? ['all'] : areas.map(({ id }) => id);
  const columnIds = columnIdsOf(input);
  return answers.flatMap((answer) => gapsOf(finder, areaIds, columnIds, answer)).sort(byPeople);
}

/** The people of the input, in columns: everybody, then each band. */
export function peopleOf({ demand, demandArea, areas }: AssessmentInput): People {
  return {
    count: demand.count,
    lons: demand.lons,
    lats: demand.lats,
    columns: [demand.total, ...demand.byBand],
    area: demandArea,
    areaCount: Math.max(1, areas.length),
  };
}

const columnIdsOf = ({ demand }: AssessmentInput): string[] => [
  'total',
  ...demand.bands.map(({ id }) => id),
];

/** What every walker of the input is asked. @param order that of the network */
export function questionOf(
  input: AssessmentInput,
  people: People,
  demandJoints: Joints,
  facilityJoints: Joints,
  order: EliminationOrder,
): Question {
  const { network, facilities, types, limitSeconds } = input;
  return {
    network,
    order,
    sweeper: input.sweeper ?? new PlainSweeper(),
    demand: jointsByEdge(network, demandJoints),
    places: jointsByEdge(network, facilityJoints),
    facilities,
    facilitiesByType: groupByType(facilities),
    types,
    limitSeconds,
    radiusTest: new RadiusTest(people),
  };
}

/** What judging the areas of the input takes. */
export function judgingOf(input: AssessmentInput, people: People): Judging {
  return {
    people,
    totals: sumPeople(people),
    columnIds: columnIdsOf(input),
    facilities: input.facilities,
    facilityArea: input.facilityArea,
    catalogue: input.catalogue,
  };
}

function joinFacilities({ snapper, facilities, snapLimitMetres }: AssessmentInput): Joints {
  const lons = facilities.map(({ lon }) => lon);
  const lats = facilities.map(({ lat }) => lat);
  return snapper.snap(lons, lats, snapLimitMetres);
}

function checkOverlap({ snapper, demand }: AssessmentInput, joints: Joints): void {
  if (demand.count === 0 || joints.edge.length > 0) return;
  let closest = Number.POSITIVE_INFINITY;
  for (let limit = 1000; limit <= 100_000 && closest === Number.POSITIVE_INFINITY; limit *= 10) {
    for (let point = 0; point < Math.min(demand.count, 100); point++) {
      closest = Math.min(
        closest,
        snapper.metresToStreet(demand.lons[point] ?? 0, demand.lats[point] ?? 0, limit),
      );
    }
  }
  const metres = Number.isFinite(closest) ? Math.round(closest) : '> 100000';
  const [source] = demand.sources;
  const place = source === undefined ? {} : { file: source.file.name };
  throw new Problem('nothing-on-network', place, { metres });
}

function gapNeighbours(
  network: WalkingNetwork,
  demand: EdgeJoints,
  { lons, lats }: Demand,
  grid: DemandGrid | null,
): Neighbours {
  const byMetres = STANDARD_WALKERS.find(({ metresPerSecond }) => metresPerSecond === null);
  if (byMetres === undefined) throw new Error('No walker counts metres.');
  const search = new BoundedSearch(network, weigh(network, byMetres), 'towards');
  const within = new WithinReach(search, demand);
  return neighboursOf(demand, within, GAP_JOIN_METRES * 10, lons, lats, grid);
}
