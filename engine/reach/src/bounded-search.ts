import { UNREACHED, type WalkingNetwork, type Weights } from '@yike/engine-network';
import { stepOff, stepOn } from './along-edge.ts';
import type { Direction } from './direction.ts';
import { MinQueue } from './min-queue.ts';
import { spreadingArcs } from './spreading-arcs.ts';

/**
 * A search from any number of places along edges, up to a limit; one object serves many searches
 * without allocating. After `run`, `reached[0 … reachedCount)` are the nodes within the limit, the nearer
 * ones first but for some ticks; `ticksTo(node)` and `sourceOf(node)` speak of those.
 *
 * A blocked node is not entered: a walk may come up to a gate from its edge, but not pass it.
 *
 * How: Dijkstra's search, with the nodes that wait in lists of 32 ticks each and not in order within a
 * list. So a node may be settled too early; when a shorter walk to it comes to light, still out of the same
 * list, it waits and is settled again. That is rare, as few streets are walked in 32 ticks, and ends, as
 * ticks are whole. It spares a heap's comparing. Limits beyond WIDEST_TICKS are served by a heap.
 */
export class BoundedSearch {
  readonly network: WalkingNetwork;
  readonly weights: Weights;
  readonly direction: Direction;
  readonly reached: Uint32Array;
  reachedCount = 0;
  readonly #arcs: Int32Array;
  readonly #mostArcs: number;
  /**
   * By node, side by side so that one look into memory finds all: its state, see below; ticks; number of
   * the source; arc by which the search came, NO_ARC at sources.
   */
  readonly #labels: Int32Array;
  /**
   * The lowest state of the search at hand, that of a node which waits. One more: it waits again. Two more:
   * it is settled. What is lower was written by an older search and is as good as empty.
   */
  #waits = 0;
  #limitTicks = 0;
  /** By 32 ticks the last node that waits there, as an entry from 1; 0 for none. */
  #last = new Int32Array(0);
  /** By entry: its node, and the entry before it in its list. */
  #entries = new Int32Array(2 * FIRST_ENTRIES);
  #entryCount = 0;
  readonly #heap = new MinQueue();

  constructor(network: WalkingNetwork, weights: Weights, direction: Direction) {
    this.network = network;
    this.weights = weights;
    this.direction = direction;
    this.reached = new Uint32Array(network.nodeCount);
    this.#arcs = spreadingArcs(network, weights, direction);
    this.#mostArcs = mostArcsOfANode(network);
    this.#labels = new Int32Array(4 * network.nodeCount);
  }

