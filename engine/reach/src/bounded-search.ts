import { UNREACHED, type WalkingNetwork, type Weights } from '@yike/engine-network';
import { stepOff, stepOn } from './along-edge.ts';
import { checkLimit, checkNumber, checkWeights } from './check-question.ts';
import type { Direction } from './direction.ts';
import { MinQueue } from './min-queue.ts';
import { spreadingArcs } from './spreading-arcs.ts';

/**
 * A search from any number of places along edges, up to a limit; one object serves many searches
 * without allocating. After `run`, `reached[0 … reachedCount)` are the nodes within the limit, in no order
 * that means anything; `ticksTo(node)` and `sourceOf(node)` speak of those.
 *
 * A blocked node is not entered: a walk may come up to a gate from its edge, but not pass it.
 *
 * How: Dijkstra's search, with the nodes that wait in lists of 128 ticks each and not in order within a
 * list. So a node may pass on a walk too early; when a shorter one comes to light, still out of the same
 * list, it waits and passes that on. That is rare, as few streets are walked in 128 ticks, and ends, as
 * ticks are whole. It spares a heap's comparing. Limits beyond WIDEST_TICKS are served by a heap.
 *
 * Nothing is cleared between searches: each counts its ticks from a zero so far below the last one's that
 * whatever an older search wrote is beyond the limit.
 */
export class BoundedSearch {
  readonly network: WalkingNetwork;
  readonly weights: Weights;
  readonly direction: Direction;
  readonly reached: Uint32Array;
  reachedCount = 0;
  readonly #arcs: Int32Array;
  readonly #mostArcs: number;
  /** By node: ticks from `#zero`. */
  readonly #ticks: Int32Array;
  /** By node that is reached: number of the source; arc by which the search came, NO_ARC at sources. */
  readonly #origins: Int32Array;
  /** Ticks as they are written: those of the sources, and the longest that count. */
  #zero = HIGHEST;
  #limit = HIGHEST;
  #limitTicks = 0;
  /** By 128 ticks the last node that waits there, as an entry from 1; 0 for none. */
  #last = new Int32Array(0);
  /** By entry: its node, the ticks it waits with, and the entry before it in its list. */
  #entries = new Int32Array(ENTRY_WORDS * FIRST_ENTRIES);
  #entryCount = 0;
  readonly #heap = new MinQueue();

  /** @throws RangeError for weights of another network */
  constructor(network: WalkingNetwork, weights: Weights, direction: Direction) {
    checkWeights(network, weights);
    this.network = network;
    this.weights = weights;
    this.direction = direction;
    this.reached = new Uint32Array(network.nodeCount);
    this.#arcs = spreadingArcs(network, weights, direction);
    this.#mostArcs = mostArcsOfANode(network);
    this.#ticks = new Int32Array(network.nodeCount).fill(HIGHEST);
    this.#origins = new Int32Array(2 * network.nodeCount);
  }

