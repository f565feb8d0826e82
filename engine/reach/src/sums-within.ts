import type { Joints } from '@yike/engine-network';
import {
  type AskerBlocks,
  BLOCK_SIZE,
  blockwise,
  Departures,
  setOutBlock,
} from './asker-blocks.ts';
import { NO_RANK } from './bearer-ends.ts';
import { type BearerOrder, bearerOrder } from './bearer-order.ts';
import type { BlockSummer, BlockTask } from './block-summer.ts';
import { checkFigures, checkJoints, checkLimit, checkNumber } from './check-question.ts';
import type { Direction } from './direction.ts';
import type { EdgeJoints } from './edge-joints.ts';
import { LONGEST_LANE_TICKS } from './lane.ts';
import type { SweepGraph } from './sweep-graph.ts';

/** What is in reach of each asker. */
export interface Sums {
  /** How many bearers are within the limit, whatever they bear. */
  readonly bearers: Uint32Array;
  /** By column: Σ mass · weight(walk) over those. */
  readonly columns: readonly Float64Array[];
}

/**
 * Prepares to sum for every asker what the bearers in its reach bear: the people who can walk to a
 * place, the places that a person can walk to. Depends on no column, limit or weight, so it serves many
 * questions; and is plain data, so it can be shared between threads.
 *
 * @param direction `towards`: bearers walk to askers; `away`: askers walk to bearers
 */
export function prepareSums(
  graph: SweepGraph,
  askers: Joints,
  bearers: EdgeJoints,
  direction: Direction,
): AskerBlocks {
  checkJoints(graph.network, askers);
  const order = bearerOrder(graph, bearers.joints, direction);
  const askersInOrder = blockwise(graph, askers);
  const blockCount = Math.ceil(askers.count / BLOCK_SIZE);
  const streets = { network: graph.network, weights: graph.weights };
  return { graph: streets, order, askers, askersInOrder, blockCount, bearers, direction };
}

/**
 * One question: which columns, how far, and how much a walk counts.
 *
 * @param columns what each bearer bears, by column; none leaves the number of bearers
 * @param limitTicks longest walk that counts, inclusive; whole, 0 … LONGEST_LANE_TICKS
 * @param weightOf what a walk counts; null: every walk within the limit 1
 * @throws RangeError for a column of another length, for masses and weights that are negative or no
 *   numbers, and for a limit that is none or does not fit
 */
export function sumsTask(
  { order, bearers }: AskerBlocks,
  columns: readonly Float64Array[],
  limitTicks: number,
  weightOf: ((ticks: number) => number) | null,
): BlockTask {
  const { count } = bearers.joints;
  checkLimit(limitTicks, LONGEST_LANE_TICKS);
  for (const column of columns) checkFigures('mass', column, count);
  const pairCount = (columns.length + 2) >> 1;
  const ones = new Float64Array(count).fill(1);
  const masses = massesOf(order, [ones, ...columns], 2 * pairCount);
  const weights =
    weightOf && Float64Array.from({ length: limitTicks + 1 }, (_, ticks) => weightOf(ticks));
  if (weights !== null) checkFigures('weight by ticks', weights, weights.length);
  return { order, masses, columnCount: columns.length, pairCount, limitTicks, weights };
}

/** Column by column for every bearer and, all together, for every subtree. */
function massesOf(
  { rankCount, rankOfBearer, parent }: BearerOrder,
  columns: readonly Float64Array[],
  width: number,
): Float64Array {
  const masses = new Float64Array(rankCount * width);
  columns.forEach((column, at) => {
    for (let bearer = 0; bearer < rankOfBearer.length; bearer++) {
      const rank = rankOfBearer[bearer];
      if (rank !== NO_RANK) masses[rank * width + at] = column[bearer];
    }
    // all below a rank come before it, so it is whole when it adds to its parent's
    for (let rank = 0; rank < rankCount; rank++) {
      const above = parent[rank];
      if (above !== rank) masses[above * width + at] += masses[rank * width + at];
    }
  });
  return masses;
}

/** Room for the sums of `askerCount` askers. @throws RangeError for counts that are none */
export function emptySums(askerCount: number, columnCount: number): Sums {
  for (const count of [askerCount, columnCount]) checkNumber('count', count, MOST_SUMS);
  return {
    bearers: new Uint32Array(askerCount),
    columns: Array.from({ length: columnCount }, () => new Float64Array(askerCount)),
  };
}

/** More askers or columns than any memory holds. */
const MOST_SUMS = 2 ** 32;

/**
 * Fills in the sums of the askers of some blocks; those of others are not touched.
 * @throws RangeError for blocks that are not there, and a task for other blocks
 */
export function sumBlocks(
  blocks: AskerBlocks,
  task: BlockTask,
  summer: BlockSummer,
  begin: number,
  end: number,
  sums: Sums,
): void {
  checkNumber('end of blocks', end, blocks.blockCount + 1);
  checkNumber('begin of blocks', begin, end + 1);
  if (task.order.rankCount !== blocks.order.rankCount) {
    throw new RangeError('This is a task for other blocks.');
  }
  const departures = new Departures();
  const width = 2 * task.pairCount;
  summer.begin(task);
  for (let block = begin; block < end; block++) {
    setOutBlock(blocks, block, task.limitTicks, departures);
    const found = summer.sumBlock(departures);
    const first = block * BLOCK_SIZE;
    const count = Math.min(BLOCK_SIZE, blocks.askers.count - first);
    const askers = blocks.askersInOrder.subarray(first, first + count);
    for (let lane = 0; lane < count; lane++) sums.bearers[askers[lane]] = found[width * lane];
    sums.columns.forEach((column, at) => {
      for (let lane = 0; lane < count; lane++) column[askers[lane]] = found[width * lane + at + 1];
    });
  }
}

/** Blocks between two reports of progress. */
const BLOCKS_AT_A_TIME = 64;

/**
 * The whole answer to one question.
 *
 * @param isAt called now and then with the share that is done; may throw to stop
 */
export function sumsWithin(
  blocks: AskerBlocks,
  task: BlockTask,
  summer: BlockSummer,
  isAt: (share: number) => void = () => {},
): Sums {
  const sums = emptySums(blocks.askers.count, task.columnCount);
  for (let block = 0; block < blocks.blockCount; block += BLOCKS_AT_A_TIME) {
    isAt(block / blocks.blockCount);
    const end = Math.min(block + BLOCKS_AT_A_TIME, blocks.blockCount);
    sumBlocks(blocks, task, summer, block, end, sums);
  }
  return sums;
}