  /**
   * Forgets the last search and begins one that looks no farther than this.
   *
   * @param limitTicks longest walk that is told of, inclusive; whole, 0 … 2³¹ − 2
   */
  begin(limitTicks: number): void {
    if (this.#waits > LAST_STATE) {
      this.#labels.fill(0);
      this.#waits = 0;
    }
    this.#waits += 3;
    this.#limitTicks = limitTicks;
    this.reachedCount = 0;
    // a search that was begun and never run leaves somebody waiting
    this.#heap.clear();
    if (this.#entryCount > 0) this.#last.fill(0);
    this.#entryCount = 0;
    const lists = (Math.min(limitTicks, WIDEST_TICKS) >> LIST_BITS) + 1;
    if (this.#last.length < lists) this.#last = new Int32Array(lists);
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
    if (this.#limitTicks > WIDEST_TICKS) this.#runByHeap();
    else while (!this.#runByLists()) this.#growEntries();
    this.#entryCount = 0;
  }

  #runByHeap(): void {
    const { firstArc } = this.network;
    const arcs = this.#arcs;
    const labels = this.#labels;
    const settled = this.#waits + 2;
    for (let node = this.#heap.pop(); node >= 0; node = this.#heap.pop()) {
      const label = 4 * node;
      if (labels[label] === settled) continue;
      if (labels[label] === this.#waits) this.reached[this.reachedCount++] = node;
      labels[label] = settled;

      const soFar = labels[label + 1];
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        const ticks = soFar + arcs[2 * arc + 1];
        if (ticks <= this.#limitTicks) this.#take(arcs[2 * arc], ticks, labels[label + 2], arc);
      }
    }
  }

  /**
   * The same by lists, with `#take` written out and all fields in locals that never change, which makes it
   * half again as fast. False: stopped between two nodes for want of entries.
   */
  #runByLists(): boolean {
    const { reached } = this;
    const { firstArc } = this.network;
    const arcs = this.#arcs;
    const labels = this.#labels;
    const last = this.#last;
    const entries = this.#entries;
    const limitTicks = this.#limitTicks;
    const waits = this.#waits;
    const waitsAgain = waits + 1;
    const settled = waits + 2;
    const lastList = limitTicks >> LIST_BITS;
    const full = (entries.length >> 1) - this.#mostArcs;
    let entryCount = this.#entryCount;
    let { reachedCount } = this;

    let list = 0;
    while (list <= lastList && entryCount < full) {
      const taken = 2 * last[list];
      if (taken === 0) {
        list++;
        continue;
      }
      const node = entries[taken];
      last[list] = entries[taken + 1];
      const label = 4 * node;
      const state = labels[label];
      if (state === settled) continue; // it stood in more than one list, or twice in this
      if (state === waits) reached[reachedCount++] = node;
      labels[label] = settled;

      const soFar = labels[label + 1];
      const source = labels[label + 2];
      const end = firstArc[node + 1];
      for (let arc = firstArc[node]; arc < end; arc++) {
        const ticks = soFar + arcs[2 * arc + 1];
        if (ticks > limitTicks) continue;
        const head = arcs[2 * arc];
        const to = 4 * head;
        const known = labels[to];
        if (known >= waits && !isBetter(ticks, source, labels, to)) continue;
        labels[to] = known > waits ? waitsAgain : waits;
        labels[to + 1] = ticks;
        labels[to + 2] = source;
        labels[to + 3] = arc;

        const entry = 2 * ++entryCount;
        entries[entry] = head;
        entries[entry + 1] = last[ticks >> LIST_BITS];
        last[ticks >> LIST_BITS] = entryCount;
      }
    }
    this.#entryCount = entryCount;
    this.reachedCount = reachedCount;
    return list > lastList;
  }

  isReached(node: number): boolean {
    return this.#labels[4 * node] >= this.#waits;
  }

  /** Ticks between the node and its source; UNREACHED beyond the limit. */
  ticksTo(node: number): number {
    return this.#labels[4 * node] >= this.#waits ? this.#labels[4 * node + 1] : UNREACHED;
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
   * Takes what is better. A node that is settled may so get a shorter walk, or another source over streets
   * of no length; it waits again and passes it on.
   */
  #take(node: number, ticks: number, source: number, arc: number): void {
    const labels = this.#labels;
    const label = 4 * node;
    const known = labels[label];
    if (known >= this.#waits && !isBetter(ticks, source, labels, label)) return;
    labels[label] = known > this.#waits ? this.#waits + 1 : this.#waits;
    labels[label + 1] = ticks;
    labels[label + 2] = source;
    labels[label + 3] = arc;
    if (this.#limitTicks > WIDEST_TICKS) this.#heap.push(node, ticks);
    else this.#putInList(node, ticks);
  }

  #putInList(node: number, ticks: number): void {
    const entry = ++this.#entryCount;
    if (2 * entry + 1 >= this.#entries.length) this.#growEntries();
    this.#entries[2 * entry] = node;
    this.#entries[2 * entry + 1] = this.#last[ticks >> LIST_BITS];
    this.#last[ticks >> LIST_BITS] = entry;
  }

  #growEntries(): void {
    const entries = new Int32Array(2 * this.#entries.length);
    entries.set(this.#entries);
    this.#entries = entries;
  }
}

/** A list holds those that wait for 2⁵ ticks. */
const LIST_BITS = 5;
/** 58 hours: 65,536 lists. */
const WIDEST_TICKS = (1 << 21) - 1;
const FIRST_ENTRIES = 1024;
/** No search may begin above: the states of the next one would not be integers of 32 bits. */
const LAST_STATE = 0x7fffffff - 6;

/** UNREACHED as a signed integer. */
const NO_ARC = -1;

/** Shorter than what a label says, or as short and to a source of a smaller number. */
function isBetter(ticks: number, source: number, labels: Int32Array, label: number): boolean {
  const known = labels[label + 1];
  return ticks < known || (ticks === known && source < labels[label + 2]);
}

function mostArcsOfANode({ nodeCount, firstArc }: WalkingNetwork): number {
  let most = 0;
  for (let node = 0; node < nodeCount; node++) {
    most = Math.max(most, firstArc[node + 1] - firstArc[node]);
  }
  return most;
}
