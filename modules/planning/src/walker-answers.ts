import type { RadiusTest } from '@yike/engine-access';
import { UNREACHED, type Walker, type WalkingNetwork, weigh } from '@yike/engine-network';
import {
  customise,
  type EdgeJoints,
  type EliminationOrder,
  eachWalkWithin,
  type Nearest,
  nearestOfTypes,
  type Sweeper,
  type SweepGraph,
} from '@yike/engine-reach';
import type { Progress } from '@yike/kernel';
import { budgetMetresForMinutes } from '@yike/standards';
import type { AssessedType } from './assessed-type.ts';
import type { Facility } from './facility.ts';

/** What one walker finds of one service type, point by point. */
export interface TypeAnswer {
  readonly type: AssessedType;
  /** Numbers of the facilities of the type. */
  readonly facilities: readonly number[];
  /** Longest walk that counts as covered, in ticks of the walker. */
  readonly budgetTicks: number;
  /** Ticks to the nearest; UNREACHED beyond the limit. */
  readonly ticks: Uint32Array;
  /** Which facility that is; −1 beyond the limit. */
  readonly facility: Int32Array;
  /** 1: within the budget. */
  readonly isCovered: Uint8Array;
  /** 1: within the same metres in a straight line. */
  readonly isInRadius: Uint8Array;
  /** Facilities of the type within the budget. */
  readonly reachable: Uint32Array;
}

export interface WalkerAnswer {
  readonly walker: Walker;
  /** The streets as this walker walks them, to ask further. */
  readonly graph: SweepGraph;
  readonly types: readonly TypeAnswer[];
  /** Theme → facilities of the theme within their budget, per point; each counted once. */
  readonly reachableOfTheme: ReadonlyMap<string, Uint32Array>;
}

/** What every walker is asked about. */
export interface Question {
  readonly network: WalkingNetwork;
  /** Of that network. */
  readonly order: EliminationOrder;
  readonly sweeper: Sweeper;
  readonly demand: EdgeJoints;
  readonly places: EdgeJoints;
  readonly facilities: readonly Facility[];
  /** Numbers of the facilities of each type. */
  readonly facilitiesByType: ReadonlyMap<string, readonly number[]>;
  readonly types: readonly AssessedType[];
  readonly limitSeconds: number;
  readonly radiusTest: RadiusTest;
}

/** Walks from every demand point to every type, for one walker. */
export function answerFor(question: Question, walker: Walker, progress: Progress): WalkerAnswer {
  const { network, order, types } = question;
  progress.throwIfStopped();
  const graph = customise(order, network, weigh(network, walker));
  const answers = nearestAnswers(question, walker, graph, types, progress);
  const reachableOfTheme = new Map<string, Uint32Array>();
  for (const { theme } of types) {
    if (!reachableOfTheme.has(theme)) {
      reachableOfTheme.set(theme, new Uint32Array(question.demand.joints.count));
    }
  }
  const answer = { walker, graph, types: answers, reachableOfTheme };
  const offers = question.facilities.map((facility) => ({ facility, sign: 1 }));
  countReachable(question.demand, question.places, offers, answer, progress);
  return answer;
}

/** The nearest of some types; what is `reachable` is still to be counted. */
export function nearestAnswers(
  question: Question,
  walker: Walker,
  graph: SweepGraph,
  types: readonly AssessedType[],
  progress: Progress,
): TypeAnswer[] {
  const { demand, places, facilitiesByType } = question;
  const nearest = nearestOfTypes(
    graph,
    demand.joints,
    places,
    types.map(({ slug }) => facilitiesByType.get(slug) ?? []),
    limitTicksOf(question, walker),
    question.sweeper,
  );
  return types.flatMap((type, at): TypeAnswer[] => {
    progress.throwIfStopped();
    progress.share((0.5 * at) / types.length);
    const found = nearest[at];
    return found === undefined ? [] : [typeAnswerOf(question, walker, type, found)];
  });
}

function typeAnswerOf(
  question: Question,
  walker: Walker,
  type: AssessedType,
  { ticks, place }: Nearest,
): TypeAnswer {
  const facilities = question.facilitiesByType.get(type.slug) ?? [];
  const budgetTicks = budgetTicksOf(type.budgetSeconds / 60, walker);
  const isCovered = Uint8Array.from(ticks, (walk) => (walk <= budgetTicks ? 1 : 0));
  return {
    type,
    facilities,
    budgetTicks,
    ticks,
    facility: place,
    isCovered,
    isInRadius: radiusMarks(question, facilities, radiusMetresOf(type, walker), isCovered),
    reachable: new Uint32Array(question.demand.joints.count),
  };
}

