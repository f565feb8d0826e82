/**
 * A lane is one whole number of 32 bits: the ticks of a walk in the upper half, the label of the place
 * it goes to in the lower. Ticks are stored less 2¹⁵, so that the smaller of two signed lanes is the
 * shorter walk and, among equals, the smaller label; and a step is added to the upper half alone.
 *
 * No sum overflows: a stored lane is never above UNREACHED_LANE, and a step adds at most FARTHEST.
 */
const TICKS_AT_ZERO = 0x8000;

/** Ticks that count as nowhere; a limit must be below. */
const FARTHEST = 0x7fff;

/** The longest limit, inclusive, that lanes have room for: 54.6 minutes, or 3.2 km. */
export const LONGEST_LANE_TICKS = FARTHEST - 1;

/** How many places one lane can tell apart, by labels from 1; 0 stands for nobody. */
export const MOST_LABELS = 0xffff;

/** Nowhere, to nobody; all bits set. */
export const UNREACHED_LANE = -1;

export function laneOf(ticks: number, label: number): number {
  // one less, so that all bits set are the label of nobody
  return ((ticks - TICKS_AT_ZERO) << 16) | (label - 1);
}

/** The lane, or UNREACHED_LANE if it is beyond the farthest; both are negative, so no difference overflows. */
export function laneUpTo(farthest: number, lane: number): number {
  return lane | ((farthest - lane) >> 31);
}

export function ticksOfLane(lane: number): number {
  return (lane >> 16) + TICKS_AT_ZERO;
}

/** Ticks, or UNREACHED for UNREACHED_LANE, without a branch: 0x7fff + 1 is the only sum with bit 15 set. */
export function ticksOrUnreached(lane: number): number {
  const ticks = ticksOfLane(lane);
  return ticks | -((ticks + 1) >> 15);
}

export function labelOfLane(lane: number): number {
  return (lane + 1) & 0xffff;
}

/** Ticks as what is added to a lane; whatever is too far is farther than any limit. */
export function stepOfLane(ticks: number): number {
  return Math.min(ticks, FARTHEST) << 16;
}
