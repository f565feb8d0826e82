import { UNREACHED, type Weights } from '@yike/engine-network';
import { alongTicks, offTicks } from './along-edge.ts';
import type { EdgeJoints } from './edge-joints.ts';
import type { NamedJoints } from './joint-ends.ts';

/** Demand points and places on one edge, pair by pair, with the walk that does not leave it. */
export interface EdgeNeighbours {
  readonly point: Uint32Array;
  readonly place: Uint32Array;
  readonly ticks: Uint32Array;
}

export function edgeNeighboursWithin(
  weights: Weights,
  { joints: demand, placeOf: pointOf }: NamedJoints,
  { joints, firstOf, joint: jointAt, placeOf }: EdgeJoints,
  limitTicks: number,
): EdgeNeighbours {
  const point: number[] = [];
  const place: number[] = [];
  const ticks: number[] = [];
  for (let here = 0; here < demand.edge.length; here++) {
    const edge = demand.edge[here];
    for (let at = firstOf[edge]; at < firstOf[edge + 1]; at++) {
      const there = jointAt[at];
      const along = alongTicks(weights, edge, demand.alongDm[here], joints.alongDm[there]);
      if (along === UNREACHED) continue;
      const off = offTicks(weights, demand.offDm[here]) + offTicks(weights, joints.offDm[there]);
      if (off + along > limitTicks) continue;
      point.push(pointOf[here]);
      place.push(placeOf[there]);
      ticks.push(off + along);
    }
  }
  return {
    point: Uint32Array.from(point),
    place: Uint32Array.from(place),
    ticks: Uint32Array.from(ticks),
  };
}
