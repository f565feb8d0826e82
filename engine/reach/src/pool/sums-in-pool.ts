import { type AskerBlocks, BLOCK_SIZE } from '../asker-blocks.ts';
import type { BlockTask } from '../block-summer.ts';
import { emptySums, type Sums, sumBlocks } from '../sums-within.ts';
import type { Trade } from './trade.ts';
import type { Watching, WorkPool } from './work-pool.ts';

interface SumsQuestion {
  readonly blocks: AskerBlocks;
  readonly task: BlockTask;
}

/** Blocks of askers: a part is a block, its piece their sums in the order of `askersInOrder`. */
export const SUMS: Trade<SumsQuestion, Sums> = {
  name: 'sums',
  start({ blocks, task }, { summer }) {
    const { askers, askersInOrder } = blocks;
    const sums = emptySums(askers.count, task.columnCount);
    return (begin, end) => {
      sumBlocks(blocks, task, summer, begin, end, sums);
      const chosen = askersInOrder.subarray(begin * BLOCK_SIZE, end * BLOCK_SIZE);
      const piece = emptySums(chosen.length, task.columnCount);
      chosen.forEach((asker, at) => {
        piece.bearers[at] = sums.bearers[asker];
      });
      piece.columns.forEach((column, number) => {
        const own = sums.columns[number];
        for (let at = 0; at < chosen.length; at++) column[at] = own[chosen[at]];
      });
      return piece;
    };
  },
};

/** Ten milliseconds of work; fewer of few, so that no thread waits long for the last. */
const MOST_BLOCKS_AT_A_TIME = 64;
const RANGES_A_THREAD = 8;

/** What `sumsWithin` gives, byte for byte, by the threads of a pool. */
export async function sumsInPool(
  pool: WorkPool,
  blocks: AskerBlocks,
  task: BlockTask,
  watching?: Watching,
): Promise<Sums> {
  const { askersInOrder, blockCount } = blocks;
  const sums = emptySums(blocks.askers.count, task.columnCount);
  const take = (piece: Sums, begin: number): void => {
    const first = begin * BLOCK_SIZE;
    for (let at = 0; at < piece.bearers.length; at++) {
      sums.bearers[askersInOrder[first + at]] = piece.bearers[at];
    }
    sums.columns.forEach((column, number) => {
      const own = piece.columns[number];
      for (let at = 0; at < own.length; at++) column[askersInOrder[first + at]] = own[at];
    });
  };
  const fair = Math.ceil(blockCount / (RANGES_A_THREAD * pool.threadCount));
  const partsAtATime = Math.min(MOST_BLOCKS_AT_A_TIME, fair);
  const what = { blocks, task };
  await pool.do({ trade: SUMS, what, partCount: blockCount, partsAtATime, take }, watching);
  return sums;
}
