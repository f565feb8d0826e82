import type { JointEnds } from './joint-ends.ts';
import type { SweepArcs } from './sweep-arcs.ts';

/**
 * What runs two sweeps over rows of lanes, a row for every rank. One caller at a time: `begin`, set
 * the sources in the rows, `sweep`, then `gather` as often as needed.
 */
export interface Sweeper {
  /** How many lanes it takes side by side at most; a multiple of 4. */
  readonly mostLanes: number;
  /**
   * Makes the rows, all unreached, for lanes in fours; `rows[rank · laneCount + lane]`. They are
   * valid until the next `begin`.
   */
  begin(arcs: SweepArcs, laneCount: number): Int32Array;
  /** From the sources to everybody. */
  sweep(): void;
  /**
   * For joints `begin` to `end`, the better of both ends and never above UNREACHED_LANE, a row each
   * from the start of what is returned; valid until the next call.
   */
  gather(ends: JointEnds, begin: number, end: number): Int32Array;
}

/** Most joints that `gather` takes in one call: their rows stay in the nearest cache. */
export const GATHER_COUNT = 1024;
