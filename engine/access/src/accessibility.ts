import {
  type BlockSummer,
  checkFigures,
  type Direction,
  type EdgeJoints,
  eachWalkWithin,
  LONGEST_LANE_TICKS,
  PlainBlockSummer,
  prepareSums,
  type SweepGraph,
  sumsInPool,
  sumsTask,
  sumsWithin,
  type WorkPool,
} from '@yike/engine-reach';
import type { Decay } from './decay.ts';

/** Who walks where: demand points to places, over these streets at this walker's pace. */
export interface Walks {
  readonly graph: SweepGraph;
  readonly demand: EdgeJoints;
  readonly places: EdgeJoints;
  /** What adds up; the answers do not depend on it. Plain TypeScript unless given. */
  readonly summer?: BlockSummer;
  /** Threads to add up with, where the work is worth them; the answers do not depend on those either. */
  readonly pool?: WorkPool | null;
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
export async function catchmentsOf(
  walks: Walks,
  columns: readonly Float64Array[],
  decay: Decay,
): Promise<Catchments> {
  const { demand, places } = walks;
  for (const column of columns) checkFigures('demand', column, demand.joints.count);
  const { counts, sums } = await sumsOf(walks, places, demand, 'towards', columns, decay);
  return { points: counts, sums };
}

/**
 * What each demand point has in reach: Σ supply · weight(walk) over the places within the horizon.
 * With a supply of 1 each and a step it is the number of places in reach.
 *
 * @param supply by place: 1 to count places, or beds, seats, childcare places
 * @throws RangeError for a supply of another length or with a figure that is negative or no number
 */
export async function weightedAccess(
  walks: Walks,
  supply: Float64Array,
  decay: Decay,
): Promise<Float64Array> {
  const { demand, places } = walks;
  checkFigures('supply', supply, places.joints.count);
  const { sums } = await sumsOf(walks, demand, places, 'away', [supply], decay);
  return sums[0];
}

interface CountedSums {
  readonly counts: Uint32Array;
  readonly sums: readonly Float64Array[];
}

/** By asker, what the bearers within the horizon bear, weighed; and how many those are. */
async function sumsOf(
  walks: Walks,
  askers: EdgeJoints,
  bearers: EdgeJoints,
  direction: Direction,
  columns: readonly Float64Array[],
  decay: Decay,
): Promise<CountedSums> {
  if (decay.horizonTicks > LONGEST_LANE_TICKS) {
    return sumsBySearch(walks, askers.joints.count, direction, columns, decay);
  }
  const { graph, summer = new PlainBlockSummer(), pool = null, isAt } = walks;
  const blocks = prepareSums(graph, askers.joints, bearers, direction);
  const weightOf = decay.shape === 'step' ? null : decay.weight;
  const task = sumsTask(blocks, columns, decay.horizonTicks, weightOf);
  const found =
    pool === null
      ? sumsWithin(blocks, task, summer, isAt)
      : await sumsInPool(pool, blocks, task, isAt === undefined ? {} : { isAt });
  return { counts: found.bearers, sums: found.columns };
}

/** The same, walk by walk, however far. */
function sumsBySearch(
  { graph, demand, places, isAt = () => {} }: Walks,
  askerCount: number,
  direction: Direction,
  columns: readonly Float64Array[],
  { horizonTicks, weight }: Decay,
): CountedSums {
  const counts = new Uint32Array(askerCount);
  const sums = columns.map(() => new Float64Array(askerCount));
  const limits = new Uint32Array(places.joints.count).fill(horizonTicks);
  const add = (point: number, place: number, ticks: number): void => {
    const [asker, bearer] = direction === 'towards' ? [place, point] : [point, place];
    counts[asker]++;
    for (let column = 0; column < columns.length; column++) {
      sums[column][asker] += columns[column][bearer] * weight(ticks);
    }
  };
  eachWalkWithin(graph.network, graph.weights, demand, places, limits, add, isAt);
  return { counts, sums };
}
