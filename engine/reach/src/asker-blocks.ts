import type { Joints } from '@yike/engine-network';
import { alongTicks, offTicks, stepOff, stepOn } from './along-edge.ts';
import type { BearerOrder } from './bearer-order.ts';
import type { Direction } from './direction.ts';
import type { EdgeJoints } from './edge-joints.ts';
import type { SweepGraph } from './sweep-graph.ts';

/** How many askers are answered side by side. */
export const BLOCK_SIZE = 64;

/** Words of a departure: rank, lane, ticks. */
export const DEPARTURE_WORDS = 3;

/** Where the askers of one block, a lane each, come onto the network. */
export class Departures {
  words = new Int32Array(DEPARTURE_WORDS * 512);
  /** From the start: to the nodes at the ends of their edges, … */
  toNodes = 0;
  /** … and behind those: to bearers on their edges, without leaving them. */
  toBearers = 0;

  clear(): void {
    this.toNodes = 0;
    this.toBearers = 0;
  }

  add(rank: number, lane: number, ticks: number): void {
    const at = DEPARTURE_WORDS * (this.toNodes + this.toBearers);
    if (at === this.words.length) {
      const larger = new Int32Array(2 * at);
      larger.set(this.words);
      this.words = larger;
    }
    this.words[at] = rank;
    this.words[at + 1] = lane;
    this.words[at + 2] = ticks;
  }
}

/**
 * The askers in an order in which those of one block live near each other: by the rank of the lowest
 * end of their edges, since a subtree of ranks is a neighbourhood of the town.
 */
export function blockwise({ network, order }: SweepGraph, askers: Joints): Uint32Array {
  const { edgeFrom, edgeTo } = network;
  const { rankOfNode, nodeCount } = order;
  const lowest = new Uint32Array(askers.count).fill(nodeCount);
  for (let asker = 0; asker < askers.count; asker++) {
    const joint = askers.first[asker];
    if (joint === askers.first[asker + 1]) continue;
    const edge = askers.edge[joint];
    lowest[asker] = Math.min(rankOfNode[edgeFrom[edge]], rankOfNode[edgeTo[edge]]);
  }
  const next = new Uint32Array(nodeCount + 2);
  for (const rank of lowest) next[rank + 1]++;
  for (let rank = 0; rank <= nodeCount; rank++) next[rank + 1] += next[rank];
  const inOrder = new Uint32Array(askers.count);
  for (let asker = 0; asker < askers.count; asker++) inOrder[next[lowest[asker]]++] = asker;
  return inOrder;
}

/** Askers by blocks, and the bearers they ask for. */
export interface AskerBlocks {
  /** The streets, to come onto the network by. */
  readonly graph: Pick<SweepGraph, 'network' | 'weights'>;
  readonly order: BearerOrder;
  readonly askers: Joints;
  /** Block after block, BLOCK_SIZE askers each, the last fewer. */
  readonly askersInOrder: Uint32Array;
  readonly blockCount: number;
  readonly bearers: EdgeJoints;
  /** `towards`: bearers walk to askers; `away`: askers walk to bearers. */
  readonly direction: Direction;
}

/**
 * Writes down where the askers of a block set out, up to the limit. Lanes that are left over follow the
 * last asker, so that they never keep the others from reaching a whole subtree.
 */
export function setOutBlock(
  blocks: AskerBlocks,
  block: number,
  limitTicks: number,
  departures: Departures,
): void {
  departures.clear();
  eachJointOf(blocks, block, (joint, lane) => toNodes(blocks, joint, lane, limitTicks, departures));
  eachJointOf(blocks, block, (joint, lane) =>
    toNeighbours(blocks, joint, lane, limitTicks, departures),
  );
}

function eachJointOf(
  { askers, askersInOrder }: AskerBlocks,
  block: number,
  visit: (joint: number, lane: number) => void,
): void {
  for (let lane = 0; lane < BLOCK_SIZE; lane++) {
    const asker = askersInOrder[Math.min(block * BLOCK_SIZE + lane, askers.count - 1)];
    for (let joint = askers.first[asker]; joint < askers.first[asker + 1]; joint++)
      visit(joint, lane);
  }
}

function toNodes(
  { graph, order, askers, direction }: AskerBlocks,
  joint: number,
  lane: number,
  limitTicks: number,
  departures: Departures,
): void {
  const { network, weights } = graph;
  const step = direction === 'towards' ? stepOn : stepOff;
  const edge = askers.edge[joint];
  const off = offTicks(weights, askers.offDm[joint]);
  const along = askers.alongDm[joint];
  const from = network.edgeFrom[edge];
  const to = network.edgeTo[edge];
  const toFrom = off + step(network, weights, edge, along, 'from');
  const toTo = off + step(network, weights, edge, along, 'to');
  if (toFrom <= limitTicks && weights.isBlocked[from] === 0) {
    departures.add(order.rankOfNode[from], lane, toFrom);
    departures.toNodes++;
  }
  if (toTo <= limitTicks && weights.isBlocked[to] === 0) {
    departures.add(order.rankOfNode[to], lane, toTo);
    departures.toNodes++;
  }
}

function toNeighbours(
  { graph, order, askers, bearers, direction }: AskerBlocks,
  askerJoint: number,
  lane: number,
  limitTicks: number,
  departures: Departures,
): void {
  const { weights } = graph;
  const { joints, firstOf, joint: jointAt, placeOf } = bearers;
  const edge = askers.edge[askerJoint];
  const here = askers.alongDm[askerJoint];
  const off = offTicks(weights, askers.offDm[askerJoint]);
  for (let at = firstOf[edge]; at < firstOf[edge + 1]; at++) {
    const joint = jointAt[at];
    const there = joints.alongDm[joint];
    const along =
      direction === 'towards'
        ? alongTicks(weights, edge, there, here)
        : alongTicks(weights, edge, here, there);
    const ticks = off + along + offTicks(weights, joints.offDm[joint]);
    if (ticks > limitTicks) continue;
    departures.add(order.rankOfBearer[placeOf[joint]], lane, ticks);
    departures.toBearers++;
  }
}
