import {
  BARRIER,
  CROSSING,
  EDGE_KIND,
  type Joints,
  type Walker,
  type WalkingNetwork,
} from '@yike/engine-network';

const TICKS = 10;

/** An edge as one walker sees it: the price of every decimetre mark in both directions. */
interface PlainEdge {
  readonly from: number;
  readonly to: number;
  readonly lengthDm: number;
  /** Ticks per decimetre; Infinity: not walked that way. */
  readonly forward: number;
  readonly backward: number;
  readonly waitFrom: number;
  readonly waitTo: number;
}

/**
 * Walk times the slow and plain way, for tests to hold the engine against: all pairs of nodes by
 * Floyd and Warshall in ordinary arrays, then every joint of the one place with every joint of the
 * other over every pair of ends. Shares no code with the engine and takes nothing from `weigh`.
 */
export class PlainWalks {
  readonly #edges: readonly PlainEdge[];
  readonly #between: number[][];
  readonly #ticksPerDm: number;

  constructor(network: WalkingNetwork, walker: Walker) {
    this.#ticksPerDm = walker.metresPerSecond === null ? 1 : 1 / walker.metresPerSecond;
    this.#edges = Array.from(network.edgeFrom, (_, edge) => plainEdge(network, edge, walker));
    const isPassed = Array.from(network.nodeBarrier, (barrier) => passes(barrier, walker));
    this.#between = allPairs(this.#edges, isPassed);
  }

  /** Ticks from a place to another, off the street at both ends; Infinity when there is no way. */
  ticks(places: Joints, from: number, others: Joints, to: number): number {
    let best = Number.POSITIVE_INFINITY;
    for (const i of jointsOf(places, from)) {
      for (const j of jointsOf(others, to)) {
        const off = this.#off(places.offDm[i]) + this.#off(others.offDm[j]);
        const a = { edge: places.edge[i], alongDm: places.alongDm[i] };
        const b = { edge: others.edge[j], alongDm: others.alongDm[j] };
        best = Math.min(best, off + this.#alongOneEdge(a, b), off + this.#overTheEnds(a, b));
      }
    }
    return best;
  }

  #off(offDm: number): number {
    return Math.round(offDm * this.#ticksPerDm);
  }

  #alongOneEdge(a: Spot, b: Spot): number {
    if (a.edge !== b.edge) return Number.POSITIVE_INFINITY;
    const { forward, backward } = this.#edges[a.edge];
    if (a.alongDm < b.alongDm) return walked(forward, a.alongDm, b.alongDm);
    if (a.alongDm > b.alongDm) return walked(backward, a.alongDm, b.alongDm);
    return Math.min(forward, backward) < Number.POSITIVE_INFINITY ? 0 : Number.POSITIVE_INFINITY;
  }

  #overTheEnds(a: Spot, b: Spot): number {
    let best = Number.POSITIVE_INFINITY;
    for (const exit of this.#exits(a)) {
      for (const entry of this.#entries(b)) {
        best = Math.min(best, exit.ticks + this.#between[exit.node][entry.node] + entry.ticks);
      }
    }
    return best;
  }

  /** From a spot to the ends of its edge. */
  #exits({ edge, alongDm }: Spot) {
    const { from, to, lengthDm, forward, backward, waitFrom, waitTo } = this.#edges[edge];
    const here = Math.min(forward, backward) < Number.POSITIVE_INFINITY;
    const toFrom = alongDm === 0 && here ? 0 : walked(backward, alongDm, 0);
    const toTo = alongDm === lengthDm && here ? 0 : walked(forward, alongDm, lengthDm);
    return [
      { node: from, ticks: toFrom + waitFrom },
      { node: to, ticks: toTo + waitTo },
    ];
  }

  /** From the ends of an edge to a spot on it. */
  #entries({ edge, alongDm }: Spot) {
    const { from, to, lengthDm, forward, backward, waitFrom, waitTo } = this.#edges[edge];
    const here = Math.min(forward, backward) < Number.POSITIVE_INFINITY;
    const byFrom = alongDm === 0 && here ? 0 : walked(forward, 0, alongDm);
    const byTo = alongDm === lengthDm && here ? 0 : walked(backward, lengthDm, alongDm);
    return [
      { node: from, ticks: byFrom + waitFrom },
      { node: to, ticks: byTo + waitTo },
    ];
  }
}

