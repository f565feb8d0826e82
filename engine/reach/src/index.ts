export type { AskerBlocks } from './asker-blocks.ts';
export type { BlockSummer, BlockTask } from './block-summer.ts';
export { BoundedSearch } from './bounded-search.ts';
export { checkFigures } from './check-question.ts';
export { countWalks, type PlaceCounters } from './count-walks.ts';
export type { Direction } from './direction.ts';
export { eachWalkWithin } from './each-walk-within.ts';
export { type EdgeJoints, jointsByEdge } from './edge-joints.ts';
export { type EliminationOrder, eliminationOrder } from './elimination-order.ts';
export { outline } from './isochrone-outline.ts';
export { ReachedParts, reachedParts, reachedPartsInto } from './isochrone-parts.ts';
export { type KNearest, kNearest } from './k-nearest.ts';
export { LONGEST_LANE_TICKS } from './lane.ts';
export { LiveNearest } from './live-nearest.ts';
export { blockKernelPath, loadBlockKernel } from './load-block-kernel.ts';
export { loadSweepKernel, sweepKernelPath } from './load-sweep-kernel.ts';
export { type Nearest, nearest } from './nearest.ts';
export { nearestOfTypes } from './nearest-of-types.ts';
export { type OrderedNetwork, packOrderedNetwork, unpackOrderedNetwork } from './pack-order.ts';
export { PlainBlockSummer } from './plain-block-summer.ts';
export { PlainSweeper } from './plain-sweeper.ts';
export { type KernelBytes, kernelsOf } from './pool/kernels-of.ts';
export { type AnyTrade, serveOrders } from './pool/serve-orders.ts';
export { SharedArrays } from './pool/shared-arrays.ts';
export { SUMS, sumsInPool } from './pool/sums-in-pool.ts';
export type { Order, Report, Thread } from './pool/thread.ts';
export type { Kernels, Trade } from './pool/trade.ts';
export { WALKS, type WalkerQuestion, type WalksAnswer, walksInPool } from './pool/walks-in-pool.ts';
export { type Watching, WorkPool } from './pool/work-pool.ts';
export {
  emptySums,
  prepareSums,
  type Sums,
  sumBlocks,
  sumsTask,
  sumsWithin,
} from './sums-within.ts';
export { customise, type SweepGraph } from './sweep-graph.ts';
export type { Sweeper } from './sweeper.ts';
export { findWalk, type Walk } from './walk.ts';
export { WithinReach } from './within.ts';
