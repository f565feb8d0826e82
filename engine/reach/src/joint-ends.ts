import type { Joints } from '@yike/engine-network';
import { offTicks, stepOff, stepOn } from './along-edge.ts';
import { stepOfLane } from './lane.ts';
import type { SweepGraph } from './sweep-graph.ts';

/**
 * How walkers leave joints: four words for each, the rank of one end of its edge, the lane step to
 * it, metres off the street included, and the same of the other end.
 */
export type JointEnds = Int32Array;

/** The ends that demand points set out to. Most have one joint, and those are told in one go. */
export interface PointEnds {
  /** Of the first joint of every point; nowhere for a point that has none. */
  readonly first: JointEnds;
  /** Of all further joints, … */
  readonly further: JointEnds;
  /** … and whose those are. */
  readonly furtherPoint: Uint32Array;
}

export function endsLeftFor(graph: SweepGraph, points: Joints): PointEnds {
  const { count, first: firstJoint } = points;
  const jointed = countJointed(points);
  const furtherCount = points.edge.length - jointed;
  const first = new Int32Array(4 * count);
  const further = new Int32Array(4 * furtherCount);
  const furtherPoint = new Uint32Array(furtherCount);
  let next = 0;
  for (let point = 0; point < count; point++) {
    const begin = firstJoint[point];
    const end = firstJoint[point + 1];
    if (begin === end) {
      first[4 * point + 1] = NOWHERE;
      first[4 * point + 3] = NOWHERE;
      continue;
    }
    writeEnds(first, point, graph, points, begin);
    for (let joint = begin + 1; joint < end; joint++) {
      furtherPoint[next] = point;
      writeEnds(further, next++, graph, points, joint);
    }
  }
  return { first, further, furtherPoint };
}

const NOWHERE = stepOfLane(Number.POSITIVE_INFINITY);

function countJointed({ count, first }: Joints): number {
  let jointed = 0;
  for (let point = 0; point < count; point++) if (first[point] < first[point + 1]) jointed++;
  return jointed;
}

function writeEnds(
  ends: JointEnds,
  at: number,
  { network, weights, order }: SweepGraph,
  joints: Joints,
  joint: number,
): void {
  const edge = joints.edge[joint];
  const alongDm = joints.alongDm[joint];
  const off = offTicks(weights, joints.offDm[joint]);
  // an end that is UNREACHED stays beyond every limit
  ends[4 * at] = order.rankOfNode[network.edgeFrom[edge]];
  ends[4 * at + 1] = stepOfLane(off + stepOff(network, weights, edge, alongDm, 'from'));
  ends[4 * at + 2] = order.rankOfNode[network.edgeTo[edge]];
  ends[4 * at + 3] = stepOfLane(off + stepOff(network, weights, edge, alongDm, 'to'));
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
