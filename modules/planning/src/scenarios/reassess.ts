import { RadiusTest } from '@yike/engine-access';
import { type Joints, weigh } from '@yike/engine-network';
import { type EliminationOrder, eliminationOrder, jointsByEdge } from '@yike/engine-reach';
import type { Progress } from '@yike/kernel';
import { resultsByArea } from '../assessment/area-results.ts';
import {
  type Assessment,
  type AssessmentInput,
  findGapsIn,
  type JudgedDistrict,
  judgingOf,
  peopleOf,
  questionOf,
} from '../assessment/assess.ts';
import {
  answerFor,
  countReachable,
  nearestAnswers,
  type Offer,
  type Question,
  type TypeAnswer,
  type WalkerAnswer,
} from '../assessment/walker-answers.ts';
import type { PlannedDistrict } from './apply-scenario.ts';
import { carriedJoints, type JoinedPlace } from './carried-joints.ts';

/**
 * Judges a district as a scenario would leave it. Gives what `assessJoined` would give of the planned
 * input, and walks only what may have changed: types with a facility more, less or elsewhere, people
 * who move in, and walkers whose streets are others.
 */
export function reassess(
  before: Assessment,
  planned: PlannedDistrict,
  progress: Progress,
): Assessment {
  const { input, demandJoints, facilityJoints } = planned;
  const people = peopleOf(input);
  const order = orderOf(before, input);
  const question = questionOf(input, people, demandJoints, facilityJoints, order);
  const offers = offersOf(before, planned);
  const affected = new Set(offers.flatMap(({ offer }) => offer.facility.types));
  const newcomers = newcomersOf(before, planned, question);
  const walks = before.answers.map((answer) => {
    progress.phase({ zh: `计算步行（${answer.walker.zh}）`, en: `walking (${answer.walker.en})` });
    if (!walksTheSame(before, input, answer)) {
      return { isAnew: true, answer: answerFor(question, answer.walker, progress) };
    }
    const stayed = changedAnswer(before, planned, question, answer, offers, affected, progress);
    if (newcomers === null) return { isAnew: false, answer: stayed };
    const fresh = answerFor(newcomers, answer.walker, progress);
    return { isAnew: false, answer: joinedAnswer(stayed, fresh) };
  });
  progress.phase({ zh: '按标准评判', en: 'judging by the standard' });
  const judging = judgingOf(input, people);
  const hasNewPeople = newcomers !== null;
  const themes = new Set(
    input.types.flatMap(({ slug, theme }) => (affected.has(slug) ? [theme] : [])),
  );
  const results = walks.map(({ isAnew, answer }, at) =>
    resultsByArea(judging, answer, {
      results: before.results[at] ?? [],
      holdsForType: (slug) => !(isAnew || hasNewPeople || affected.has(slug)),
      holdsForTheme: (theme) => !(isAnew || hasNewPeople || themes.has(theme)),
    }),
  );
  const answers = walks.map(({ answer }) => answer);
  const isAsBefore =
    input.network === before.input.network &&
    answers.every((answer, at) => answer === before.answers[at]);
  return {
    ...(isAsBefore
      ? { grid: before.grid, gaps: before.gaps }
      : findGapsIn(input, people, question, answers, progress)),
    input,
    people,
    columnIds: judging.columnIds,
    demandJoints,
    facilityJoints,
    question,
    answers,
    results,
  };
}

/** Which streets meet where changes with paths and gates alone; nodes and edges are never fewer. */
function orderOf(before: JudgedDistrict, { network }: AssessmentInput): EliminationOrder {
  const known = before.input.network;
  const isKnown = network.nodeCount === known.nodeCount && network.edgeCount === known.edgeCount;
  return isKnown ? before.question.order : eliminationOrder(network);
}

/** Are the streets of a walker what they were, in every weight? Then so is every walk along them. */
function walksTheSame(
  before: JudgedDistrict,
  { network }: AssessmentInput,
  { walker, graph }: WalkerAnswer,
): boolean {
  const known = before.input.network;
  if (network === known) return true;
  if (network.nodeCount !== known.nodeCount || network.edgeCount !== known.edgeCount) return false;
  const now = weigh(network, walker);
  const was = graph.weights;
  return (
    isSame(now.forwardRate, was.forwardRate) &&
    isSame(now.backwardRate, was.backwardRate) &&
    isSame(now.isBlocked, was.isBlocked)
  );
}

const isSame = (a: Float64Array | Uint8Array, b: Float64Array | Uint8Array): boolean =>
  a.every((value, at) => value === b[at]);

/** A facility that comes or goes, and where. One that moves does both. */
interface PlacedOffer {
  readonly offer: Offer;
  readonly at: JoinedPlace;
}