  /**
   * Forgets the last search and begins one that looks no farther than this.
   *
   * @param limitTicks longest walk that is told of, inclusive; whole, 0 … 2³¹ − 2
   * @throws RangeError for another limit
   */
  begin(limitTicks: number): void {
    checkLimit(limitTicks);
    if (this.#zero - LOWEST <= limitTicks) {
      this.#ticks.fill(HIGHEST);
      this.#zero = HIGHEST;
    }
    // the limit lies below all that older searches wrote
    this.#limit = this.#zero - 1;
    this.#zero = this.#limit - limitTicks;
    this.#limitTicks = limitTicks;
    this.reachedCount = 0;
    // a search that was begun and never run leaves somebody waiting
    this.#heap.clear();
    if (this.#entryCount > 0) this.#last.fill(0);
    this.#entryCount = 0;
    const lists = (Math.min(limitTicks, WIDEST_TICKS) >> LIST_BITS) + 1;
    if (this.#last.length < lists) this.#last = new Int32Array(lists);
  }

  /**
   * Adds a place on an edge that is `ticks` away from the true source, and the number it goes by.
   * @throws RangeError for an edge that is not there
   */
  addSource(edge: number, alongDm: number, ticks: number, source: number): void {
    const { network, weights } = this;
    checkNumber('edge', edge, network.edgeCount);
    const step = this.direction === 'away' ? stepOff : stepOn;
    const { edgeFrom, edgeTo } = network;
    this.#setOut(edgeFrom[edge], ticks + step(network, weights, edge, alongDm, 'from'), source);
    this.#setOut(edgeTo[edge], ticks + step(network, weights, edge, alongDm, 'to'), source);
  }

  #setOut(node: number, ticks: number, source: number): void {
    // UNREACHED is beyond every limit, and so is anything added to it
    if (ticks > this.#limitTicks || this.weights.isBlocked[node] === 1) return;
    this.#take(node, this.#zero + ticks, source, NO_ARC);
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
    for (let node = this.#heap.pop(); node >= 0; node = this.#heap.pop()) {
      const soFar = this.#ticks[node];
      if (this.#zero + this.#heap.poppedTicks > soFar) continue;
      const room = this.#limit - soFar;
      const source = this.#origins[2 * node];
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        const step = arcs[2 * arc + 1];
        if (step <= room) this.#take(arcs[2 * arc], soFar + step, source, arc);
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
    const known = this.#ticks;
    const origins = this.#origins;
    const last = this.#last;
    const entries = this.#entries;
    const zero = this.#zero;
    const limit = this.#limit;
    const lastList = this.#limitTicks >> LIST_BITS;
    const full = entries.length / ENTRY_WORDS - this.#mostArcs;
    let entryCount = this.#entryCount;
    let { reachedCount } = this;

    let list = 0;
    while (list <= lastList && entryCount < full) {
      const taken = ENTRY_WORDS * last[list];
      if (taken === 0) {
        list++;
        continue;
      }
      const node = entries[taken];
      const soFar = entries[taken + 1];
      last[list] = entries[taken + 2];
      if (soFar > known[node]) continue; // a shorter walk got here since

      const room = limit - soFar;
      const source = origins[2 * node];
      const end = firstArc[node + 1];
      for (let arc = firstArc[node]; arc < end; arc++) {
        const step = arcs[2 * arc + 1];
        if (step > room) continue;
        const head = arcs[2 * arc];
        const ticks = soFar + step;
        const before = known[head];
        if (ticks >= before && (ticks > before || source >= origins[2 * head])) continue;
        if (before > limit) reached[reachedCount++] = head;
        known[head] = ticks;
        origins[2 * head] = source;
        origins[2 * head + 1] = arc;

        const entry = ENTRY_WORDS * ++entryCount;
        entries[entry] = head;
        entries[entry + 1] = ticks;
        const waitsIn = (ticks - zero) >> LIST_BITS;
        entries[entry + 2] = last[waitsIn];
        last[waitsIn] = entryCount;
      }
    }
    this.#entryCount = entryCount;
    this.reachedCount = reachedCount;
    return list > lastList;
  }

  isReached(node: number): boolean {
    return this.#ticks[node] <= this.#limit;
  }

  /** Ticks between the node and its source; UNREACHED beyond the limit. */
  ticksTo(node: number): number {
    const ticks = this.#ticks[node];
    return ticks <= this.#limit ? ticks - this.#zero : UNREACHED;
  }

  /** Number of the source that is nearest to a reached node; the smallest among equally near ones. */
  sourceOf(node: number): number {
    return this.#origins[2 * node];
  }

  /** Arc that led to a reached node, or UNREACHED where the walk steps on from its source's edge. */
  arcInto(node: number): number {
    return this.#origins[2 * node + 1] >>> 0;
  }

  /**
   * Takes what is better: shorter, or as short and from a source of a smaller number. A node that has
   * passed on its walk may so get another; it waits again.
   */
  #take(node: number, ticks: number, source: number, arc: number): void {
    const before = this.#ticks[node];
    const origins = this.#origins;
    if (ticks >= before && (ticks > before || source >= origins[2 * node])) return;
    if (before > this.#limit) this.reached[this.reachedCount++] = node;
    this.#ticks[node] = ticks;
    origins[2 * node] = source;
    origins[2 * node + 1] = arc;
    if (this.#limitTicks > WIDEST_TICKS) this.#heap.push(node, ticks - this.#zero);
    else this.#putInList(node, ticks);
  }

  #putInList(node: number, ticks: number): void {
    const entry = ++this.#entryCount;
    if (ENTRY_WORDS * (entry + 1) > this.#entries.length) this.#growEntries();
    const list = (ticks - this.#zero) >> LIST_BITS;
    this.#entries.set([node, ticks, this.#last[list]], ENTRY_WORDS * entry);
    this.#last[list] = entry;
  }

  #growEntries(): void {
    const entries = new Int32Array(2 * this.#entries.length);
    entries.set(this.#entries);
    this.#entries = entries;
  }
}

/** A list holds those that wait for 2⁷ ticks. */
const LIST_BITS = 7;
/** 58 hours: 16,384 lists. */
const WIDEST_TICKS = (1 << 21) - 1;
const ENTRY_WORDS = 3;
const FIRST_ENTRIES = 1024;
/** Ticks are written as integers of 32 bits: no zero below this, and what nobody reached yet. */
const LOWEST = -0x80000000;
const HIGHEST = 0x7fffffff;

/** UNREACHED as a signed integer. */
const NO_ARC = -1;

function mostArcsOfANode({ nodeCount, firstArc }: WalkingNetwork): number {
  let most = 0;
  for (let node = 0; node < nodeCount; node++) {
    most = Math.max(most, firstArc[node + 1] - firstArc[node]);
  }
  return most;
}
