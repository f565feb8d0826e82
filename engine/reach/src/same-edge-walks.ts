import { type Joints, UNREACHED } from '@yike/engine-network';
import { alongTicks, offTicks } from './along-edge.ts';
import type { BoundedSearch } from './bounded-search.ts';
import type { EdgeJoints } from './edge-joints.ts';

/** Offers every walk from a joint of the demand to places on the same edge, off metres included. */
export function alongTheEdge(
  { weights }: BoundedSearch,
  demand: Joints,
  joint: number,
  { joints, firstOf, joint: jointAt, placeOf }: EdgeJoints,
  offer: (ticks: number, place: number) => void,
): void {
  const edge = demand.edge[joint];
  const off = offTicks(weights, demand.offDm[joint]);
  for (let at = firstOf[edge]; at < firstOf[edge + 1]; at++) {
    const other = jointAt[at];
    const along = alongTicks(weights, edge, demand.alongDm[joint], joints.alongDm[other]);
    if (along === UNREACHED) continue;
    offer(off + along + offTicks(weights, joints.offDm[other]), placeOf[other]);
  }
}
