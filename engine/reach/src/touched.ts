/** Numbers below a count that the change at hand has touched: each once, in the order in which they were. */
export class Touched {
  readonly list: number[] = [];
  /** By number: the change that last touched it. */
  readonly #lastChange: Uint32Array;
  #change = 1;

  constructor(count: number) {
    this.#lastChange = new Uint32Array(count);
  }

  /** The next change: nothing is touched yet. */
  clear(): void {
    this.#change++;
    this.list.length = 0;
  }

  /** @returns whether it was not touched before */
  add(number: number): boolean {
    if (this.#lastChange[number] === this.#change) return false;
    this.#lastChange[number] = this.#change;
    this.list.push(number);
    return true;
  }
}
