import { UNREACHED, type WalkingNetwork, type Weights } from '@yike/engine-network';
import { stepOff, stepOn } from './along-edge.ts';
import { MinQueue } from './min-queue.ts';

/** `away`: from the sources to everywhere; `towards`: from everywhere to the sources. */
export type Direction = 'away' | 'towards';

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
  readonly #ticks: Uint32Array;
  readonly #source: Uint32Array;
  /** Arc by which the search came to the node, seen from the node before it; UNREACHED at sources. */
  readonly #arcIn: Uint32Array;
  /** The search that wrote a node's ticks; older ones are as good as empty. */
  readonly #stamp: Uint32Array;
  readonly #isSettled: Uint32Array;
  readonly #queue = new MinQueue();
  #search = 0;

  constructor(network: WalkingNetwork, weights: Weights, direction: Direction) {
    this.network = network;
    this.weights = weights;
    this.direction = direction;
    this.reached = new Uint32Array(network.nodeCount);
    this.#ticks = new Uint32Array(network.nodeCount);
    this.#source = new Uint32Array(network.nodeCount);
    this.#arcIn = new Uint32Array(network.nodeCount);
    this.#stamp = new Uint32Array(network.nodeCount);
    this.#isSettled = new Uint32Array(network.nodeCount);
  }

  /** Forgets the last search. */
  begin(): void {
    this.#search++;
    this.#queue.clear();
    this.reachedCount = 0;
  }

  /** Adds a place on an edge that is `ticks` away from the true source, and the number it goes by. */
  addSource(edge: number, alongDm: number, ticks: number, source: number): void {
    const { network, weights } = this;
    const { edgeFrom, edgeTo } = network;
    const step = this.direction === 'away' ? stepOff : stepOn;
    const toFrom = step(network, weights, edge, alongDm, 'from');
    const toTo = step(network, weights, edge, alongDm, 'to');
    if (toFrom !== UNREACHED) this.#offer(edgeFrom[edge], ticks + toFrom, source, UNREACHED);
    if (toTo !== UNREACHED) this.#offer(edgeTo[edge], ticks + toTo, source, UNREACHED);
  }

  /** Settles every node within `limitTicks` (inclusive) of the sources. */
  run(limitTicks: number): void {
    const { firstArc, arcEdge, arcNode } = this.network;
    const { forwardTicks, backwardTicks } = this.weights;
    const isSettled = this.#isSettled;
    const queue = this.#queue;
    // a walker who comes towards the sources takes every arc the other way round
    const against = this.direction === 'away' ? 1 : 0;

    while (queue.length > 0) {
      const node = queue.pop();
      const soFar = queue.poppedPriority;
      if (soFar > limitTicks) break;
      if (soFar > this.#ticks[node]) continue; // a shorter walk got here first
      if (isSettled[node] !== this.#search) {
        isSettled[node] = this.#search;
        this.reached[this.reachedCount++] = node;
      }

      const source = this.#source[node];
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        const edge = arcEdge[arc] >> 1;
        const isAgainstEdge = (arcEdge[arc] & 1) === against;
        const step = isAgainstEdge ? backwardTicks[edge] : forwardTicks[edge];
        if (step === UNREACHED || soFar + step > limitTicks) continue;
        this.#offer(arcNode[arc], soFar + step, source, arc);
      }
    }
  }

  /** Ticks between the node and its source; UNREACHED beyond the limit. */
  ticksTo(node: number): number {
    return this.#isSettled[node] === this.#search ? this.#ticks[node] : UNREACHED;
  }

  /** Number of the source that is nearest to a reached node; the smallest among equally near ones. */
  sourceOf(node: number): number {
    return this.#source[node];
  }

  /** Arc that led to a reached node, or UNREACHED where the walk steps on from its source's edge. */
  arcInto(node: number): number {
    return this.#arcIn[node];
  }

  #offer(node: number, ticks: number, source: number, arc: number): void {
    if (this.weights.isBlocked[node] === 1) return;
    if (this.#stamp[node] === this.#search && !this.#isBetter(node, ticks, source)) return;
    this.#stamp[node] = this.#search;
    this.#ticks[node] = ticks;
    this.#source[node] = source;
    this.#arcIn[node] = arc;
    this.#queue.push(node, ticks);
  }

  /**
   * Shorter, or as short and to a source of a smaller number. A node that is settled may so get another
   * source over streets of no length; it is then taken from the queue once more and passes it on.
   */
  #isBetter(node: number, ticks: number, source: number): boolean {
    const known = this.#ticks[node];
    return ticks < known || (ticks === known && source < this.#source[node]);
  }
}
