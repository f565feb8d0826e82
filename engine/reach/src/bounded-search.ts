import { UNREACHED, type WalkingNetwork, type Weights } from '@yike/engine-network';
import { stepOff, stepOn } from './along-edge.ts';
import type { Direction } from './direction.ts';
import { MinQueue } from './min-queue.ts';
import type { NodeQueue } from './node-queue.ts';
import { spreadingArcs } from './spreading-arcs.ts';
import { TickQueue, WIDEST_QUEUE_TICKS } from './tick-queue.ts';

/**
 * Dijkstra's search from any number of places along edges, up to a limit; one object serves many
 * searches without allocating. After `run`, `reached[0 … reachedCount)` are the nodes within the
 * limit in order of time; `ticksTo(node)` and `sourceOf(node)` speak of those.
 *
 * A blocked node is not entered: a walk may come up to a gate from its edge, but not pass it.
 */
export class BoundedSearch {
  readonly network: WalkingNetwork;
  readonly weights: Weights;
  readonly direction: Direction;
  readonly reached: Uint32Array;
  reachedCount = 0;
  readonly #arcs: Int32Array;
  /**
   * By node, side by side so that one look into memory finds all: the search that wrote it, older ones
   * being as good as empty; ticks; number of the source; arc by which the search came, NO_ARC at sources.
   */
  readonly #labels: Int32Array;
  readonly #tickQueue = new TickQueue();
  readonly #heap = new MinQueue();
  #queue: NodeQueue = this.#tickQueue;
  #limitTicks = 0;
  #search = 0;

  constructor(network: WalkingNetwork, weights: Weights, direction: Direction) {
    this.network = network;
    this.weights = weights;
    this.direction = direction;
    this.reached = new Uint32Array(network.nodeCount);
    this.#arcs = spreadingArcs(network, weights, direction);
    this.#labels = new Int32Array(4 * network.nodeCount);
  }

  /**
   * Forgets the last search and begins one that looks no farther than this.
   *
   * @param limitTicks longest walk that is told of, inclusive; whole, 0 … 2³¹ − 2
   */
  begin(limitTicks: number): void {
    this.#search += 2;
    this.#limitTicks = limitTicks;
    this.reachedCount = 0;
    if (limitTicks <= WIDEST_QUEUE_TICKS) {
      this.#tickQueue.begin(limitTicks);
      this.#queue = this.#tickQueue;
    } else {
      this.#heap.clear();
      this.#queue = this.#heap;
    }
  }

  /** Adds a place on an edge that is `ticks` away from the true source, and the number it goes by. */
  addSource(edge: number, alongDm: number, ticks: number, source: number): void {
    const { network, weights } = this;
    const step = this.direction === 'away' ? stepOff : stepOn;
    const { edgeFrom, edgeTo } = network;
    this.#setOut(edgeFrom[edge], ticks + step(network, weights, edge, alongDm, 'from'), source);
    this.#setOut(edgeTo[edge], ticks + step(network, weights, edge, alongDm, 'to'), source);
  }

  #setOut(node: number, ticks: number, source: number): void {
    // UNREACHED is beyond every limit, and so is anything added to it
    if (ticks > this.#limitTicks || this.weights.isBlocked[node] === 1) return;
    this.#take(node, ticks, source, NO_ARC);
  }

  /** Settles every node within the limit of the sources. */
  run(): void {
    const { firstArc } = this.network;
    const arcs = this.#arcs;
    const labels = this.#labels;
    const queue = this.#queue;
    const limitTicks = this.#limitTicks;
    const settled = this.#search + 1;

    for (let node = queue.pop(); node >= 0; node = queue.pop()) {
      const soFar = queue.poppedTicks;
      const label = 4 * node;
      if (soFar > labels[label + 1]) continue; // a shorter walk got here first
      if (labels[label] !== settled) {
        labels[label] = settled;
        this.reached[this.reachedCount++] = node;
      }

      const source = labels[label + 2];
      const end = firstArc[node + 1];
      for (let arc = firstArc[node]; arc < end; arc++) {
        const ticks = soFar + arcs[2 * arc + 1];
        if (ticks <= limitTicks) this.#take(arcs[2 * arc], ticks, source, arc);
      }
    }
  }

  isReached(node: number): boolean {
    return this.#labels[4 * node] > this.#search;
  }

  /** Ticks between the node and its source; UNREACHED beyond the limit. */
  ticksTo(node: number): number {
    return this.#labels[4 * node] === this.#search + 1 ? this.#labels[4 * node + 1] : UNREACHED;
  }

  /** Number of the source that is nearest to a reached node; the smallest among equally near ones. */
  sourceOf(node: number): number {
    return this.#labels[4 * node + 2];
  }

  /** Arc that led to a reached node, or UNREACHED where the walk steps on from its source's edge. */
  arcInto(node: number): number {
    return this.#labels[4 * node + 3] >>> 0;
  }

  /**
   * Takes what is shorter, or as short and to a source of a smaller number. A node that is settled may so
   * get another source over streets of no length; it is then taken from the queue once more and passes
   * it on.
   */
  #take(node: number, ticks: number, source: number, arc: number): void {
    const labels = this.#labels;
    const label = 4 * node;
    if (labels[label] >= this.#search) {
      const known = labels[label + 1];
      if (ticks > known || (ticks === known && source >= labels[label + 2])) return;
    } else labels[label] = this.#search;
    labels[label + 1] = ticks;
    labels[label + 2] = source;
    labels[label + 3] = arc;
    this.#queue.push(node, ticks);
  }
}

/** UNREACHED as a signed integer. */
const NO_ARC = -1;
