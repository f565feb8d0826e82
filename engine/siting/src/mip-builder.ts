import type { MipModel } from '@yike/kernel';

/** Builds a program column by column and row by row. */
export class MipBuilder {
  readonly #objective: number[] = [];
  readonly #upper: number[] = [];
  readonly #lower: number[] = [];
  readonly #isWhole: number[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #first: number[] = [0];
  readonly #column: number[] = [];
  readonly #factor: number[] = [];

  /** Gives the number of the column. */
  addColumn(objective: number, lower: number, upper: number, isWhole: boolean): number {
    this.#lower.push(lower);
    this.#upper.push(upper);
    this.#isWhole.push(isWhole ? 1 : 0);
    return this.#objective.push(objective) - 1;
  }

  /** Of the row that `endRow` ends. */
  addEntry(column: number, factor: number): void {
    this.#column.push(column);
    this.#factor.push(factor);
  }

  endRow(lower: number, upper: number): void {
    this.#first.push(this.#column.length);
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
  }

  build(isGreatest: boolean): MipModel {
    return {
      isGreatest,
      objective: Float64Array.from(this.#objective),
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      isWhole: Uint8Array.from(this.#isWhole),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      firstOfRow: Int32Array.from(this.#first),
      column: Int32Array.from(this.#column),
      factor: Float64Array.from(this.#factor),
    };
  }
}
