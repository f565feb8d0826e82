/** A question as plain searches take it, in C++ and in TypeScript alike: nodes, arcs and sources. */
import {
  type Joints,
  partTicks,
  UNREACHED,
  type WalkingNetwork,
  type Weights,
} from '@yike/engine-network';
import type { Direction } from '@yike/engine-reach';

/** In the order of the numbers by which plain-search.cpp knows them. */
export const PLAIN_KINDS = ['nearest', 'counts', 'k nearest', 'reach', 'catchments'] as const;

export interface PlainGraph {
  readonly nodeCount: number;
  readonly firstArc: Uint32Array;
  readonly arcNode: Uint32Array;
  /** As a search takes the arcs; UNREACHED where nobody walks. */
  readonly arcTicks: Uint32Array;
}

export interface PlainQuestion {
  readonly kind: (typeof PLAIN_KINDS)[number];
  readonly graph: PlainGraph;
  readonly limitTicks: number;
  /** Four words each: two nodes, and the ticks to each. Divided evenly among the types. */
  readonly sources: Uint32Array;
  readonly typeCount: number;
  readonly k: number;
  /** By node. */
  readonly masses: Uint32Array;
}

/** The streets as a search `away` from its sources or `towards` them takes them. */
export function plainGraph(
  { nodeCount, firstArc, arcNode, arcEdge }: WalkingNetwork,
  { forwardTicks, backwardTicks, isBlocked }: Weights,
  direction: Direction,
): PlainGraph {
  const against = direction === 'away' ? 1 : 0;
  const arcTicks = arcEdge.map((arc, at) => {
    if (isBlocked[arcNode[at] ?? 0] === 1) return UNREACHED;
    return ((arc & 1) === against ? backwardTicks : forwardTicks)[arc >> 1] ?? UNREACHED;
  });
  return { nodeCount, firstArc, arcNode, arcTicks };
}

/**
 * The streets with every vertex a node, as other programs keep them, for a walker to whom directions are
 * equal: vertices in the order of `verticesOf`.
 */
export function plainVertexGraph(network: WalkingNetwork, weights: Weights): PlainGraph {
  const { nodeCount, edgeCount, edgeFrom, edgeTo, firstShape, shapeAlongDm } = network;
  const from: number[] = [];
  const to: number[] = [];
  const ticks: number[] = [];
  let vertex = nodeCount;
  for (let edge = 0; edge < edgeCount; edge++) {
    const last = (firstShape[edge + 1] ?? 0) - 1;
    let before = edgeFrom[edge] ?? 0;
    for (let shape = (firstShape[edge] ?? 0) + 1; shape <= last; shape++) {
      const here = shape === last ? (edgeTo[edge] ?? 0) : vertex++;
      from.push(before, here);
      to.push(here, before);
      const walk = ticksBetween(
        weights.forwardRate[edge],
        shapeAlongDm.subarray(shape - 1, shape + 1),
      );
      ticks.push(walk, walk);
      before = here;
    }
  }
  return graphOf(vertex, from, to, ticks);
}

function ticksBetween(rate = 0, [fromDm = 0, toDm = 0]: Uint32Array): number {
  return rate === 0 ? UNREACHED : partTicks(rate, fromDm, toDm);
}

function graphOf(
  nodeCount: number,
  from: readonly number[],
  to: readonly number[],
  ticks: readonly number[],
): PlainGraph {
  const firstArc = new Uint32Array(nodeCount + 1);
  for (const node of from) (firstArc[node + 1] as number)++;
  for (let node = 0; node < nodeCount; node++)
    (firstArc[node + 1] as number) += firstArc[node] ?? 0;
  const next = firstArc.slice();
  const arcNode = new Uint32Array(from.length);
  const arcTicks = new Uint32Array(from.length);
  from.forEach((node, at) => {
    const arc = next[node] ?? 0;
    next[node] = arc + 1;
    arcNode[arc] = to[at] ?? 0;
    arcTicks[arc] = ticks[at] ?? 0;
  });
  return { nodeCount, firstArc, arcNode, arcTicks };
}

/** Sources that stand at nodes. */
export function sourcesAtNodes(nodes: Uint32Array): Uint32Array {
  return Uint32Array.from(Array.from(nodes, (node) => [node, node, 0, UNREACHED]).flat());
}

/** Sources along edges, one joint each, of a search away from them. */
export function sourcesAlong(
  { edgeFrom, edgeTo, edgeLengthDm }: WalkingNetwork,
  { forwardRate, backwardRate, isBlocked }: Weights,
  { count, edge: edges, alongDm: alongs }: Joints,
): Uint32Array {
  const sources = Array.from({ length: count }, (_, place) => {
    const edge = edges[place] ?? 0;
    const alongDm = alongs[place] ?? 0;
    const toEnd = (node: number, rate: number, endDm: number): number => {
      const isOpen = isBlocked[node] === 0 && (rate > 0 || alongDm === endDm);
      return isOpen ? partTicks(rate, alongDm, endDm) : UNREACHED;
    };
    const from = edgeFrom[edge] ?? 0;
    const to = edgeTo[edge] ?? 0;
    const toFrom = toEnd(from, backwardRate[edge] ?? 0, 0);
    const toTo = toEnd(to, forwardRate[edge] ?? 0, edgeLengthDm[edge] ?? 0);
    return [from, to, toFrom, toTo];
  });
  return Uint32Array.from(sources.flat());
}

/** What plain-search.cpp reads. */
export function wordsOf(question: PlainQuestion): Uint32Array {
  const { kind, graph, limitTicks, sources, typeCount, k, masses } = question;
  const { nodeCount, firstArc, arcNode, arcTicks } = graph;
  const sizes = [nodeCount, arcNode.length, sources.length / 4, typeCount, k, limitTicks];
  const head = Uint32Array.from([PLAIN_KINDS.indexOf(kind), ...sizes]);
  const parts = [head, firstArc, arcNode, arcTicks, sources, masses];
  const words = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    words.set(part, at);
    at += part.length;
  }
  return words;
}
