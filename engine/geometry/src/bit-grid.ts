/**
 * A grid of yes and no, a bit for each cell: cell (x, y) is bit `x & 31` of word
 * `y * rowWords + (x >> 5)`. One object serves many grids; what lies beyond a grid is no.
 */
export class BitGrid {
  rowWords = 0;
  rows = 0;
  /** May be longer than the grid. Signed, so that the engine keeps them in registers. */
  words = new Int32Array(0);

  /** Makes it an empty grid of this size. */
  clear(columns: number, rows: number): void {
    this.#resize((columns + 31) >> 5, rows);
    this.words.fill(0, 0, this.rowWords * rows);
  }

  set(x: number, y: number): void {
    this.words[y * this.rowWords + (x >> 5)] |= 1 << (x & 31);
  }

  has(x: number, y: number): boolean {
    return ((this.words[y * this.rowWords + (x >> 5)] >>> (x & 31)) & 1) === 1;
  }

  /**
   * Makes this the other grid with each of its cells grown to a blunt disc: 7 × 7 cells without the
   * four corners. Cells must be 3 or more from the rim.
   */
  becomeGrown(other: BitGrid, scratch: BitGrid): void {
    const { rowWords, rows } = other;
    this.#resize(rowWords, rows);
    // rows of twice the width, three more above and below, so that no row lacks a neighbour
    const step = 2 * rowWords;
    scratch.clear(32 * step, rows + 6);
    const { words } = this;
    const across = scratch.words;
    spreadRows(across, 3 * step, other.words, rowWords * rows, rowWords);
    for (let y = 0; y < rows; y++) {
      for (let word = 0; word < rowWords; word++) {
        const here = (y + 3) * step + word;
        words[y * rowWords + word] =
          across[here - 3 * step + rowWords] |
          across[here - 2 * step] |
          across[here - step] |
          across[here] |
          across[here + step] |
          across[here + 2 * step] |
          across[here + 3 * step + rowWords];
      }
    }
  }

  /** Makes this the cells of the other grid whose eight neighbours are all in it. */
  becomeShrunk(other: BitGrid): void {
    const { rowWords, rows } = other;
    this.#resize(rowWords, rows);
    const { words } = this;
    const wide = other.words;
    words.fill(0, 0, rowWords);
    words.fill(0, Math.max(0, rows - 1) * rowWords, rows * rowWords);
    for (let y = 1; y < rows - 1; y++) {
      const first = y * rowWords;
      let [before, here] = [0, columnAnd(wide, first, rowWords)];
      for (let word = 0; word < rowWords; word++) {
        const at = first + word;
        const after = word + 1 < rowWords ? columnAnd(wide, at + 1, rowWords) : 0;
        const west = (here << 1) | (before >>> 31);
        const east = (here >>> 1) | (after << 31);
        words[at] = here & west & east;
        before = here;
        here = after;
      }
    }
  }

  /** Makes this the cells of the other grid whose western neighbour is not in it. */
  becomeWesternRims(other: BitGrid): void {
    const { rowWords, rows } = other;
    this.#resize(rowWords, rows);
    const { words } = this;
    for (let y = 0; y < rows; y++) {
      let before = 0;
      for (let at = y * rowWords; at < (y + 1) * rowWords; at++) {
        const here = other.words[at];
        words[at] = here & ~((here << 1) | (before >>> 31));
        before = here;
      }
    }
  }

  #resize(rowWords: number, rows: number): void {
    this.rowWords = rowWords;
    this.rows = rows;
    if (this.words.length < rowWords * rows) this.words = new Int32Array(2 * rowWords * rows);
  }
}

/**
 * Into rows of twice the width, from `start` on: first the cells within 3 of a cell of the row, then
 * those within 2.
 */
function spreadRows(
  into: Int32Array,
  start: number,
  words: Int32Array,
  end: number,
  rowWords: number,
): void {
  for (let first = 0; first < end; first += rowWords) {
    let [before, here] = [0, words[first]];
    for (let word = 0; word < rowWords; word++) {
      const after = word + 1 < rowWords ? words[first + word + 1] : 0;
      const within2 =
        here |
        (here << 1) |
        (here << 2) |
        (before >>> 31) |
        (before >>> 30) |
        (here >>> 1) |
        (here >>> 2) |
        (after << 31) |
        (after << 30);
      into[start + 2 * first + word] =
        within2 | (here << 3) | (before >>> 29) | (here >>> 3) | (after << 29);
      into[start + 2 * first + rowWords + word] = within2;
      before = here;
      here = after;
    }
  }
}

/** Cells of a word that are in the rows above and below as well. */
function columnAnd(words: Int32Array, at: number, rowWords: number): number {
  return words[at - rowWords] & words[at] & words[at + rowWords];
}
