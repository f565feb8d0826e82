/** What the engine is asked when it is measured, wherever: no file, no process. */
import {
  type Joints,
  STANDARD_WALKERS,
  type Walker,
  type WalkingNetwork,
} from '@yike/engine-network';

/** 15 minutes. */
export const LIMIT_TICKS = 9000;
export const TYPES = 10;
export const PLACES_EACH = 200;
export const SEED = 20_261_121;

/** Of each type its places, when they are numbered type after type. */
export function placesByType(): number[][] {
  return Array.from({ length: TYPES }, (_, type) =>
    Array.from({ length: PLACES_EACH }, (_, at) => type * PLACES_EACH + at),
  );
}

/** Every node of the streets, by its number. */
export function nodesOf({ nodeCount, firstArc, arcEdge, edgeLengthDm }: WalkingNetwork): Joints {
  const arcs = Uint32Array.from(
    { length: nodeCount },
    (_, node) => arcEdge[firstArc[node] ?? 0] ?? 0,
  );
  return jointsAlong(
    arcs.map((arc) => arc >> 1),
    arcs.map((arc) => (arc & 1) * (edgeLengthDm[arc >> 1] ?? 0)),
  );
}

/** Every vertex of the streets: nodes first, by their number; then those between them, edge by edge. */
export function verticesOf(network: WalkingNetwork): Joints {
  const { edgeCount, firstShape, shapeAlongDm } = network;
  const nodes = nodesOf(network);
  const edge = [...nodes.edge];
  const alongDm = [...nodes.alongDm];
  for (let at = 0; at < edgeCount; at++) {
    const last = (firstShape[at + 1] ?? 0) - 1;
    for (let shape = (firstShape[at] ?? 0) + 1; shape < last; shape++) {
      edge.push(at);
      alongDm.push(shapeAlongDm[shape] ?? 0);
    }
  }
  return jointsAlong(edge, alongDm);
}

/** A joint each, right on the street. */
export function jointsAlong(edge: ArrayLike<number>, alongDm: ArrayLike<number>): Joints {
  const count = edge.length;
  return {
    count,
    first: Uint32Array.from({ length: count + 1 }, (_, at) => at),
    edge: Uint32Array.from(edge),
    alongDm: Uint32Array.from(alongDm),
    offDm: new Uint32Array(count),
  };
}

/** Some of many joints of one each. */
export function chosenJoints({ edge, alongDm }: Joints, chosen: Uint32Array): Joints {
  return jointsAlong(
    chosen.map((at) => edge[at] ?? 0),
    chosen.map((at) => alongDm[at] ?? 0),
  );
}

/** 80 m/min everywhere, without waits and barriers: what the other programs can be asked as well. */
export function paceWalker(): Walker {
  const [adult] = STANDARD_WALKERS;
  if (adult === undefined) throw new Error('There is no standard walker.');
  return {
    ...adult,
    metresPerSecond: 80 / 60,
    stairsMetresPerSecond: 80 / 60,
    signalledCrossingSeconds: 0,
    otherCrossingSeconds: 0,
    liftSeconds: 0,
    passesClosedGates: true,
    passesRaisedKerbs: true,
  };
}
