import type { EliminationOrder } from './elimination-order.ts';
import { LONGEST_LANE_TICKS, stepOfLane } from './lane.ts';

/**
 * The arcs of a sweep graph as sweeps read them, without those that are longer than any limit of
 * lanes: such an arc is on no walk that is told.
 */
export interface SweepArcs {
  readonly nodeCount: number;
  /** Rank `r` leads up by the arcs `firstUp[r]` up to, not including, `firstUp[r + 1]`. */
  readonly firstUp: Uint32Array;
  /**
   * Two words for each arc: the rank it leads up to; and its lane steps, the one down in the upper
   * half of the word, the one up in the lower.
   */
  readonly arcs: Int32Array;
}

export function sweepArcsOf(
  { nodeCount, arcCount, firstUp, upRank }: EliminationOrder,
  upTicks: Int32Array,
  downTicks: Int32Array,
): SweepArcs {
  const firstKept = new Uint32Array(nodeCount + 1);
  const arcs = new Int32Array(2 * arcCount);
  let kept = 0;
  for (let rank = 0; rank < nodeCount; rank++) {
    for (let arc = firstUp[rank]; arc < firstUp[rank + 1]; arc++) {
      const up = upTicks[arc];
      const down = downTicks[arc];
      if (up > LONGEST_LANE_TICKS && down > LONGEST_LANE_TICKS) continue;
      arcs[kept++] = upRank[arc];
      arcs[kept++] = stepOfLane(down) | (stepOfLane(up) >>> 16);
    }
    firstKept[rank + 1] = kept >> 1;
  }
  return { nodeCount, firstUp: firstKept, arcs: arcs.slice(0, kept) };
}
