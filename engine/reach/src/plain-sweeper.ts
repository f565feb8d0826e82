import type { JointEnds } from './joint-ends.ts';
import { UNREACHED_LANE } from './lane.ts';
import type { SweepArcs } from './sweep-arcs.ts';
import { GATHER_COUNT, type Sweeper } from './sweeper.ts';

/** The two sweeps in plain TypeScript: docs/methods/two-sweeps.md. */
export class PlainSweeper implements Sweeper {
  readonly mostLanes = 8;
  #arcs: SweepArcs = { nodeCount: 0, firstUp: new Uint32Array(1), arcs: new Int32Array(0) };
  #laneCount = 0;
  #rows = new Int32Array(0);
  #gathered = new Int32Array(0);

  begin(arcs: SweepArcs, laneCount: number): Int32Array {
    const size = arcs.nodeCount * laneCount;
    if (this.#rows.length < size) this.#rows = new Int32Array(size);
    this.#arcs = arcs;
    this.#laneCount = laneCount;
    this.#gathered = new Int32Array(GATHER_COUNT * laneCount);
    return this.#rows.subarray(0, size).fill(UNREACHED_LANE);
  }

  sweep(): void {
    this.#climb();
    this.#descend();
  }

  /** Up by rank: whoever stands at the lower end of an arc offers it to the upper end. */
  #climb(): void {
    const { nodeCount, firstUp, arcs } = this.#arcs;
    const laneCount = this.#laneCount;
    const rows = this.#rows;
    for (let rank = 0; rank < nodeCount; rank++) {
      const row = rank * laneCount;
      if (isUnreached(rows, row, laneCount)) continue;
      for (let arc = 2 * firstUp[rank]; arc < 2 * firstUp[rank + 1]; arc += 2) {
        const above = arcs[arc] * laneCount;
        const step = arcs[arc + 1] & 0xffff0000;
        for (let lane = 0; lane < laneCount; lane++) {
          const offer = (rows[row + lane] + step) | 0;
          if (offer < rows[above + lane]) rows[above + lane] = offer;
        }
      }
    }
  }

  /** Down by rank: every rank takes the best of those it leads up to. */
  #descend(): void {
    const { nodeCount, firstUp, arcs } = this.#arcs;
    const laneCount = this.#laneCount;
    const rows = this.#rows;
    for (let rank = nodeCount - 1; rank >= 0; rank--) {
      const row = rank * laneCount;
      for (let arc = 2 * firstUp[rank]; arc < 2 * firstUp[rank + 1]; arc += 2) {
        const above = arcs[arc] * laneCount;
        const step = arcs[arc + 1] << 16;
        for (let lane = 0; lane < laneCount; lane++) {
          const offer = (rows[above + lane] + step) | 0;
          if (offer < rows[row + lane]) rows[row + lane] = offer;
        }
      }
    }
  }

  gather(ends: JointEnds, begin: number, end: number): Int32Array {
    const laneCount = this.#laneCount;
    const rows = this.#rows;
    const gathered = this.#gathered;
    let out = 0;
    for (let joint = 4 * begin; joint < 4 * end; joint += 4) {
      const from = ends[joint] * laneCount;
      const overFrom = ends[joint + 1];
      const to = ends[joint + 2] * laneCount;
      const overTo = ends[joint + 3];
      for (let lane = 0; lane < laneCount; lane++) {
        const one = (rows[from + lane] + overFrom) | 0;
        const other = (rows[to + lane] + overTo) | 0;
        gathered[out++] = Math.min(one, other, UNREACHED_LANE);
      }
    }
    return gathered;
  }
}

function isUnreached(rows: Int32Array, row: number, laneCount: number): boolean {
  for (let lane = 0; lane < laneCount; lane++) {
    if (rows[row + lane] !== UNREACHED_LANE) return false;
  }
  return true;
}
