import type { Joints } from '@yike/engine-network';
import { BearerEnds, FARTHEST, NO_RANK } from './bearer-ends.ts';
import type { Direction } from './direction.ts';
import type { SweepGraph } from './sweep-graph.ts';

/**
 * The ranks of an elimination order with bearers of mass between them: people who are counted, places
 * that are. A bearer leads up to the ends of its edges and is led up to by nobody; its rank is just
 * below that of the lowest of those ends. So the subtree of a rank, all that lead up to it by lowest
 * arcs, is the ranks from its first up to itself, bearers and all.
 */
export interface BearerOrder {
  readonly rankCount: number;
  readonly rankOfNode: Uint32Array;
  /** NO_RANK for a bearer that is joined to no street. */
  readonly rankOfBearer: Uint32Array;
  /** Rank `r` leads up by the arcs `firstUp[r]` up to, not including, `firstUp[r + 1]`. */
  readonly firstUp: Uint32Array;
  /** Two words an arc: the rank above; ticks from above (upper half) and to above (lower half). */
  readonly upArcs: Int32Array;
  readonly firstDown: Uint32Array;
  /** Two words an arc: the rank below, from which some bearer is come to; ticks up from it. */
  readonly downArcs: Int32Array;
  /**
   * Two words a rank: the first rank of its subtree; and ticks within which every bearer of the subtree
   * walks up to the rank, or no fewer than FARTHEST. The second is BEARER for bearers.
   */
  readonly subtrees: Uint32Array;
  /** The rank by whose arc the subtree hangs; itself where there is none. */
  readonly parent: Uint32Array;
}

export const BEARER = 0xffffffff;

/** `towards`: bearers walk to the askers; `away`: the askers walk to the bearers. */
export function bearerOrder(graph: SweepGraph, bearers: Joints, direction: Direction): BearerOrder {
  const ends = new BearerEnds(graph, bearers, direction);
  const ranks = interleave(graph, ends);
  const { rankCount, rankOfNode, rankOfBearer } = ranks;
  const up = upArcsOf(graph, ends, ranks, direction);
  const tree = subtreesOf(graph, ends, ranks, up);
  const { subtrees, parent } = tree;
  const down = downArcsOf(rankCount, up, tree);
  return { rankCount, rankOfNode, rankOfBearer, ...up, ...down, subtrees, parent };
}

interface Ranks {
  readonly rankCount: number;
  readonly rankOfNode: Uint32Array;
  readonly rankOfBearer: Uint32Array;
  /** Of each rank of the elimination order. */
  readonly rankOfOrder: Uint32Array;
}

function interleave({ order }: SweepGraph, { count, lowest }: BearerEnds): Ranks {
  const { nodeCount } = order;
  // counted by the order's ranks, then each rank's own place after all bearers at or below it
  const before = new Uint32Array(nodeCount + 1);
  for (let bearer = 0; bearer < count; bearer++) {
    if (lowest[bearer] !== NO_RANK) before[lowest[bearer] + 1]++;
  }
  for (let rank = 0; rank < nodeCount; rank++) before[rank + 1] += before[rank];
  const rankOfOrder = Uint32Array.from({ length: nodeCount }, (_, rank) => rank + before[rank + 1]);
  const nextFree = Uint32Array.from({ length: nodeCount }, (_, rank) => rank + before[rank]);
  const rankOfBearer = new Uint32Array(count);
  for (let bearer = 0; bearer < count; bearer++) {
    const at = lowest[bearer];
    rankOfBearer[bearer] = at === NO_RANK ? NO_RANK : nextFree[at]++;
  }
  const rankOfNode = order.rankOfNode.map((rank) => rankOfOrder[rank]);
  return { rankCount: nodeCount + before[nodeCount], rankOfNode, rankOfBearer, rankOfOrder };
}

interface UpArcs {
  readonly firstUp: Uint32Array;
  readonly upArcs: Int32Array;
}

const NOWHERE = FARTHEST << 16;

function upArcsOf(
  graph: SweepGraph,
  ends: BearerEnds,
  { rankCount, rankOfOrder, rankOfBearer }: Ranks,
  direction: Direction,
): UpArcs {
  const { nodeCount, firstUp: firstOfOrder, arcs } = graph.arcs;
  const firstUp = new Uint32Array(rankCount + 1);
  for (let rank = 0; rank < nodeCount; rank++) {
    firstUp[rankOfOrder[rank] + 1] = firstOfOrder[rank + 1] - firstOfOrder[rank];
  }
  for (let bearer = 0; bearer < ends.count; bearer++) {
    const rank = rankOfBearer[bearer];
    if (rank !== NO_RANK) firstUp[rank + 1] = ends.first[bearer + 1] - ends.first[bearer];
  }
  for (let rank = 0; rank < rankCount; rank++) firstUp[rank + 1] += firstUp[rank];

  const upArcs = new Int32Array(2 * firstUp[rankCount]);
  for (let rank = 0; rank < nodeCount; rank++) {
    let out = 2 * firstUp[rankOfOrder[rank]];
    for (let arc = 2 * firstOfOrder[rank]; arc < 2 * firstOfOrder[rank + 1]; arc += 2) {
      const steps = arcs[arc + 1];
      upArcs[out++] = rankOfOrder[arcs[arc]];
      // a walk away from the askers takes every arc the other way
      upArcs[out++] = direction === 'towards' ? steps : (steps << 16) | (steps >>> 16);
    }
  }
  for (let bearer = 0; bearer < ends.count; bearer++) {
    if (rankOfBearer[bearer] === NO_RANK) continue;
    let out = 2 * firstUp[rankOfBearer[bearer]];
    for (let end = ends.first[bearer]; end < ends.first[bearer + 1]; end++) {
      upArcs[out++] = rankOfOrder[ends.rank[end]];
      upArcs[out++] = NOWHERE | ends.ticks[end];
    }
  }
  return { firstUp, upArcs };
}

