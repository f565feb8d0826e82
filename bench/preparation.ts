/** What is done once for the streets of a town, and once for each walker, before sweeps can answer. */
import { UNREACHED, type WalkingNetwork, type Weights } from '@yike/engine-network';
import {
  customise,
  type EliminationOrder,
  eliminationOrder,
  LONGEST_LANE_TICKS,
  type SweepGraph,
} from '@yike/engine-reach';
import type { City } from './city.ts';
import { checksumOfWords, contestant, threadSeconds } from './contest.ts';
import { PLAIN_TYPESCRIPT } from './plain-contestants.ts';
import { contestRows, judged, type Report, row, within } from './row.ts';

/** What is longer, or not walked at all, counts as the same. */
const LONGEST = LONGEST_LANE_TICKS + 1;

export function measurePreparation({ network, weights, megabytesBeyond }: City): Report {
  const prepare = (): SweepGraph => customise(eliminationOrder(network), network, weights);
  // before anything is compiled to machine code, as whoever starts a program meets it
  const firstSeconds = threadSeconds(() => void prepare());
  const first = judged(row('order and weighing, the first time', firstSeconds), within(0.7));
  const order = eliminationOrder(network);
  const engine = [
    contestant('order and weighing', prepare, checksumOf),
    contestant('weighing alone', () => customise(order, network, weights), checksumOf),
  ];
  const megabytes = megabytesBeyond();
  const plain = contestant(
    PLAIN_TYPESCRIPT,
    () => plainWeights(order, network, weights),
    checksumOfWords,
  );
  const notes = [
    `${order.arcCount} arcs, ${(order.arcCount / order.nodeCount).toFixed(2)} a node`,
    'plain TypeScript is told in which order nodes go, and keeps its arcs in maps',
  ];
  return { rows: [first, ...contestRows([...engine, plain])], megabytes, notes };
}

function checksumOf({ order: { firstUp, upRank }, upTicks }: SweepGraph): number {
  const words: number[] = [];
  for (let rank = 0; rank + 1 < firstUp.length; rank++) {
    for (let arc = firstUp[rank] ?? 0; arc < (firstUp[rank + 1] ?? 0); arc++) {
      words.push(rank, upRank[arc] ?? 0, Math.min(upTicks[arc] ?? 0, LONGEST));
    }
  }
  return checksumOfWords(words);
}

/** Nodes leave one after another, and join those they leave; for a walker to whom directions are equal. */
function plainWeights(
  { rankOfNode, nodeCount }: EliminationOrder,
  { edgeCount, edgeFrom, edgeTo }: WalkingNetwork,
  { forwardTicks }: Weights,
): number[] {
  const neighbours = Array.from({ length: nodeCount }, () => new Map<number, number>());
  const join = (low: number, high: number, ticks: number): void => {
    const known = neighbours[low]?.get(high) ?? Number.POSITIVE_INFINITY;
    neighbours[low]?.set(high, Math.min(known, ticks));
  };
  for (let edge = 0; edge < edgeCount; edge++) {
    const ends = [rankOfNode[edgeFrom[edge] ?? 0] ?? 0, rankOfNode[edgeTo[edge] ?? 0] ?? 0];
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const ticks = forwardTicks[edge] ?? UNREACHED;
    if (low !== high) join(low, high, ticks === UNREACHED ? Number.POSITIVE_INFINITY : ticks);
  }
  const words: number[] = [];
  neighbours.forEach((above, rank) => {
    const sorted = [...above].sort(([a], [b]) => a - b);
    for (const [at, [low, half]] of sorted.entries()) {
      words.push(rank, low, Math.min(half, LONGEST));
      for (const [high, other] of sorted.slice(at + 1)) join(low, high, half + other);
    }
  });
  return words;
}
