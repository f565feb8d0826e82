import { BLOCK_SIZE, DEPARTURE_WORDS, type Departures } from './asker-blocks.ts';
import { FARTHEST } from './bearer-ends.ts';
import { BEARER } from './bearer-order.ts';
import { type BlockSummer, type BlockTask, NO_BLOCK_TASK } from './block-summer.ts';

/** Adds up the masses in reach in plain TypeScript: docs/methods/sums-within-reach.md. */
export class PlainBlockSummer implements BlockSummer {
  #task: BlockTask = NO_BLOCK_TASK;
  /** A bit for each rank that is still to be looked at. */
  #marks = new Uint32Array(0);
  /** Rows of ticks by lane; that of rank `r` has the number `#slotOfRank[r]`. Row 0 reaches nobody. */
  #rows = new Int32Array(BLOCK_SIZE);
  #slotOfRank = new Uint32Array(0);
  #rankOfSlot: number[] = [];
  #sums = new Float64Array(0);

  begin(task: BlockTask): void {
    if (this.#task === task) return;
    this.#task = task;
    const { rankCount } = task.order;
    this.#marks = new Uint32Array((rankCount >>> 5) + 1);
    this.#slotOfRank = new Uint32Array(rankCount);
    this.#rows.fill(FARTHEST, 0, BLOCK_SIZE);
    this.#rankOfSlot = [0];
    this.#sums = new Float64Array(2 * task.pairCount * BLOCK_SIZE);
  }

  sumBlock({ words, toNodes, toBearers }: Departures): Float64Array {
    this.#sums.fill(0);
    const neighbours = DEPARTURE_WORDS * toNodes;
    this.#setOut(words.subarray(0, neighbours));
    this.#climb();
    this.#setOut(words.subarray(neighbours, neighbours + DEPARTURE_WORDS * toBearers));
    const bearers = this.#descend();
    if (this.#task.weights === null) this.#addWithin(bearers);
    else this.#addFading(bearers, this.#task.weights);
    for (const rank of this.#rankOfSlot) this.#slotOfRank[rank] = 0;
    this.#rankOfSlot = [0];
    return this.#sums;
  }

  /** Every lane's walk to a rank becomes at most that of its departure there. */
  #setOut(departures: Int32Array): void {
    for (let at = 0; at < departures.length; at += DEPARTURE_WORDS) {
      const cell = this.#openRow(departures[at]) + departures[at + 1];
      this.#rows[cell] = Math.min(this.#rows[cell], departures[at + 2]);
    }
  }

  /** Up by rank: whoever stands at the lower end of an arc offers it to the upper end. */
  #climb(): void {
    const { order, limitTicks } = this.#task;
    for (let rank = this.#firstMarkFrom(0); rank >= 0; rank = this.#firstMarkFrom(rank + 1)) {
      const nearest = this.#nearest(BLOCK_SIZE * this.#slotOfRank[rank]);
      for (let arc = 2 * order.firstUp[rank]; arc < 2 * order.firstUp[rank + 1]; arc += 2) {
        const ticks = order.upArcs[arc + 1] >>> 16;
        if (nearest + ticks > limitTicks) continue;
        const above = this.#openRow(order.upArcs[arc]);
        this.#offer(BLOCK_SIZE * this.#slotOfRank[rank], ticks, above);
      }
    }
  }

  /** Down by rank; the bearers that may be in reach, from the last rank. */
  #descend(): number[] {
    const { order, limitTicks, weights } = this.#task;
    const bearers: number[] = [];
    for (let rank = this.#takeLastMark(); rank >= 0; rank = this.#takeLastMark()) {
      const first = order.subtrees[2 * rank];
      const eccentricity = order.subtrees[2 * rank + 1];
      if (eccentricity === BEARER) {
        bearers.push(rank);
        continue;
      }
      const row = this.#settle(rank);
      const nearest = this.#nearest(row);
      if (nearest > limitTicks) continue;
      if (this.#slotOfRank[rank] === 0) this.#takeSlot(rank);
      if (weights === null && first < rank && this.#farthest(row) + eccentricity <= limitTicks) {
        this.#addWhole(rank);
        this.#unmark(first, rank);
      } else this.#markBelow(rank, limitTicks - nearest);
    }
    return bearers;
  }

  /** Takes the best of what is above; where the row stands that is now final. */
  #settle(rank: number): number {
    const { firstUp, upArcs } = this.#task.order;
    const slot = this.#slotOfRank[rank];
    const row = BLOCK_SIZE * (slot === 0 ? this.#rankOfSlot.length : slot);
    this.#makeRoom(row);
    if (slot === 0) this.#rows.fill(FARTHEST, row, row + BLOCK_SIZE);
    for (let arc = 2 * firstUp[rank]; arc < 2 * firstUp[rank + 1]; arc += 2) {
      const above = BLOCK_SIZE * this.#slotOfRank[upArcs[arc]];
      this.#offer(above, upArcs[arc + 1] & 0xffff, row);
    }
    return row;
  }

  #markBelow(rank: number, room: number): void {
    const { firstDown, downArcs } = this.#task.order;
    for (let arc = 2 * firstDown[rank]; arc < 2 * firstDown[rank + 1]; arc += 2) {
      if (downArcs[arc + 1] <= room) this.#mark(downArcs[arc]);
    }
  }

