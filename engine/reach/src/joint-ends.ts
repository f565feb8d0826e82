import type { Joints } from '@yike/engine-network';
import { offTicks, stepOff, stepOn } from './along-edge.ts';
import { stepOfLane } from './lane.ts';
import type { SweepGraph } from './sweep-graph.ts';
import type { JointEnds } from './sweeper.ts';

/** Joints that know whose they are. */
export interface NamedJoints {
  readonly joints: Joints;
  readonly placeOf: Uint32Array;
}

export function nameJoints(joints: Joints): NamedJoints {
  const placeOf = new Uint32Array(joints.edge.length);
  for (let place = 0; place < joints.count; place++) {
    for (let joint = joints.first[place]; joint < joints.first[place + 1]; joint++) {
      placeOf[joint] = place;
    }
  }
  return { joints, placeOf };
}

/** How walkers who set out at joints come to the ends of their edges, metres off included. */
export function endsLeftFor({ network, weights, order }: SweepGraph, joints: Joints): JointEnds {
  const { edgeFrom, edgeTo } = network;
  const { rankOfNode } = order;
  const jointCount = joints.edge.length;
  const ends = new Int32Array(4 * jointCount);
  for (let joint = 0; joint < jointCount; joint++) {
    const edge = joints.edge[joint];
    const alongDm = joints.alongDm[joint];
    const off = offTicks(weights, joints.offDm[joint]);
    // an end that is UNREACHED stays beyond every limit
    ends[4 * joint] = rankOfNode[edgeFrom[edge]];
    ends[4 * joint + 1] = stepOfLane(off + stepOff(network, weights, edge, alongDm, 'from'));
    ends[4 * joint + 2] = rankOfNode[edgeTo[edge]];
    ends[4 * joint + 3] = stepOfLane(off + stepOff(network, weights, edge, alongDm, 'to'));
  }
  return ends;
}

/** Tells from which ends of its edges a place can be come to, and how far it is from there. */
export function eachEndOf(
  { network, weights }: SweepGraph,
  joints: Joints,
  place: number,
  found: (node: number, ticks: number) => void,
): void {
  for (let joint = joints.first[place]; joint < joints.first[place + 1]; joint++) {
    const edge = joints.edge[joint];
    const alongDm = joints.alongDm[joint];
    const off = offTicks(weights, joints.offDm[joint]);
    // UNREACHED is beyond every limit, and so is anything added to it
    found(network.edgeFrom[edge], off + stepOn(network, weights, edge, alongDm, 'from'));
    found(network.edgeTo[edge], off + stepOn(network, weights, edge, alongDm, 'to'));
  }
}