interface Tree {
  readonly subtrees: Uint32Array;
  readonly parent: Uint32Array;
  /** 1: on the way down to some bearer. */
  readonly leadsToBearers: Uint8Array;
}

function subtreesOf(
  { order }: SweepGraph,
  ends: BearerEnds,
  { rankCount, rankOfOrder, rankOfBearer }: Ranks,
  { firstUp, upArcs }: UpArcs,
): Tree {
  const parent = Uint32Array.from({ length: rankCount }, (_, rank) => rank);
  const subtrees = new Uint32Array(2 * rankCount);
  const leadsToBearers = new Uint8Array(rankCount);
  for (let rank = 0; rank < rankCount; rank++) subtrees[2 * rank] = rank;
  for (let rank = 0; rank < order.nodeCount; rank++) {
    const here = rankOfOrder[rank];
    const arc = order.firstUp[rank];
    if (arc < order.firstUp[rank + 1]) parent[here] = rankOfOrder[order.upRank[arc]];
    // a bearer that hangs elsewhere must be come to from here, and is not in the subtree
    if (ends.isCrossed[rank] === 0) continue;
    subtrees[2 * here + 1] = FARTHEST;
    leadsToBearers[here] = 1;
  }
  for (let bearer = 0; bearer < ends.count; bearer++) {
    const rank = rankOfBearer[bearer];
    if (rank === NO_RANK) continue;
    parent[rank] = rankOfOrder[ends.lowest[bearer]];
    leadsToBearers[rank] = 1;
    subtrees[2 * rank + 1] = BEARER;
  }
  // all that hang from a rank come before it, so it is whole when it adds to its parent's
  for (let rank = 0; rank < rankCount; rank++) {
    const above = parent[rank];
    if (leadsToBearers[rank] === 0 || above === rank) continue;
    leadsToBearers[above] = 1;
    const farthest = subtrees[2 * rank + 1] === BEARER ? 0 : subtrees[2 * rank + 1];
    const walk = farthest + ticksUp(firstUp, upArcs, rank, above);
    subtrees[2 * above + 1] = Math.max(subtrees[2 * above + 1], Math.min(FARTHEST, walk));
    subtrees[2 * above] = Math.min(subtrees[2 * above], subtrees[2 * rank]);
  }
  return { subtrees, parent, leadsToBearers };
}

/** Of the arc from one rank to another above it; FARTHEST where it was left out for its length. */
function ticksUp(firstUp: Uint32Array, upArcs: Int32Array, rank: number, above: number): number {
  let ticks = FARTHEST;
  for (let arc = 2 * firstUp[rank]; arc < 2 * firstUp[rank + 1]; arc += 2) {
    if (upArcs[arc] === above) ticks = Math.min(ticks, upArcs[arc + 1] & 0xffff);
  }
  return ticks;
}

/** Up arcs seen from above, but for those that lead down to no bearer. */
function downArcsOf(
  rankCount: number,
  { firstUp, upArcs }: UpArcs,
  { leadsToBearers }: Tree,
): Pick<BearerOrder, 'firstDown' | 'downArcs'> {
  const firstDown = new Uint32Array(rankCount + 1);
  for (let rank = 0; rank < rankCount; rank++) {
    if (leadsToBearers[rank] === 0) continue;
    for (let arc = firstUp[rank]; arc < firstUp[rank + 1]; arc++) firstDown[upArcs[2 * arc] + 1]++;
  }
  for (let rank = 0; rank < rankCount; rank++) firstDown[rank + 1] += firstDown[rank];
  const nextFree = firstDown.slice(0, rankCount);
  const downArcs = new Int32Array(2 * firstDown[rankCount]);
  for (let rank = 0; rank < rankCount; rank++) {
    if (leadsToBearers[rank] === 0) continue;
    for (let arc = firstUp[rank]; arc < firstUp[rank + 1]; arc++) {
      const out = 2 * nextFree[upArcs[2 * arc]]++;
      downArcs[out] = rank;
      downArcs[out + 1] = upArcs[2 * arc + 1] & 0xffff;
    }
  }
  return { firstDown, downArcs };
}
