import type { Joints, WalkingNetwork, Weights } from '@yike/engine-network';
import type { Direction } from './direction.ts';

/** The longest walk of any search, inclusive: one tick less than never. */
export const LONGEST_SEARCH_TICKS = 0x7ffffffe;

/** @throws RangeError unless the limit is a whole number of ticks up to `most` */
export function checkLimit(limitTicks: number, most = LONGEST_SEARCH_TICKS): void {
  if (Number.isInteger(limitTicks) && limitTicks >= 0 && limitTicks <= most) return;
  throw new RangeError(`A limit of ${limitTicks} ticks is not a whole number within 0 … ${most}.`);
}

/** @throws RangeError unless there is a thing of that number among `count` */
export function checkNumber(what: string, number: number, count: number): void {
  if (Number.isInteger(number) && number >= 0 && number < count) return;
  throw new RangeError(`There is no ${what} ${number} among ${count}.`);
}

/** @throws RangeError for a search that spreads the other way */
export function checkDirection(direction: Direction, wanted: Direction): void {
  if (direction === wanted) return;
  throw new RangeError(`This asks a search ${wanted}, not ${direction}.`);
}

/** @throws RangeError for weights of another network */
export function checkWeights(network: WalkingNetwork, weights: Weights): void {
  const { nodeCount, edgeCount } = network;
  const isOfIt =
    weights.forwardTicks.length === edgeCount && weights.isBlocked.length === nodeCount;
  if (!isOfIt) throw new RangeError('These are the weights of another network.');
}

/** @throws RangeError for joints on edges, or at marks, that the network has not */
export function checkJoints(
  { edgeCount, edgeLengthDm }: WalkingNetwork,
  { edge, alongDm }: Joints,
): void {
  for (let joint = 0; joint < edge.length; joint++) {
    if (edge[joint] < edgeCount && alongDm[joint] <= edgeLengthDm[edge[joint]]) continue;
    throw new RangeError(
      `Joint ${joint} lies at ${alongDm[joint]} dm along edge ${edge[joint]}, which is not in this network.`,
    );
  }
}

/**
 * Figures that can be added up: as many as there are, each zero or more. One NaN would spread to every
 * sum it touches and name nobody.
 *
 * @throws RangeError that names the first one at fault
 */
export function checkFigures(what: string, figures: ArrayLike<number>, count: number): void {
  if (figures.length !== count) {
    throw new RangeError(`There are ${figures.length} figures of ${what} for ${count}.`);
  }
  for (let at = 0; at < count; at++) {
    if (figures[at] >= 0 && figures[at] < Number.POSITIVE_INFINITY) continue;
    throw new RangeError(`The ${what} of number ${at} is ${figures[at]}.`);
  }
}
