import { UNREACHED, type WalkingNetwork, type Weights } from '@yike/engine-network';
import { checkWeights } from './check-question.ts';
import { type EliminationOrder, NO_ARC } from './elimination-order.ts';
import { LONGEST_LANE_TICKS } from './lane.ts';
import { type SweepArcs, sweepArcsOf } from './sweep-arcs.ts';

/**
 * What one walker needs for each arc of an elimination order: the shortest walk between its ends over
 * nodes below both, in either direction. With it, every shortest walk of the town is as long as some
 * walk that climbs by rank first and then descends.
 */
export interface SweepGraph {
  readonly order: EliminationOrder;
  readonly network: WalkingNetwork;
  readonly weights: Weights;
  /**
   * Ticks from the lower end of the arc to the upper; NO_WALK where there is none. Beyond
   * LONGEST_LANE_TICKS they are those of some walk, and need not be those of the shortest.
   */
  readonly upTicks: Int32Array;
  /** From the upper end to the lower; the same array for a walker to whom directions are equal. */
  readonly downTicks: Int32Array;
  /** The same, laid out for sweeping. */
  readonly arcs: SweepArcs;
}

/** Ticks of an arc that cannot be walked. Two of them still add up to an integer of 32 bits. */
const NO_WALK = 0x3fffffff;

/**
 * Weighs an elimination order for a walker. Takes every arc's own street first and then, arc by arc
 * from below, the detours over each node that leads up to both its ends. A detour of which one half is
 * longer than any limit of lanes is on no walk that is told, and is not looked at: in a large city that is
 * most of the upper ones.
 *
 * @throws RangeError for the order or the weights of another network
 */
export function customise(
  order: EliminationOrder,
  network: WalkingNetwork,
  weights: Weights,
): SweepGraph {
  checkWeights(network, weights);
  if (order.nodeCount !== network.nodeCount || order.arcOfEdge.length !== network.edgeCount) {
    throw new RangeError('This is the order of another network.');
  }
  const upTicks = new Int32Array(order.arcCount).fill(NO_WALK);
  const downTicks = weights.isSymmetric ? upTicks : upTicks.slice();
  takeStreets(order, network, weights, upTicks, downTicks);
  if (weights.isSymmetric) takeDetours(order, upTicks);
  else takeDirectedDetours(order, upTicks, downTicks);
  const arcs = sweepArcsOf(order, upTicks, downTicks);
  return { order, network, weights, upTicks, downTicks, arcs };
}

/** The quickest of the edges along an arc. A blocked node is neither entered nor left. */
function takeStreets(
  { rankOfNode, arcOfEdge }: EliminationOrder,
  { edgeCount, edgeFrom, edgeTo }: WalkingNetwork,
  { forwardTicks, backwardTicks, isBlocked }: Weights,
  upTicks: Int32Array,
  downTicks: Int32Array,
): void {
  for (let edge = 0; edge < edgeCount; edge++) {
    const arc = arcOfEdge[edge];
    const from = edgeFrom[edge];
    const to = edgeTo[edge];
    if (arc === NO_ARC || isBlocked[from] === 1 || isBlocked[to] === 1) continue;
    const climbs = rankOfNode[from] < rankOfNode[to];
    const up = climbs ? forwardTicks[edge] : backwardTicks[edge];
    const down = climbs ? backwardTicks[edge] : forwardTicks[edge];
    if (up !== UNREACHED && up < upTicks[arc]) upTicks[arc] = up;
    if (down !== UNREACHED && down < downTicks[arc]) downTicks[arc] = down;
  }
}

/**
 * Detours for both directions. `low`, `middle` and `high` are joined pairwise: `high` because any two
 * nodes that `low` leads up to are. All arcs that begin below `middle` are final when it is its turn.
 */
function takeDirectedDetours(
  { nodeCount, firstUp, upRank, firstDown, downRank, downArc }: EliminationOrder,
  upTicks: Int32Array,
  downTicks: Int32Array,
): void {
  const arcTo = new Uint32Array(nodeCount);
  for (let middle = 0; middle < nodeCount; middle++) {
    for (let arc = firstUp[middle]; arc < firstUp[middle + 1]; arc++) arcTo[upRank[arc]] = arc;
    for (let at = firstDown[middle]; at < firstDown[middle + 1]; at++) {
      const toMiddle = downArc[at];
      const climb = upTicks[toMiddle];
      const descent = downTicks[toMiddle];
      if (climb > LONGEST_LANE_TICKS && descent > LONGEST_LANE_TICKS) continue;
      // arcs are ascending, so those to nodes above `middle` follow the one to it
      const end = firstUp[downRank[at] + 1];
      for (let toHigh = toMiddle + 1; toHigh < end; toHigh++) {
        const arc = arcTo[upRank[toHigh]];
        const up = descent + upTicks[toHigh];
        const down = downTicks[toHigh] + climb;
        if (up < upTicks[arc]) upTicks[arc] = up;
        if (down < downTicks[arc]) downTicks[arc] = down;
      }
    }
  }
}

/** `takeDirectedDetours` for a walker to whom both directions are equal. */
function takeDetours(
  { nodeCount, firstUp, upRank, firstDown, downRank, downArc }: EliminationOrder,
  ticks: Int32Array,
): void {
  const arcTo = new Uint32Array(nodeCount);
  for (let middle = 0; middle < nodeCount; middle++) {
    for (let arc = firstUp[middle]; arc < firstUp[middle + 1]; arc++) arcTo[upRank[arc]] = arc;
    for (let at = firstDown[middle]; at < firstDown[middle + 1]; at++) {
      const toMiddle = downArc[at];
      const half = ticks[toMiddle];
      if (half > LONGEST_LANE_TICKS) continue;
      const end = firstUp[downRank[at] + 1];
      for (let toHigh = toMiddle + 1; toHigh < end; toHigh++) {
        const arc = arcTo[upRank[toHigh]];
        const whole = half + ticks[toHigh];
        if (whole < ticks[arc]) ticks[arc] = whole;
      }
    }
  }
}