/** Minutes as ticks of a walker: deciseconds, or the decimetres that a standard sees in them. */
export function budgetTicksOf(minutes: number, walker: Walker): number {
  const units = walker.metresPerSecond === null ? budgetMetresForMinutes(minutes) : minutes * 60;
  return Math.round(units * 10);
}

/** Metres that the radius test allows: what the walker walks on the flat within the budget. */
function radiusMetresOf(type: AssessedType, walker: Walker): number {
  return walker.metresPerSecond === null
    ? type.budgetMetres
    : type.budgetSeconds * walker.metresPerSecond;
}

/** How far nearest facilities are looked for; never less than the widest budget. */
function limitTicksOf({ types, limitSeconds }: Question, walker: Walker): number {
  const widest = Math.max(
    0,
    ...types.map((type) => budgetTicksOf(type.budgetSeconds / 60, walker)),
  );
  return Math.max(widest, budgetTicksOf(limitSeconds / 60, walker));
}

function radiusMarks(
  { radiusTest, facilities }: Question,
  chosen: readonly number[],
  radiusMetres: number,
  isCovered: Uint8Array,
): Uint8Array {
  // no walk is shorter than the straight line; lengths rounded to decimetres shall not say otherwise
  const marks = isCovered.slice();
  for (const number of chosen) {
    const facility = facilities[number];
    if (facility !== undefined) radiusTest.mark(facility.lon, facility.lat, radiusMetres, marks);
  }
  return marks;
}

/** What one facility adds to, for everybody within the budget. */
interface Counter {
  readonly counts: Uint32Array;
  readonly budgetTicks: number;
}

/** A facility that comes (1) or goes (−1); its number is that of its place. */
export interface Offer {
  readonly facility: Facility;
  readonly sign: number;
}

/**
 * Adds what the offers are worth to `reachable` of their types and to the counts of their themes.
 * Every facility counts for itself, so what changes is all that need be counted anew.
 */
export function countReachable(
  demand: EdgeJoints,
  places: EdgeJoints,
  offers: readonly Offer[],
  { graph, types, reachableOfTheme }: WalkerAnswer,
  progress: Progress,
): void {
  const bySlug = new Map(types.map((answer) => [answer.type.slug, answer]));
  const counters = offers.map(({ facility }): Counter[] => {
    const own = facility.types.flatMap((slug) => bySlug.get(slug) ?? []);
    const themes = themeBudgets(own).flatMap(([theme, budgetTicks]) => {
      const counts = reachableOfTheme.get(theme);
      return counts === undefined ? [] : [{ counts, budgetTicks }];
    });
    const ofTypes = own.map(({ reachable, budgetTicks }) => ({ counts: reachable, budgetTicks }));
    return [...ofTypes, ...themes];
  });
  const limits = Uint32Array.from(counters, (own) =>
    own.reduce((widest, { budgetTicks }) => Math.max(widest, budgetTicks), 0),
  );
  const count = (point: number, offer: number, ticks: number): void => {
    const sign = offers[offer]?.sign ?? 0;
    for (const { counts, budgetTicks } of counters[offer] ?? []) {
      if (ticks <= budgetTicks) counts[point] = (counts[point] ?? 0) + sign;
    }
  };
  eachWalkWithin(graph.network, graph.weights, demand, places, limits, count, (done) => {
    progress.throwIfStopped();
    progress.share(0.5 + 0.5 * done);
  });
}

/** A facility of several types counts once for a theme, within the widest of their budgets. */
function themeBudgets(own: readonly TypeAnswer[]): [theme: string, budgetTicks: number][] {
  const budgets = new Map<string, number>();
  for (const { type, budgetTicks } of own) {
    budgets.set(type.theme, Math.max(budgets.get(type.theme) ?? 0, budgetTicks));
  }
  return [...budgets];
}

/**
 * Whole seconds (or metres with one decimal) of ticks; null beyond the limit. Seconds round up, so that
 * who reads 300 s is within 300 s.
 */
export function unitsOf(ticks: number, walker: Walker): number | null {
  if (ticks === UNREACHED) return null;
  return walker.metresPerSecond === null ? ticks / 10 : Math.ceil(ticks / 10);
}

/** Facility numbers by the types they serve, for `Question.facilitiesByType`. */
export function groupByType(facilities: readonly Facility[]): Map<string, number[]> {
  const byType = new Map<string, number[]>();
  for (const [number, { types }] of facilities.entries()) {
    for (const slug of types) {
      const numbers = byType.get(slug);
      if (numbers === undefined) byType.set(slug, [number]);
      else numbers.push(number);
    }
  }
  return byType;
}