function offersOf(before: JudgedDistrict, { input, facilities, facilityJoints }: PlannedDistrict) {
  const stays = new Set(
    facilities.flatMap(({ isUnmoved, numberBefore }) => (isUnmoved ? [numberBefore] : [])),
  );
  const gone = before.input.facilities.flatMap((facility, place): PlacedOffer[] =>
    stays.has(place)
      ? []
      : [{ offer: { facility, sign: -1 }, at: { joints: before.facilityJoints, place } }],
  );
  const come = input.facilities.flatMap((facility, place): PlacedOffer[] =>
    facilities[place]?.isUnmoved === true
      ? []
      : [{ offer: { facility, sign: 1 }, at: { joints: facilityJoints, place } }],
  );
  return [...gone, ...come];
}

/** The question to those alone who move in; null when nobody does. */
function newcomersOf(
  before: JudgedDistrict,
  { input, demandJoints }: PlannedDistrict,
  question: Question,
): Question | null {
  const known = before.people.count;
  const { demand } = input;
  if (demand.count === known) return null;
  const joints = lastPlaces(demandJoints, known);
  const people = {
    count: demand.count - known,
    lons: demand.lons.subarray(known),
    lats: demand.lats.subarray(known),
    columns: [],
    area: input.demandArea.subarray(known),
    areaCount: before.people.areaCount,
  };
  return {
    ...question,
    demand: jointsByEdge(input.network, joints),
    radiusTest: new RadiusTest(people),
  };
}

function lastPlaces(joints: Joints, from: number): Joints {
  const places = Array.from({ length: joints.count - from }, (_, at) => ({
    joints,
    place: from + at,
  }));
  return carriedJoints(places);
}

/** The answers to those who lived there before. */
function changedAnswer(
  before: JudgedDistrict,
  { facilities }: PlannedDistrict,
  question: Question,
  answer: WalkerAnswer,
  offers: readonly PlacedOffer[],
  affected: ReadonlySet<string>,
  progress: Progress,
): WalkerAnswer {
  if (offers.length === 0) return answer;
  const { demand, radiusTest } = before.question;
  const numberAfter = new Map(facilities.map(({ numberBefore }, number) => [numberBefore, number]));
  const anew = nearestAnswers(
    { ...question, demand, radiusTest },
    answer.walker,
    answer.graph,
    answer.types.flatMap(({ type }) => (affected.has(type.slug) ? [type] : [])),
    progress,
  );
  const bySlug = new Map(anew.map((one) => [one.type.slug, one]));
  const types = answer.types.map((known): TypeAnswer => {
    const found = bySlug.get(known.type.slug);
    if (found === undefined) return renumbered(known, numberAfter);
    return { ...found, reachable: known.reachable.slice() };
  });
  const themes = new Set(anew.map(({ type }) => type.theme));
  const reachableOfTheme = new Map(
    [...answer.reachableOfTheme].map(([theme, counts]) => [
      theme,
      themes.has(theme) ? counts.slice() : counts,
    ]),
  );
  const changed = { ...answer, types, reachableOfTheme };
  const places = jointsByEdge(question.network, carriedJoints(offers.map(({ at }) => at)));
  countReachable(
    demand,
    places,
    offers.map(({ offer }) => offer),
    changed,
    progress,
  );
  return changed;
}

/** A removed facility makes all later ones count one less. */
function renumbered(answer: TypeAnswer, numberAfter: ReadonlyMap<number, number>): TypeAnswer {
  const after = (number: number): number => numberAfter.get(number) ?? -1;
  if (answer.facilities.every((number) => after(number) === number)) return answer;
  return {
    ...answer,
    facilities: answer.facilities.map(after),
    facility: answer.facility.map((number) => (number < 0 ? number : after(number))),
  };
}

/** The answers to those who stayed, followed by those to whoever moves in. */
function joinedAnswer(stayed: WalkerAnswer, fresh: WalkerAnswer): WalkerAnswer {
  return {
    ...stayed,
    types: stayed.types.map((one, at) => {
      const other = fresh.types[at];
      if (other === undefined) throw new Error('Newcomers were asked about other types.');
      const count = one.ticks.length + other.ticks.length;
      return {
        ...one,
        ticks: filled(new Uint32Array(count), one.ticks, other.ticks),
        facility: filled(new Int32Array(count), one.facility, other.facility),
        isCovered: filled(new Uint8Array(count), one.isCovered, other.isCovered),
        isInRadius: filled(new Uint8Array(count), one.isInRadius, other.isInRadius),
        reachable: filled(new Uint32Array(count), one.reachable, other.reachable),
      };
    }),
    reachableOfTheme: new Map(
      [...stayed.reachableOfTheme].map(([theme, counts]) => [
        theme,
        joinedCounts(counts, fresh.reachableOfTheme.get(theme) ?? new Uint32Array()),
      ]),
    ),
  };
}

const joinedCounts = (first: Uint32Array, then: Uint32Array): Uint32Array =>
  filled(new Uint32Array(first.length + then.length), first, then);

interface Column {
  set(values: ArrayLike<number>, offset?: number): void;
}

function filled<Some extends Column>(
  column: Some,
  first: ArrayLike<number>,
  then: ArrayLike<number>,
): Some {
  column.set(first);
  column.set(then, first.length);
  return column;
}
