import type { Departures } from './asker-blocks.ts';
import type { BearerOrder } from './bearer-order.ts';

/** What is summed, and how far: the same for all blocks. */
export interface BlockTask {
  readonly order: BearerOrder;
  /**
   * By rank, column after column in rows of 2 · `pairCount`: what a bearer bears, or all bearers in the
   * subtree of a node together. Column 0 is 1 for every bearer.
   */
  readonly masses: Float64Array;
  /** Columns asked for, without column 0. */
  readonly columnCount: number;
  readonly pairCount: number;
  /** 0 … LONGEST_LANE_TICKS */
  readonly limitTicks: number;
  /** By ticks up to the limit what a walk counts; null: 1. Never applied to column 0. */
  readonly weights: Float64Array | null;
}

/**
 * What adds up the masses in reach of the askers of a block, one lane each. The answers do not depend on
 * which summer it is, to the last digit.
 */
export interface BlockSummer {
  /** Takes a task up; taking up the one at hand costs nothing. */
  begin(task: BlockTask): void;
  /** In rows of 2 · `pairCount`, a row for each lane; valid until the next call. */
  sumBlock(departures: Departures): Float64Array;
}

/** Nobody bears anything. */
export const NO_BLOCK_TASK: BlockTask = {
  order: {
    rankCount: 0,
    rankOfNode: new Uint32Array(0),
    rankOfBearer: new Uint32Array(0),
    firstUp: new Uint32Array(1),
    upArcs: new Int32Array(0),
    firstDown: new Uint32Array(1),
    downArcs: new Int32Array(0),
    subtrees: new Uint32Array(0),
    parent: new Uint32Array(0),
  },
  masses: new Float64Array(0),
  columnCount: 0,
  pairCount: 1,
  limitTicks: 0,
  weights: null,
};
