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

/** How many places one lane can tell apart. */
export const MOST_LABELS = 0x10000;

/** Nowhere; all bits set. */
export const UNREACHED_LANE = -1;

export function laneOf(ticks: number, label: number): number {
  return ((ticks - TICKS_AT_ZERO) << 16) | label;
}

export function ticksOfLane(lane: number): number {
  return (lane >> 16) + TICKS_AT_ZERO;
}

export function labelOfLane(lane: number): number {
  return lane & 0xffff;
}

/** Ticks as what is added to a lane; whatever is too far is farther than any limit. */
export function stepOfLane(ticks: number): number {
  return Math.min(ticks, FARTHEST) << 16;
}
