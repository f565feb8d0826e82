import type { WalkingNetwork, Weights } from '@yike/engine-network';
import { type EdgeJoints, eachWalkWithin } from '@yike/engine-reach';
import { checkFigures } from './accessibility-figures.ts';
import type { Decay } from './decay.ts';

/** Who walks where: demand points to places, over these streets at this walker's pace. */
export interface Walks {
  readonly network: WalkingNetwork;
  readonly weights: Weights;
  readonly demand: EdgeJoints;
  readonly places: EdgeJoints;
  /** Called now and then with the share that is done; may throw to stop. */
  readonly isAt?: (share: number) => void;
}

/** Who can walk to each place. */
export interface Catchments {
  /** By place: demand points within the horizon, whatever they weigh. */
  readonly points: Uint32Array;
  /** By column of demand and by place: Σ demand · weight(walk) over those points. */
  readonly sums: readonly Float64Array[];
}

/**
 * The people, by any number of columns, who can walk **to** each place. Exact to the tick; where
 * columns hold fractions the order of adding shows in the last digits.
 *
 * @param columns demand by point: everybody, an age band …; none is an answer too
 * @throws RangeError for a column of another length or with a figure that is negative or no number
 */
export function catchmentsOf(
  walks: Walks,
  columns: readonly Float64Array[],
  decay: Decay,
): Catchments {
  for (const column of columns) checkFigures('demand', column, walks.demand.joints.count);
  const placeCount = walks.places.joints.count;
  const points = new Uint32Array(placeCount);
  const sums = columns.map(() => new Float64Array(placeCount));
  eachWeightedWalk(walks, decay, (point, place, weight) => {
    points[place]++;
    for (let column = 0; column < columns.length; column++) {
      sums[column][place] += columns[column][point] * weight;
    }
  });
  return { points, sums };
}

/**
 * What each demand point has in reach: Σ supply · weight(walk) over the places within the horizon.
 * With a supply of 1 each and a step it is the number of places in reach.
 *
 * @param supply by place: 1 to count places, or beds, seats, childcare places
 * @throws RangeError for a supply of another length or with a figure that is negative or no number
 */
export function weightedAccess(walks: Walks, supply: Float64Array, decay: Decay): Float64Array {
  checkFigures('supply', supply, walks.places.joints.count);
  const access = new Float64Array(walks.demand.joints.count);
  eachWeightedWalk(walks, decay, (point, place, weight) => {
    access[point] += supply[place] * weight;
  });
  return access;
}

/** Every walk within the horizon, once, with what it counts. */
export function eachWeightedWalk(
  { network, weights, demand, places, isAt }: Walks,
  decay: Decay,
  found: (point: number, place: number, weight: number) => void,
): void {
  const limits = new Uint32Array(places.joints.count).fill(decay.horizonTicks);
  eachWalkWithin(
    network,
    weights,
    demand,
    places,
    limits,
    (point, place, ticks) => found(point, place, decay.weight(ticks)),
    isAt ?? (() => {}),
  );
}
