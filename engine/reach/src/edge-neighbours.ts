import type { Joints, Weights } from '@yike/engine-network';
import { alongTicks, offTicks } from './along-edge.ts';
import type { EdgeJoints } from './edge-joints.ts';

/** Demand points and places on one edge, pair by pair, with the walk that does not leave it. */
export interface EdgeNeighbours {
  readonly point: Uint32Array;
  readonly place: Uint32Array;
  readonly ticks: Uint32Array;
}

export function edgeNeighboursWithin(
  weights: Weights,
  demand: Joints,
  places: EdgeJoints,
  limitTicks: number,
): EdgeNeighbours {
  const { firstOf } = places;
  const pairs = { point: [], place: [], ticks: [] };
  for (let point = 0; point < demand.count; point++) {
    for (let joint = demand.first[point]; joint < demand.first[point + 1]; joint++) {
      const edge = demand.edge[joint];
      if (firstOf[edge] === firstOf[edge + 1]) continue;
      addNeighboursOf(pairs, point, joint, weights, demand, places, limitTicks);
    }
  }
  return {
    point: Uint32Array.from(pairs.point),
    place: Uint32Array.from(pairs.place),
    ticks: Uint32Array.from(pairs.ticks),
  };
}

interface Pairs {
  readonly point: number[];
  readonly place: number[];
  readonly ticks: number[];
}

function addNeighboursOf(
  pairs: Pairs,
  point: number,
  pointJoint: number,
  weights: Weights,
  demand: Joints,
  { joints, firstOf, joint: jointAt, placeOf }: EdgeJoints,
  limitTicks: number,
): void {
  const edge = demand.edge[pointJoint];
  const pointOff = offTicks(weights, demand.offDm[pointJoint]);
  for (let at = firstOf[edge]; at < firstOf[edge + 1]; at++) {
    const joint = jointAt[at];
    const along = alongTicks(weights, edge, demand.alongDm[pointJoint], joints.alongDm[joint]);
    const ticks = pointOff + along + offTicks(weights, joints.offDm[joint]);
    // UNREACHED is a number larger than any limit in lanes
    if (ticks > limitTicks) continue;
    pairs.point.push(point);
    pairs.place.push(placeOf[joint]);
    pairs.ticks.push(ticks);
  }
}
