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

// Headings count to the left: south, east, north, west. The cells ahead of a corner, to the left and
// to the right of the line walked, by their numbers relative to the corner's.
const SOUTH = 0;
const STEP_X = Int32Array.of(0, 1, 0, -1);
const STEP_Y = Int32Array.of(-1, 0, 1, 0);
const LEFT_X = Int32Array.of(0, 0, -1, -1);
const LEFT_Y = Int32Array.of(-1, 0, 0, -1);
const RIGHT_X = Int32Array.of(-1, 0, 0, -1);
const RIGHT_Y = Int32Array.of(-1, -1, 0, 0);

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
    let xs = this.#xs;
    let ys = this.#ys;
    let x = startX;
    let y = startY + 1;
    let heading = SOUTH;
    let length = 0;
    let area = 0;
    do {
      if (length === xs.length) {
        this.#grow();
        xs = this.#xs;
        ys = this.#ys;
      }
      xs[length] = x;
      ys[length++] = y;
      if (heading === SOUTH) {
        const row = (y - 1) * rowWords;
        untold[row + (x >> 5)] &= ~(1 << (x & 31));
        rimOf[32 * row + x] = number;
      }
      x += STEP_X[heading];
      y += STEP_Y[heading];
      area += x * STEP_Y[heading];
      // of the cells ahead: without the left one turn left, with both turn right; without a branch
      const leftX = x + LEFT_X[heading];
      const leftWord = words[(y + LEFT_Y[heading]) * rowWords + (leftX >> 5)];
      const rightX = x + RIGHT_X[heading];
      const rightWord = words[(y + RIGHT_Y[heading]) * rowWords + (rightX >> 5)];
      const left = (leftWord >>> (leftX & 31)) & 1;
      const right = (rightWord >>> (rightX & 31)) & left;
      heading = (heading + 1 - left - right) & 3;
    } while (x !== startX || y !== startY + 1 || heading !== SOUTH);
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
