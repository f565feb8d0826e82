import type { Walker } from './walker.ts';
import { BARRIER, EDGE_KIND, type WalkingNetwork } from './walking-network.ts';

/** A way that cannot be walked, and the time of a place that is not reached. */
export const UNREACHED = 0xffffffff;

const TICKS_PER_SECOND = 10;
/** Half a wait at either side of a crossing, by `CROSSING` code. */
type HalfWaits = readonly [none: number, signalled: number, other: number, lift: number];

/**
 * What one walker needs for every edge, in whole ticks: deciseconds, or decimetres for a walker that
 * counts metres. Along an edge time is a rounded straight line, `round(dm × rate)`, and differences
 * of it are what a part of an edge costs; so parts always add up exactly to the whole.
 */
export interface Weights {
  readonly walker: Walker;
  /** Ticks in a second (timed) or in a metre (distance); 10 either way. */
  readonly ticksPerUnit: number;
  /** Ticks per decimetre off the street. */
  readonly flatRate: number;
  /** Ticks per decimetre from → to and to → from; 0: not walked in that direction. */
  readonly forwardRate: Float64Array;
  readonly backwardRate: Float64Array;
  /** Half of the wait at each end. */
  readonly waitFrom: Uint16Array;
  readonly waitTo: Uint16Array;
  /** The whole edge with its waits; UNREACHED when it is not walked that way. */
  readonly forwardTicks: Uint32Array;
  readonly backwardTicks: Uint32Array;
  /** 1: the walk ends at this node; it can be reached, not passed. */
  readonly isBlocked: Uint8Array;
  /** False when some edge is slower or barred in one direction. */
  readonly isSymmetric: boolean;
}

/** Prices every edge of the network for a walker. */
export function weigh(network: WalkingNetwork, walker: Walker): Weights {
  const { edgeCount, edgeLengthDm, edgeOneWay, edgeInclinePermille } = network;
  const flatRate = walker.metresPerSecond === null ? 1 : 1 / walker.metresPerSecond;
  const halfWaits: HalfWaits = [
    0,
    Math.round((walker.signalledCrossingSeconds * TICKS_PER_SECOND) / 2),
    Math.round((walker.otherCrossingSeconds * TICKS_PER_SECOND) / 2),
    Math.round((walker.liftSeconds * TICKS_PER_SECOND) / 2),
  ];
  const forwardRate = new Float64Array(edgeCount);
  const backwardRate = new Float64Array(edgeCount);
  const waitFrom = new Uint16Array(edgeCount);
  const waitTo = new Uint16Array(edgeCount);
  const forwardTicks = new Uint32Array(edgeCount).fill(UNREACHED);
  const backwardTicks = new Uint32Array(edgeCount).fill(UNREACHED);
  let isSymmetric = true;

  for (let edge = 0; edge < edgeCount; edge++) {
    waitFrom[edge] = halfWaits[network.edgeCrossingFrom[edge]];
    waitTo[edge] = halfWaits[network.edgeCrossingTo[edge]];
    const rate = levelRate(network.edgeKind[edge], edgeInclinePermille[edge], walker, flatRate);
    if (rate === 0) continue;

    const incline = walker.metresPerSecond === null ? 0 : edgeInclinePermille[edge] / 1000;
    if (edgeOneWay[edge] !== 2) forwardRate[edge] = rate * slopeFactor(incline);
    if (edgeOneWay[edge] !== 1) backwardRate[edge] = rate * slopeFactor(-incline);
    const waits = waitFrom[edge] + waitTo[edge];
    const length = edgeLengthDm[edge];
    if (forwardRate[edge] > 0) forwardTicks[edge] = waits + Math.round(length * forwardRate[edge]);
    if (backwardRate[edge] > 0)
      backwardTicks[edge] = waits + Math.round(length * backwardRate[edge]);
    if (forwardRate[edge] !== backwardRate[edge]) isSymmetric = false;
  }
  return {
    walker,
    ticksPerUnit: TICKS_PER_SECOND,
    flatRate,
    forwardRate,
    backwardRate,
    waitFrom,
    waitTo,
    forwardTicks,
    backwardTicks,
    isBlocked: network.nodeBarrier.map((barrier) => (stops(barrier, walker) ? 1 : 0)),
    isSymmetric,
  };
}

/** Ticks per decimetre without regard to direction; 0: this walker does not use the edge. */
function levelRate(
  kind: number,
  inclinePermille: number,
  walker: Walker,
  flatRate: number,
): number {
  if (kind === EDGE_KIND.closed) return 0;
  if (walker.metresPerSecond === null) return flatRate;
  const { stairsMetresPerSecond, maxInclinePermille } = walker;
  if (maxInclinePermille !== null && Math.abs(inclinePermille) > maxInclinePermille) return 0;
  if (kind === EDGE_KIND.rough && !walker.usesRoughWays) return 0;
  if (kind !== EDGE_KIND.stairs) return flatRate;
  return stairsMetresPerSecond === null ? 0 : 1 / stairsMetresPerSecond;
}

/**
 * How many times longer a slope takes than the flat: Tobler's hiking function (1993), relative to
 * level ground, and never below 1, so that nobody outruns the radius drawn at their flat speed.
 */
export function slopeFactor(rise: number): number {
  return Math.max(1, Math.exp(3.5 * (Math.abs(rise + 0.05) - 0.05)));
}

function stops(barrier: number, walker: Walker): boolean {
  if (barrier === BARRIER.closed) return !walker.passesClosedGates;
  if (barrier === BARRIER.kerb) return !walker.passesRaisedKerbs;
  return barrier === BARRIER.noWheels && !walker.passesNarrowGates;
}

/** Ticks from the start of an edge to `alongDm`, without waits, in either direction of travel. */
export function partTicks(rate: number, fromDm: number, toDm: number): number {
  return Math.abs(Math.round(toDm * rate) - Math.round(fromDm * rate));
}
