type Column = Float64Array | Int32Array;

/** What stood where before it was changed, since the first mark. */
export class Journal {
  readonly #columns: Column[] = [];
  readonly #at: number[] = [];
  readonly #before: number[] = [];
  readonly #marks: { readonly length: number; readonly totals: readonly [number, number] }[] = [];

  set(column: Column, at: number, value: number): void {
    if (this.#marks.length > 0) {
      this.#columns.push(column);
      this.#at.push(at);
      this.#before.push(column[at]);
    }
    column[at] = value;
  }

  mark(...totals: [number, number]): void {
    this.#marks.push({ length: this.#at.length, totals });
  }

  rollback(): readonly [number, number] {
    const { length, totals } = this.#marks.pop()!;
    while (this.#at.length > length) {
      this.#columns.pop()![this.#at.pop()!] = this.#before.pop()!;
    }
    return totals;
  }

  keep(): void {
    this.#marks.pop();
    if (this.#marks.length > 0) return;
    this.#columns.length = 0;
    this.#at.length = 0;
    this.#before.length = 0;
  }
}
