import type { NodeQueue } from './node-queue.ts';

/** Limits up to 109 minutes are served by a list for every tick. */
export const WIDEST_QUEUE_TICKS = 0xffff;

/**
 * A list of nodes for each tick up to a known limit, and a bit for each list that holds somebody. To find
 * the next is to look at a few bits, where a heap would compare its way down.
 *
 * No push may be of fewer ticks than the last pop: searches never go back.
 */
export class TickQueue implements NodeQueue {
  /** By tick its last entry, from 1; 0 for none. */
  #last = new Int32Array(0);
  /** By tick, a bit. */
  #filled = new Int32Array(1);
  /** By entry: its node, and the entry before it of the same ticks. */
  #entries = new Int32Array(2048);
  #count = 0;
  #word = 0;
  poppedTicks = 0;

  /** Empties the queue and makes room for ticks up to a limit. */
  begin(limitTicks: number): void {
    while (this.pop() >= 0);
    if (this.#last.length <= limitTicks) {
      this.#last = new Int32Array(limitTicks + 1);
      this.#filled = new Int32Array((limitTicks >> 5) + 1);
    }
    this.#count = 0;
    this.#word = 0;
  }

  push(node: number, ticks: number): void {
    const entry = ++this.#count;
    if (2 * entry + 1 >= this.#entries.length) this.#grow();
    this.#entries[2 * entry] = node;
    this.#entries[2 * entry + 1] = this.#last[ticks];
    this.#last[ticks] = entry;
    this.#filled[ticks >> 5] |= 1 << (ticks & 31);
  }

  pop(): number {
    const filled = this.#filled;
    let word = this.#word;
    while (word < filled.length && filled[word] === 0) word++;
    if (word === filled.length) return -1;
    this.#word = word;
    const bits = filled[word];
    const ticks = 32 * word + 31 - Math.clz32(bits & -bits);
    const entry = this.#last[ticks];
    const before = this.#entries[2 * entry + 1];
    this.#last[ticks] = before;
    if (before === 0) filled[word] = bits & (bits - 1);
    this.poppedTicks = ticks;
    return this.#entries[2 * entry];
  }

  #grow(): void {
    const entries = new Int32Array(2 * this.#entries.length);
    entries.set(this.#entries);
    this.#entries = entries;
  }
}
