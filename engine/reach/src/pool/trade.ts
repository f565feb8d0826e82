import type { BlockSummer } from '../block-summer.ts';
import type { Sweeper } from '../sweeper.ts';

/** What a thread computes with; its own, since neither can serve two at once. */
export interface Kernels {
  readonly sweeper: Sweeper;
  readonly summer: BlockSummer;
}

/**
 * A kind of work that falls into numbered parts, none of which needs another. Pool and thread both know
 * it: the pool by its name, the thread by what it does.
 *
 * `What` is plain data: numbers, strings, typed arrays, and objects and arrays of those. `Piece` is as
 * plain, and its typed arrays lie in buffers that are nobody else's, as they are moved to the asker.
 * A piece must depend on `what` and its range alone: then nobody can tell how many threads there were.
 */
export interface Trade<What, Piece> {
  readonly name: string;
  /** Takes a question up on a thread; what this gives answers any range of its parts, in any order. */
  start(what: What, kernels: Kernels): (begin: number, end: number) => Piece;
}
