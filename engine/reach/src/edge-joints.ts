import type { Joints, WalkingNetwork } from '@yike/engine-network';
import { checkJoints } from './check-question.ts';

/**
 * The joints of places, found by the edge they lie on: edge `e` carries the joints
 * `joint[firstOf[e]]` up to, not including, `joint[firstOf[e + 1]]`, each belonging to
 * `placeOf[joint]`.
 */
export interface EdgeJoints {
  readonly joints: Joints;
  readonly firstOf: Uint32Array;
  readonly joint: Uint32Array;
  readonly placeOf: Uint32Array;
}

/** @throws RangeError for joints on edges, or at marks, that the network has not */
export function jointsByEdge(network: WalkingNetwork, joints: Joints): EdgeJoints {
  checkJoints(network, joints);
  const jointCount = joints.edge.length;
  const firstOf = new Uint32Array(network.edgeCount + 1);
  for (let joint = 0; joint < jointCount; joint++) firstOf[joints.edge[joint] + 1]++;
  for (let edge = 0; edge < network.edgeCount; edge++) firstOf[edge + 1] += firstOf[edge];

  const nextFree = firstOf.slice(0, network.edgeCount);
  const joint = new Uint32Array(jointCount);
  for (let j = 0; j < jointCount; j++) joint[nextFree[joints.edge[j]]++] = j;
  const placeOf = new Uint32Array(jointCount);
  for (let place = 0; place < joints.count; place++) {
    placeOf.fill(place, joints.first[place], joints.first[place + 1]);
  }
  return { joints, firstOf, joint, placeOf };
}
