import type { WalkingNetwork } from '@yike/engine-network';
import { DegreeBuckets } from './degree-buckets.ts';
import { ShrinkingGraph } from './shrinking-graph.ts';

/**
 * The nodes of a network in an order of elimination, and every arc that elimination leaves: from a
 * node up to those it was still joined to when its turn came. Depends on which streets meet where,
 * and on no length, walker or direction; so it is made once for a network and weighed often.
 *
 * Invariant: any two of the nodes one node leads up to are joined by an arc themselves.
 */
export interface EliminationOrder {
  readonly nodeCount: number;
  readonly arcCount: number;
  /** When the node goes: 0 is the first. */
  readonly rankOfNode: Uint32Array;
  /** The node of rank `r` leads up by the arcs `firstUp[r]` up to, not including, `firstUp[r + 1]` … */
  readonly firstUp: Uint32Array;
  /** … to these ranks, ascending. */
  readonly upRank: Uint32Array;
  /** The same arcs from above: rank `r` is led up to at `firstDown[r]` up to `firstDown[r + 1]` … */
  readonly firstDown: Uint32Array;
  /** … from these ranks, ascending, … */
  readonly downRank: Uint32Array;
  /** … by these arcs. */
  readonly downArc: Uint32Array;
  /** The arc along every edge; NO_ARC for a loop. */
  readonly arcOfEdge: Uint32Array;
}

export const NO_ARC = 0xffffffff;

/** Orders the nodes by minimum degree. Equal networks give equal orders. */
export function eliminationOrder(network: WalkingNetwork): EliminationOrder {
  const { nodeCount } = network;
  const graph = new ShrinkingGraph(network);
  const turnOf = eliminateAll(graph);
  const rankOfNode = childrenBeforeParents(graph, turnOf);
  const arcs = arcsByRank(graph, rankOfNode);
  const order = { nodeCount, arcCount: arcs.upRank.length, rankOfNode, ...arcs };
  return { ...order, arcOfEdge: arcsOfEdges(network, order) };
}

/** Takes all nodes out, always one with the fewest neighbours left, and tells the turn of each. */
function eliminateAll(graph: ShrinkingGraph): Uint32Array {
  const { nodeCount } = graph;
  const turnOf = new Uint32Array(nodeCount);
  const buckets = new DegreeBuckets(graph.degrees());
  for (let turn = 0; turn < nodeCount; turn++) {
    const node = buckets.takeLeast();
    turnOf[node] = turn;
    graph.eliminate(node);
    const count = graph.degree(node);
    for (let at = 0; at < count; at++) {
      const neighbour = graph.neighbour(node, at);
      buckets.move(neighbour, graph.degree(neighbour));
    }
  }
  return turnOf;
}

/**
 * Ranks that leave the same arcs and lie better in memory. Let a node's parent be the first to go of
 * those it leads up to; then all it leads up to are its ancestors, and any order with children before
 * parents eliminates alike. Depth first, what is near in the town is near in the ranks.
 */
function childrenBeforeParents(graph: ShrinkingGraph, turnOf: Uint32Array): Uint32Array {
  const { nodeCount } = graph;
  const nodeAt = new Uint32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) nodeAt[turnOf[node]] = node;
  const parent = new Int32Array(nodeCount).fill(-1);
  const size = new Uint32Array(nodeCount).fill(1);
  for (const node of nodeAt) {
    let earliest = nodeCount;
    for (let at = 0; at < graph.degree(node); at++) {
      earliest = Math.min(earliest, turnOf[graph.neighbour(node, at)]);
    }
    if (earliest === nodeCount) continue;
    parent[node] = nodeAt[earliest];
    // all children of a node come before it, so its size is whole when it adds to its parent's
    size[parent[node]] += size[node];
  }

  // every tree below a node takes ranks in one piece, the node the last of them; latest child last
  const rankOf = new Uint32Array(nodeCount);
  const nextFree = new Uint32Array(nodeCount);
  let nextRoot = nodeCount;
  for (let turn = nodeCount - 1; turn >= 0; turn--) {
    const node = nodeAt[turn];
    const above = parent[node];
    const end = above < 0 ? nextRoot : nextFree[above];
    rankOf[node] = end - 1;
    nextFree[node] = end - 1;
    if (above < 0) nextRoot -= size[node];
    else nextFree[above] -= size[node];
  }
  return rankOf;
}

function arcsByRank(graph: ShrinkingGraph, rankOfNode: Uint32Array) {
  const { nodeCount } = graph;
  const nodeOfRank = new Uint32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) nodeOfRank[rankOfNode[node]] = node;
  const firstUp = new Uint32Array(nodeCount + 1);
  const firstDown = new Uint32Array(nodeCount + 1);
  for (let rank = 0; rank < nodeCount; rank++) {
    const node = nodeOfRank[rank];
    const count = graph.degree(node);
    firstUp[rank + 1] = firstUp[rank] + count;
    for (let at = 0; at < count; at++) firstDown[rankOfNode[graph.neighbour(node, at)] + 1]++;
  }
  for (let rank = 0; rank < nodeCount; rank++) firstDown[rank + 1] += firstDown[rank];

  // filled by rank, either list comes out ascending without being sorted
  const arcCount = firstUp[nodeCount];
  const downRank = new Uint32Array(arcCount);
  const nextDown = firstDown.slice(0, nodeCount);
  for (let rank = 0; rank < nodeCount; rank++) {
    const node = nodeOfRank[rank];
    for (let at = 0; at < graph.degree(node); at++) {
      downRank[nextDown[rankOfNode[graph.neighbour(node, at)]]++] = rank;
    }
  }
  const upRank = new Uint32Array(arcCount);
  const downArc = new Uint32Array(arcCount);
  const nextUp = firstUp.slice(0, nodeCount);
  for (let rank = 0; rank < nodeCount; rank++) {
    for (let at = firstDown[rank]; at < firstDown[rank + 1]; at++) {
      const arc = nextUp[downRank[at]]++;
      upRank[arc] = rank;
      downArc[at] = arc;
    }
  }
  return { firstUp, upRank, firstDown, downRank, downArc };
}

function arcsOfEdges(
  { edgeCount, edgeFrom, edgeTo }: WalkingNetwork,
  { rankOfNode, firstUp, upRank }: Omit<EliminationOrder, 'arcOfEdge'>,
): Uint32Array {
  const arcOfEdge = new Uint32Array(edgeCount).fill(NO_ARC);
  for (let edge = 0; edge < edgeCount; edge++) {
    const from = rankOfNode[edgeFrom[edge]];
    const to = rankOfNode[edgeTo[edge]];
    if (from === to) continue;
    const above = Math.max(from, to);
    let arc = firstUp[Math.min(from, to)];
    while (upRank[arc] !== above) arc++;
    arcOfEdge[edge] = arc;
  }
  return arcOfEdge;
}
