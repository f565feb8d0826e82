import { stepOfLane } from './lane.ts';
import type { SweepGraph } from './sweep-graph.ts';

/**
 * The arcs of a sweep graph that lie within a limit, as sweeps read them. A longer arc is on no walk
 * within the limit.
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

export function arcsWithin(
  { order, upTicks, downTicks }: SweepGraph,
  limitTicks: number,
): SweepArcs {
  const { nodeCount, firstUp, upRank } = order;
  const firstKept = new Uint32Array(nodeCount + 1);
  const arcs = new Int32Array(2 * order.arcCount);
  let kept = 0;
  for (let rank = 0; rank < nodeCount; rank++) {
    for (let arc = firstUp[rank]; arc < firstUp[rank + 1]; arc++) {
      const up = upTicks[arc];
      const down = downTicks[arc];
      if (up > limitTicks && down > limitTicks) continue;
      arcs[2 * kept] = upRank[arc];
      arcs[2 * kept + 1] = stepOfLane(down) | (stepOfLane(up) >>> 16);
      kept++;
    }
    firstKept[rank + 1] = kept;
  }
  return { nodeCount, firstUp: firstKept, arcs: arcs.subarray(0, 2 * kept) };
}
