import type { WalkingNetwork, Weights } from '@yike/engine-network';
import type { Direction } from './direction.ts';

/** Longer than any limit, and any walk more than it. */
export const FOREVER = 0x7fffffff;

/**
 * The arcs of the network as a search takes them, two words each: the node an arc leads to, and its ticks;
 * FOREVER where nobody walks. Who comes `towards` the sources takes every arc the other way round. Nobody
 * enters a blocked node.
 */
export function spreadingArcs(
  { arcNode, arcEdge }: WalkingNetwork,
  { forwardTicks, backwardTicks, isBlocked }: Weights,
  direction: Direction,
): Int32Array {
  const against = direction === 'away' ? 1 : 0;
  const arcs = new Int32Array(2 * arcNode.length);
  for (let arc = 0; arc < arcNode.length; arc++) {
    const edge = arcEdge[arc] >> 1;
    const ticks = (arcEdge[arc] & 1) === against ? backwardTicks[edge] : forwardTicks[edge];
    arcs[2 * arc] = arcNode[arc];
    arcs[2 * arc + 1] = isBlocked[arcNode[arc]] === 1 ? FOREVER : Math.min(ticks, FOREVER);
  }
  return arcs;
}
