import { BitGrid } from './bit-grid.ts';

/**
 * One closed walk around cells of a grid in steps of one cell, the cells always to the left: outer
 * rims counter-clockwise, holes clockwise. Point `i` of `length` is the corner (xs[i], ys[i]), the
 * south-western one of the cell of that number.
 */
export interface Rim {
  readonly xs: Int32Array;
  readonly ys: Int32Array;
  readonly length: number;
  readonly isHole: boolean;
  /** Number of the outer rim it belongs to, counted among outer rims; its own if it is one. */
  readonly outer: number;
}

/**
 * Walks around the cells of a grid. Cells that touch in a corner only do not belong together, so no
 * rim passes a corner straight through another: it turns off with its own cell.
 */
export class RimTracer {
  #xs = new Int32Array(1024);
  #ys = new Int32Array(1024);
  readonly #untold = new BitGrid();
  /** By word and bit of its cell: which rim passes down the western side. */
  #rimOf = new Int32Array(0);

  /**
   * Calls back with each rim once, an outer one before its holes. The rim is good until the
   * callback returns. Cells must not lie on the edge of the grid.
   */
  trace(grid: BitGrid, found: (rim: Rim) => void): void {
    const untold = this.#untold;
    untold.becomeWesternRims(grid);
    const wordCount = grid.rowWords * grid.rows;
    if (this.#rimOf.length < 32 * wordCount) this.#rimOf = new Int32Array(64 * wordCount);
    const outerOfRim: number[] = [];
    let outers = 0;
    // from south to north, so that a hole comes after the rims its southern side meets
    for (let word = 0; word < wordCount; word++) {
      while (untold.words[word] !== 0) {
        const bit = 31 - Math.clz32(untold.words[word] & -untold.words[word]);
        const x = 32 * (word % grid.rowWords) + bit;
        const y = Math.floor(word / grid.rowWords);
        const rim = this.#walk(grid, x, y, outerOfRim.length);
        const outer = rim.area < 0 ? outerOfRim[this.#rimWestOf(grid, x - 1, y - 1)] : outers++;
        outerOfRim.push(outer);
        const { length } = rim;
        found({ xs: this.#xs, ys: this.#ys, length, isHole: rim.area < 0, outer });
      }
    }
  }

  /** Walks from the western side of a cell southwards and round; signed area in cells. */
  #walk(grid: BitGrid, startX: number, startY: number, number: number) {
    const untold = this.#untold.words;
    const { rowWords, words } = grid;
    const rimOf = this.#rimOf;
    let x = startX;
    let y = startY + 1;
    let stepX = 0;
    let stepY = -1;
    let length = 0;
    let area = 0;
    do {
      if (length === this.#xs.length) this.#grow();
      this.#xs[length] = x;
      this.#ys[length++] = y;
      if (stepY === -1) {
        const row = (y - 1) * rowWords;
        untold[row + (x >> 5)] &= ~(1 << (x & 31));
        rimOf[32 * row + x] = number;
      }
      x += stepX;
      y += stepY;
      area += x * stepY;
      // the cells ahead, to the left and to the right of the line walked
      const leftX = x + ((stepX - stepY - 1) >> 1);
      const leftY = y + ((stepY + stepX - 1) >> 1);
      const formerX = stepX;
      if ((words[leftY * rowWords + (leftX >> 5)] & (1 << (leftX & 31))) === 0) {
        stepX = -stepY;
        stepY = formerX;
        continue;
      }
      const rightX = x + ((stepX + stepY - 1) >> 1);
      const rightY = y + ((stepY - stepX - 1) >> 1);
      if ((words[rightY * rowWords + (rightX >> 5)] & (1 << (rightX & 31))) === 0) continue;
      stepX = stepY;
      stepY = -formerX;
    } while (x !== startX || y !== startY + 1 || stepY !== -1);
    return { length, area };
  }

  /** The rim that passes down the western side of the row of cells in which this one lies. */
  #rimWestOf(grid: BitGrid, x: number, y: number): number {
    let west = x;
    while (grid.has(west - 1, y)) west--;
    return this.#rimOf[32 * y * grid.rowWords + west];
  }

  #grow(): void {
    const [xs, ys] = [this.#xs, this.#ys];
    this.#xs = new Int32Array(2 * xs.length);
    this.#ys = new Int32Array(2 * ys.length);
    this.#xs.set(xs);
    this.#ys.set(ys);
  }
}