interface Spot {
  readonly edge: number;
  readonly alongDm: number;
}

function jointsOf({ first }: Joints, place: number): number[] {
  return Array.from({ length: first[place + 1] - first[place] }, (_, at) => first[place] + at);
}

/** Ticks between two decimetre marks of an edge. */
function walked(rate: number, fromDm: number, toDm: number): number {
  if (rate === Number.POSITIVE_INFINITY) return rate;
  return Math.abs(Math.round(fromDm * rate) - Math.round(toDm * rate));
}

function plainEdge(network: WalkingNetwork, edge: number, walker: Walker): PlainEdge {
  const level = levelTicksPerDm(network, edge, walker);
  const isTimed = walker.metresPerSecond !== null;
  const rise = isTimed ? network.edgeInclinePermille[edge] / 1000 : 0;
  const oneWay = network.edgeOneWay[edge];
  const halfWait = (crossing: number): number => {
    if (crossing === CROSSING.signalled) return (walker.signalledCrossingSeconds * TICKS) / 2;
    if (crossing === CROSSING.lift) return (walker.liftSeconds * TICKS) / 2;
    return crossing === CROSSING.other ? (walker.otherCrossingSeconds * TICKS) / 2 : 0;
  };
  return {
    from: network.edgeFrom[edge],
    to: network.edgeTo[edge],
    lengthDm: network.edgeLengthDm[edge],
    forward: oneWay === 2 ? Number.POSITIVE_INFINITY : level * uphill(rise),
    backward: oneWay === 1 ? Number.POSITIVE_INFINITY : level * uphill(-rise),
    waitFrom: Math.round(halfWait(network.edgeCrossingFrom[edge])),
    waitTo: Math.round(halfWait(network.edgeCrossingTo[edge])),
  };
}

function levelTicksPerDm(network: WalkingNetwork, edge: number, walker: Walker): number {
  const kind = network.edgeKind[edge];
  if (kind === EDGE_KIND.closed) return Number.POSITIVE_INFINITY;
  if (walker.metresPerSecond === null) return 1;
  const steepness = Math.abs(network.edgeInclinePermille[edge]);
  const isTooSteep = walker.maxInclinePermille !== null && steepness > walker.maxInclinePermille;
  const isTooRough = kind === EDGE_KIND.rough && !walker.usesRoughWays;
  if (isTooSteep || isTooRough) return Number.POSITIVE_INFINITY;
  if (kind !== EDGE_KIND.stairs) return 1 / walker.metresPerSecond;
  const onStairs = walker.stairsMetresPerSecond;
  return onStairs === null ? Number.POSITIVE_INFINITY : 1 / onStairs;
}

/** Tobler: exp(−3.5 |slope + 0.05|) of the top speed, set against its value on the flat. */
function uphill(rise: number): number {
  return rise > 0 || rise < -0.1 ? Math.exp(3.5 * (Math.abs(rise + 0.05) - 0.05)) : 1;
}

function passes(barrier: number, walker: Walker): boolean {
  switch (barrier) {
    case BARRIER.closed:
      return walker.passesClosedGates;
    case BARRIER.kerb:
      return walker.passesRaisedKerbs;
    case BARRIER.noWheels:
      return walker.passesNarrowGates;
    default:
      return true;
  }
}

function allPairs(edges: readonly PlainEdge[], isPassed: readonly boolean[]): number[][] {
  const nodes = isPassed.map((_, node) => node);
  const between = nodes.map((a) =>
    nodes.map((b) => (a === b && isPassed[a] ? 0 : Number.POSITIVE_INFINITY)),
  );
  for (const { from, to, lengthDm, forward, backward, waitFrom, waitTo } of edges) {
    if (!isPassed[from] || !isPassed[to]) continue;
    const wait = waitFrom + waitTo;
    between[from][to] = Math.min(between[from][to], wait + walked(forward, 0, lengthDm));
    between[to][from] = Math.min(between[to][from], wait + walked(backward, lengthDm, 0));
  }
  for (const via of nodes) {
    for (const a of nodes) {
      for (const b of nodes) {
        between[a][b] = Math.min(between[a][b], between[a][via] + between[via][b]);
      }
    }
  }
  return between;
}
