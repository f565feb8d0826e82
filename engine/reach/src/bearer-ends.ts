import { type Joints, UNREACHED } from '@yike/engine-network';
import { offTicks, stepOff, stepOn } from './along-edge.ts';
import type { Direction } from './direction.ts';
import type { SweepGraph } from './sweep-graph.ts';

/** The rank of a bearer that is joined to no street. */
export const NO_RANK = 0xffffffff;

/** Ticks that count as nowhere; a limit must be below. */
export const FARTHEST = 0x7fff;

/** Where bearers step onto the network: by bearer, order ranks of nodes and ticks. */
export class BearerEnds {
  readonly count: number;
  readonly first: Uint32Array;
  readonly rank: Uint32Array;
  readonly ticks: Uint16Array;
  /** Lowest rank of any end of any edge the bearer is joined to; NO_RANK for none. */
  readonly lowest: Uint32Array;
  /** By order rank, 1: bearers are joined to it that may hang elsewhere in the tree. */
  readonly isCrossed: Uint8Array;

  #end = 0;

  constructor(graph: SweepGraph, joints: Joints, direction: Direction) {
    const { network, order } = graph;
    this.count = joints.count;
    this.first = new Uint32Array(joints.count + 1);
    this.rank = new Uint32Array(2 * joints.edge.length);
    this.ticks = new Uint16Array(2 * joints.edge.length);
    this.lowest = new Uint32Array(joints.count).fill(NO_RANK);
    this.isCrossed = new Uint8Array(order.nodeCount);
    for (let bearer = 0; bearer < joints.count; bearer++) {
      const isCrossing = joints.first[bearer + 1] - joints.first[bearer] > 1;
      for (let joint = joints.first[bearer]; joint < joints.first[bearer + 1]; joint++) {
        const edge = joints.edge[joint];
        const from = order.rankOfNode[network.edgeFrom[edge]];
        const to = order.rankOfNode[network.edgeTo[edge]];
        this.lowest[bearer] = Math.min(this.lowest[bearer], from, to);
        if (isCrossing) this.isCrossed[from] = this.isCrossed[to] = 1;
        this.#addEnds(graph, joints, joint, direction, from, to);
      }
      this.first[bearer + 1] = this.#end;
    }
  }

  #addEnds(
    { network, weights }: SweepGraph,
    joints: Joints,
    joint: number,
    direction: Direction,
    from: number,
    to: number,
  ): void {
    const step = direction === 'towards' ? stepOff : stepOn;
    const edge = joints.edge[joint];
    const along = joints.alongDm[joint];
    const off = offTicks(weights, joints.offDm[joint]);
    const isFromOpen = weights.isBlocked[network.edgeFrom[edge]] === 0;
    const isToOpen = weights.isBlocked[network.edgeTo[edge]] === 0;
    const toFrom = isFromOpen ? step(network, weights, edge, along, 'from') : UNREACHED;
    const toTo = isToOpen ? step(network, weights, edge, along, 'to') : UNREACHED;
    // who stands at one open end without a wait gets nowhere quicker by the other; at both ends of an
    // edge of no length, which may be one-way, both are kept
    const hasLength = network.edgeLengthDm[edge] > 0;
    if (!(hasLength && toTo === 0)) this.#add(from, off + toFrom);
    if (!(hasLength && toFrom === 0)) this.#add(to, off + toTo);
  }

  #add(rank: number, ticks: number): void {
    if (ticks >= FARTHEST) return;
    this.rank[this.#end] = rank;
    this.ticks[this.#end++] = ticks;
  }
}