  #addWhole(rank: number): void {
    const { masses, pairCount } = this.#task;
    const width = 2 * pairCount;
    for (let cell = 0; cell < this.#sums.length; cell++) {
      this.#sums[cell] += masses[rank * width + (cell % width)];
    }
  }

  /** By fours, as the kernel does, so that fractions round alike. */
  #addWithin(bearers: readonly number[]): void {
    const { masses, pairCount, limitTicks } = this.#task;
    const width = 2 * pairCount;
    const fours = new Float64Array(this.#sums.length);
    bearers.forEach((bearer, number) => {
      const row = this.#settle(bearer);
      for (let cell = 0; cell < fours.length; cell++) {
        if (this.#rows[row + Math.floor(cell / width)] > limitTicks) continue;
        fours[cell] += masses[bearer * width + (cell % width)];
      }
      if (number % 4 < 3 && number + 1 < bearers.length) return;
      for (let cell = 0; cell < fours.length; cell++) this.#sums[cell] += fours[cell];
      fours.fill(0);
    });
  }

  #addFading(bearers: readonly number[], weights: Float64Array): void {
    const { masses, pairCount, limitTicks } = this.#task;
    const width = 2 * pairCount;
    for (const bearer of bearers) {
      const row = this.#settle(bearer);
      for (let cell = 0; cell < this.#sums.length; cell++) {
        const ticks = this.#rows[row + Math.floor(cell / width)];
        if (ticks > limitTicks) continue;
        const weight = cell % width === 0 ? 1 : weights[ticks];
        this.#sums[cell] += masses[bearer * width + (cell % width)] * weight;
      }
    }
  }

  /** Where the row of a rank begins; a rank that had none is now marked, and unreached. */
  #openRow(rank: number): number {
    if (this.#slotOfRank[rank] === 0) {
      const row = BLOCK_SIZE * this.#takeSlot(rank);
      this.#makeRoom(row);
      this.#rows.fill(FARTHEST, row, row + BLOCK_SIZE);
      this.#mark(rank);
    }
    return BLOCK_SIZE * this.#slotOfRank[rank];
  }

  #takeSlot(rank: number): number {
    this.#slotOfRank[rank] = this.#rankOfSlot.length;
    return this.#rankOfSlot.push(rank) - 1;
  }

  #makeRoom(row: number): void {
    if (row + BLOCK_SIZE <= this.#rows.length) return;
    const larger = new Int32Array(2 * (row + BLOCK_SIZE));
    larger.set(this.#rows);
    this.#rows = larger;
  }

  #offer(row: number, ticks: number, to: number): void {
    const rows = this.#rows;
    for (let lane = 0; lane < BLOCK_SIZE; lane++) {
      const walk = rows[row + lane] + ticks;
      if (walk < rows[to + lane]) rows[to + lane] = walk;
    }
  }

  #nearest(row: number): number {
    let nearest = FARTHEST;
    for (let cell = row; cell < row + BLOCK_SIZE; cell++) {
      nearest = Math.min(nearest, this.#rows[cell]);
    }
    return nearest;
  }

  #farthest(row: number): number {
    let farthest = 0;
    for (let cell = row; cell < row + BLOCK_SIZE; cell++) {
      farthest = Math.max(farthest, this.#rows[cell]);
    }
    return farthest;
  }

  #mark(rank: number): void {
    this.#marks[rank >>> 5] |= 1 << (rank & 31);
  }

  #unmark(first: number, end: number): void {
    for (let rank = first; rank < end; rank++) this.#marks[rank >>> 5] &= ~(1 << (rank & 31));
  }

  #firstMarkFrom(rank: number): number {
    const marks = this.#marks;
    let bits = (marks[rank >>> 5] & (-1 << (rank & 31))) >>> 0;
    for (let word = rank >>> 5; ; ) {
      if (bits !== 0) return 32 * word + 31 - Math.clz32(bits & -bits);
      if (++word >= marks.length) return -1;
      bits = marks[word];
    }
  }

  #takeLastMark(): number {
    for (let word = this.#marks.length - 1; word >= 0; word--) {
      const bits = this.#marks[word];
      if (bits === 0) continue;
      const bit = 31 - Math.clz32(bits);
      this.#marks[word] ^= 1 << bit;
      return 32 * word + bit;
    }
    return -1;
  }
}
