import type { WalkingNetwork, Weights } from '@yike/engine-network';
import { checkNumber } from './check-question.ts';
import { eachWalkWithin } from './each-walk-within.ts';
import type { EdgeJoints } from './edge-joints.ts';

/**
 * What places add to, as numbers: place `p` has the entries `first[p]` up to, not including,
 * `first[p + 1]`. Every demand point whose walk is within `budgetTicks` of an entry gets what it `adds`,
 * in the counts of its `counter`.
 */
export interface PlaceCounters {
  readonly first: Uint32Array;
  readonly counter: Uint32Array;
  readonly budgetTicks: Uint32Array;
  /** 1 for a place that is there; −1 takes one away that was counted before. */
  readonly adds: Int8Array;
}

/**
 * Counts, for every demand point, the places within reach.
 *
 * @param counts by counter and demand point; added to
 * @param isAt called now and then with the share that is done; may throw to stop
 * @throws RangeError for entries of other places, or of a counter that is not there
 */
export function countWalks(
  network: WalkingNetwork,
  weights: Weights,
  demand: EdgeJoints,
  places: EdgeJoints,
  { first, counter, budgetTicks, adds }: PlaceCounters,
  counts: readonly Uint32Array[],
  isAt: (share: number) => void,
): void {
  checkNumber('end of entries', first[places.joints.count] ?? -1, counter.length + 1);
  for (const number of counter) checkNumber('counter', number, counts.length);
  const widest = new Uint32Array(places.joints.count);
  for (let place = 0; place < widest.length; place++) {
    for (let at = first[place]; at < first[place + 1]; at++) {
      widest[place] = Math.max(widest[place], budgetTicks[at]);
    }
  }
  const count = (point: number, place: number, ticks: number): void => {
    for (let at = first[place]; at < first[place + 1]; at++) {
      if (ticks <= budgetTicks[at]) counts[counter[at]][point] += adds[at];
    }
  };
  eachWalkWithin(network, weights, demand, places, widest, count, isAt);
}
