import type { RadiusTest } from '@yike/engine-access';
import { UNREACHED, type Walker, type WalkingNetwork, weigh } from '@yike/engine-network';
import {
  countWalks,
  customise,
  type EdgeJoints,
  type EliminationOrder,
  type Nearest,
  nearestOfTypes,
  type PlaceCounters,
  type Sweeper,
  type SweepGraph,
  type Watching,
  type WorkPool,
  walksInPool,
} from '@yike/engine-reach';
import type { Progress } from '@yike/kernel';
import { budgetMetresForMinutes } from '@yike/standards';
import type { Facility } from '../inputs/facility.ts';
import type { AssessedType } from './assessed-type.ts';

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
  const pointCount = question.demand.joints.count;
  const reachableOfTheme = new Map(
    themesOf(types).map((theme) => [theme, new Uint32Array(pointCount)]),
  );
  const answer = { walker, graph, types: answers, reachableOfTheme };
  countReachable(question.demand, question.places, standing(question), answer, progress);
  return answer;
}

/** What `answerFor` gives for every walker, by the threads of a pool. */
export async function answersInPool(
  question: Question,
  walkers: readonly Walker[],
  pool: WorkPool,
  watching: Watching,
): Promise<WalkerAnswer[]> {
  const { network, order, demand, places, types, facilitiesByType } = question;
  const themes = themesOf(types);
  const found = await walksInPool(
    pool,
    {
      ...{ network, order, demand, places },
      placesOfType: types.map(({ slug }) => facilitiesByType.get(slug) ?? []),
      counterCount: types.length + themes.length,
      walkers: walkers.map((walker) => ({
        walker,
        limitTicks: limitTicksOf(question, walker),
        counters: countersOf(standing(question), types, walker),
      })),
    },
    watching,
  );
  return walkers.map((walker, at) => {
    const { nearest = [], counts = [] } = found[at] ?? {};
    const noPoint = new Uint32Array();
    return {
      walker,
      graph: customise(order, network, weigh(network, walker)),
      types: types.flatMap((type, number): TypeAnswer[] => {
        const own = nearest[number];
        const reachable = counts[number] ?? noPoint;
        if (own === undefined) return [];
        return [{ ...typeAnswerOf(question, walker, type, own), reachable }];
      }),
      reachableOfTheme: new Map(
        themes.map((theme, number) => [theme, counts[types.length + number] ?? noPoint]),
      ),
    };
  });
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

/** A facility that comes (1) or goes (−1); its number is that of its place. */
export interface Offer {
  readonly facility: Facility;
  readonly sign: number;
}

/** All facilities, as they are. */
function standing({ facilities }: Question): Offer[] {
  return facilities.map((facility) => ({ facility, sign: 1 }));
}

/**
 * Adds what the offers are worth to `reachable` of their types and to the counts of their themes.
 * Every facility counts for itself, so what changes is all that need be counted anew.
 */
export function countReachable(
  demand: EdgeJoints,
  places: EdgeJoints,
  offers: readonly Offer[],
  { walker, graph, types, reachableOfTheme }: WalkerAnswer,
  progress: Progress,
): void {
  const counters = countersOf(
    offers,
    types.map(({ type }) => type),
    walker,
  );
  const counts = [...types.map(({ reachable }) => reachable), ...reachableOfTheme.values()];
  countWalks(graph.network, graph.weights, demand, places, counters, counts, (done) => {
    progress.throwIfStopped();
    progress.share(0.5 + 0.5 * done);
  });
}

/** What offers add to: the types by their number, then the themes in the order of `themesOf`. */
function countersOf(
  offers: readonly Offer[],
  types: readonly AssessedType[],
  walker: Walker,
): PlaceCounters {
  const numberOf = new Map(types.map(({ slug }, number) => [slug, number]));
  const numberOfTheme = new Map(
    themesOf(types).map((theme, number) => [theme, types.length + number]),
  );
  const entries = offers.map(({ facility, sign }) => {
    const own = facility.types.flatMap((slug) => numberOf.get(slug) ?? []);
    const ofTypes = own.map((counter) => [counter, budgetOf(types[counter], walker)] as const);
    // a facility of several types counts once for a theme, within the widest of their budgets
    const ofThemes = new Map<number, number>();
    for (const [number, budgetTicks] of ofTypes) {
      const counter = numberOfTheme.get(types[number]?.theme ?? '');
      if (counter === undefined) continue;
      ofThemes.set(counter, Math.max(ofThemes.get(counter) ?? 0, budgetTicks));
    }
    return [...ofTypes, ...ofThemes].map((entry) => [...entry, sign] as const);
  });
  const first = new Uint32Array(offers.length + 1);
  for (const [offer, own] of entries.entries()) first[offer + 1] = (first[offer] ?? 0) + own.length;
  const all = entries.flat();
  return {
    first,
    counter: Uint32Array.from(all, ([counter]) => counter),
    budgetTicks: Uint32Array.from(all, ([, budgetTicks]) => budgetTicks),
    adds: Int8Array.from(all, ([, , sign]) => sign),
  };
}

function budgetOf(type: AssessedType | undefined, walker: Walker): number {
  return type === undefined ? 0 : budgetTicksOf(type.budgetSeconds / 60, walker);
}

/** Each theme once, in the order of the types. */
function themesOf(types: readonly AssessedType[]): string[] {
  return [...new Set(types.map(({ theme }) => theme))];
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
