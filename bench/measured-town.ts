/** What the engine is asked when it is measured, wherever: no file, no process. */
import {
  type Joints,
  STANDARD_WALKERS,
  type Walker,
  type WalkingNetwork,
} from '@yike/engine-network';

/** Every vertex of the streets: nodes first, by their number; then those between them, edge by edge. */
export function verticesOf(network: WalkingNetwork): Joints {
  const { nodeCount, edgeCount, firstArc, arcEdge, edgeLengthDm, firstShape, shapeAlongDm } =
    network;
  const edge: number[] = [];
  const alongDm: number[] = [];
  for (let node = 0; node < nodeCount; node++) {
    const arc = arcEdge[firstArc[node] ?? 0] ?? 0;
    edge.push(arc >> 1);
    alongDm.push((arc & 1) * (edgeLengthDm[arc >> 1] ?? 0));
  }
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
    passesClosedGates: true,
    passesRaisedKerbs: true,
  };
}

/** Uniform whole numbers below a bound, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * below);
  };
}
