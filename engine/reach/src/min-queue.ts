/** A binary heap of integer items with integer priorities, smallest first; grows as needed. */
export class MinQueue {
  #items = new Uint32Array(1024);
  #priorities = new Uint32Array(1024);
  #length = 0;
  /** Priority of the item `pop` last returned. */
  poppedPriority = 0;

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  push(item: number, priority: number): void {
    if (this.#length === this.#items.length) this.#grow();
    const items = this.#items;
    const priorities = this.#priorities;
    let at = this.#length++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (priorities[parent] <= priority) break;
      items[at] = items[parent];
      priorities[at] = priorities[parent];
      at = parent;
    }
    items[at] = item;
    priorities[at] = priority;
  }

  /** Takes the item of smallest priority. Call only while `length` is above 0. */
  pop(): number {
    const items = this.#items;
    const priorities = this.#priorities;
    const top = items[0];
    this.poppedPriority = priorities[0];
    const length = --this.#length;
    const item = items[length];
    const priority = priorities[length];
    let at = 0;
    for (let child = 1; child < length; child = 2 * at + 1) {
      if (child + 1 < length && priorities[child + 1] < priorities[child]) child++;
      if (priorities[child] >= priority) break;
      items[at] = items[child];
      priorities[at] = priorities[child];
      at = child;
    }
    items[at] = item;
    priorities[at] = priority;
    return top;
  }

  #grow(): void {
    const items = new Uint32Array(this.#items.length * 2);
    const priorities = new Uint32Array(this.#items.length * 2);
    items.set(this.#items);
    priorities.set(this.#priorities);
    this.#items = items;
    this.#priorities = priorities;
  }
}
