import type { NodeQueue } from './node-queue.ts';

/** A binary heap, for ticks of any size; grows as needed. */
export class MinQueue implements NodeQueue {
  #nodes = new Uint32Array(1024);
  #ticks = new Uint32Array(1024);
  #length = 0;
  poppedTicks = 0;

  clear(): void {
    this.#length = 0;
  }

  push(node: number, walk: number): void {
    if (this.#length === this.#nodes.length) this.#grow();
    const nodes = this.#nodes;
    const ticks = this.#ticks;
    let at = this.#length++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (ticks[parent] <= walk) break;
      nodes[at] = nodes[parent];
      ticks[at] = ticks[parent];
      at = parent;
    }
    nodes[at] = node;
    ticks[at] = walk;
  }

  pop(): number {
    if (this.#length === 0) return -1;
    const nodes = this.#nodes;
    const ticks = this.#ticks;
    const top = nodes[0];
    this.poppedTicks = ticks[0];
    const length = --this.#length;
    const node = nodes[length];
    const walk = ticks[length];
    let at = 0;
    for (let child = 1; child < length; child = 2 * at + 1) {
      if (child + 1 < length && ticks[child + 1] < ticks[child]) child++;
      if (ticks[child] >= walk) break;
      nodes[at] = nodes[child];
      ticks[at] = ticks[child];
      at = child;
    }
    nodes[at] = node;
    ticks[at] = walk;
    return top;
  }

  #grow(): void {
    const nodes = new Uint32Array(this.#nodes.length * 2);
    const ticks = new Uint32Array(this.#nodes.length * 2);
    nodes.set(this.#nodes);
    ticks.set(this.#ticks);
    this.#nodes = nodes;
    this.#ticks = ticks;
  }
}
