import { partTicks, UNREACHED, type WalkingNetwork, type Weights } from '@yike/engine-network';

/** Which end of an edge: `edgeFrom` or `edgeTo`. */
export type EdgeEnd = 'from' | 'to';

/** Ticks from one point of an edge to another without leaving it; UNREACHED against a one-way. */
export function alongTicks(weights: Weights, edge: number, fromDm: number, toDm: number): number {
  const forward = weights.forwardRate[edge];
  const backward = weights.backwardRate[edge];
  // a place at the very spot is there, whichever way the street runs
  if (fromDm === toDm) return forward > 0 || backward > 0 ? 0 : UNREACHED;
  const rate = toDm > fromDm ? forward : backward;
  return rate > 0 ? partTicks(rate, fromDm, toDm) : UNREACHED;
}

/** Ticks from a point of an edge to one of its ends, with the half wait that belongs to that end. */
export function stepOff(
  network: WalkingNetwork,
  weights: Weights,
  edge: number,
  alongDm: number,
  end: EdgeEnd,
): number {
  const goesForward = end === 'to';
  return endTicks(network, weights, edge, alongDm, end, goesForward);
}

/** Ticks from an end of an edge to a point on it: `stepOff` walked the other way. */
export function stepOn(
  network: WalkingNetwork,
  weights: Weights,
  edge: number,
  alongDm: number,
  end: EdgeEnd,
): number {
  const goesForward = end === 'from';
  return endTicks(network, weights, edge, alongDm, end, goesForward);
}

function endTicks(
  network: WalkingNetwork,
  weights: Weights,
  edge: number,
  alongDm: number,
  end: EdgeEnd,
  goesForward: boolean,
): number {
  const forward = weights.forwardRate[edge];
  const backward = weights.backwardRate[edge];
  const endDm = end === 'to' ? network.edgeLengthDm[edge] : 0;
  const rate = goesForward ? forward : backward;
  // a place at the very end of a one-way street is at the node, whichever way the street runs
  const isThere = alongDm === endDm && (forward > 0 || backward > 0);
  if (rate === 0 && !isThere) return UNREACHED;
  const wait = end === 'to' ? weights.waitTo[edge] : weights.waitFrom[edge];
  return wait + (isThere ? 0 : partTicks(rate, alongDm, endDm));
}

/** Ticks between a place and the street: its metres off it, walked on the flat. */
export function offTicks(weights: Weights, offDm: number): number {
  return Math.round(offDm * weights.flatRate);
}
