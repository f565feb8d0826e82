import { type Joints, UNREACHED } from '@yike/engine-network';
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
  const { count, first } = points;
  const firstJoint = new Uint32Array(count).fill(NO_JOINT);
  const furtherJoint: number[] = [];
  const furtherPoint: number[] = [];
  for (let point = 0; point < count; point++) {
    if (first[point] < first[point + 1]) firstJoint[point] = first[point];
    for (let joint = first[point] + 1; joint < first[point + 1]; joint++) {
      furtherJoint.push(joint);
      furtherPoint.push(point);
    }
  }
  return {
    first: endsOf(graph, points, firstJoint),
    further: endsOf(graph, points, Uint32Array.from(furtherJoint)),
    furtherPoint: Uint32Array.from(furtherPoint),
  };
}

const NO_JOINT = 0xffffffff;
const NOWHERE = stepOfLane(UNREACHED);

function endsOf(
  { network, weights, order }: SweepGraph,
  joints: Joints,
  chosen: Uint32Array,
): JointEnds {
  const { edgeFrom, edgeTo } = network;
  const { rankOfNode } = order;
  const ends = new Int32Array(4 * chosen.length);
  for (let at = 0; at < chosen.length; at++) {
    const joint = chosen[at];
    if (joint === NO_JOINT) {
      ends[4 * at + 1] = NOWHERE;
      ends[4 * at + 3] = NOWHERE;
      continue;
    }
    const edge = joints.edge[joint];
    const alongDm = joints.alongDm[joint];
    const off = offTicks(weights, joints.offDm[joint]);
    // an end that is UNREACHED stays beyond every limit
    ends[4 * at] = rankOfNode[edgeFrom[edge]];
    ends[4 * at + 1] = stepOfLane(off + stepOff(network, weights, edge, alongDm, 'from'));
    ends[4 * at + 2] = rankOfNode[edgeTo[edge]];
    ends[4 * at + 3] = stepOfLane(off + stepOff(network, weights, edge, alongDm, 'to'));
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
