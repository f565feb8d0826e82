import { type Walker, type WalkingNetwork, weigh } from '@yike/engine-network';
import { countWalks, type PlaceCounters } from '../count-walks.ts';
import type { EdgeJoints } from '../edge-joints.ts';
import type { EliminationOrder } from '../elimination-order.ts';
import type { Nearest } from '../nearest.ts';
import { nearestOfTypes } from '../nearest-of-types.ts';
import { customise } from '../sweep-graph.ts';
import type { Trade } from './trade.ts';
import type { Watching, WorkPool } from './work-pool.ts';

/** What one walker asks of the town. */
export interface WalkerQuestion {
  readonly walker: Walker;
  /** How far nearest places are looked for. */
  readonly limitTicks: number;
  /** What places within reach add to. */
  readonly counters: PlaceCounters;
}

/** What several walkers ask of the same people and places. */
export interface WalksQuestion {
  readonly network: WalkingNetwork;
  readonly order: EliminationOrder;
  readonly demand: EdgeJoints;
  readonly places: EdgeJoints;
  readonly placesOfType: readonly (readonly number[])[];
  readonly counterCount: number;
  readonly walkers: readonly WalkerQuestion[];
}

export interface WalksAnswer {
  /** By type: what `nearestOfTypes` tells. */
  readonly nearest: readonly Nearest[];
  /** By counter: what `countWalks` counts from nothing. */
  readonly counts: readonly Uint32Array[];
}

/** First every walker counts, which takes longer, then every walker looks for the nearest. */
export const WALKS: Trade<WalksQuestion, readonly Partial<WalksAnswer>[]> = {
  name: 'walks',
  start(question, { sweeper }) {
    const { network, order, demand, places, placesOfType, counterCount, walkers } = question;
    const count = ({ walker, counters }: WalkerQuestion): Partial<WalksAnswer> => {
      const length = demand.joints.count;
      const counts = Array.from({ length: counterCount }, () => new Uint32Array(length));
      const weights = weigh(network, walker);
      countWalks(network, weights, demand, places, counters, counts, () => {});
      return { counts };
    };
    const lookFor = ({ walker, limitTicks }: WalkerQuestion): Partial<WalksAnswer> => {
      const graph = customise(order, network, weigh(network, walker));
      const { joints } = demand;
      return { nearest: nearestOfTypes(graph, joints, places, placesOfType, limitTicks, sweeper) };
    };
    const parts = [
      ...walkers.map((own) => () => count(own)),
      ...walkers.map((own) => () => lookFor(own)),
    ];
    return (begin, end) => parts.slice(begin, end).map((part) => part());
  },
};

/** The answer to each walker, in their order: what one thread would tell, byte for byte. */
export async function walksInPool(
  pool: WorkPool,
  question: WalksQuestion,
  watching?: Watching,
): Promise<WalksAnswer[]> {
  const walkerCount = question.walkers.length;
  const pieces: Partial<WalksAnswer>[] = [];
  const take = (found: readonly Partial<WalksAnswer>[], begin: number): void => {
    found.forEach((piece, at) => {
      pieces[begin + at] = piece;
    });
  };
  const partCount = 2 * walkerCount;
  await pool.do({ trade: WALKS, what: question, partCount, partsAtATime: 1, take }, watching);
  return question.walkers.map((_, walker) => ({
    nearest: pieces[walkerCount + walker].nearest ?? [],
    counts: pieces[walker].counts ?? [],
  }));
}
