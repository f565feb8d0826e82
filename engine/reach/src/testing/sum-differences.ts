import { type Joints, type Walker, type WalkingNetwork, weigh } from '@yike/engine-network';
import type { BlockSummer } from '../block-summer.ts';
import type { Direction } from '../direction.ts';
import { jointsByEdge } from '../edge-joints.ts';
import { eliminationOrder } from '../elimination-order.ts';
import { PlainBlockSummer } from '../plain-block-summer.ts';
import { prepareSums, type Sums, sumsTask, sumsWithin } from '../sums-within.ts';
import { customise } from '../sweep-graph.ts';
import { PlainWalks } from './plain-walks.ts';

/** Whole numbers and quarters add up without rounding, in whatever order. */
const MASSES = [
  (bearer: number) => 1 + (bearer % 7),
  (bearer: number) => ((bearer * 5) % 9) / 4,
  (bearer: number) => (bearer % 3 === 0 ? 0 : 1000),
];

/**
 * Asks the blocks and the plain reference what is in reach of each asker, in either direction, with
 * walks that count 1 and with walks that fade. What differs, in words; nothing when all is well.
 */
export function differencesOfSums(
  network: WalkingNetwork,
  walker: Walker,
  askers: Joints,
  bearers: Joints,
  limitTicks: number,
  kernel: BlockSummer | null,
): string[] {
  const weights = weigh(network, walker);
  const graph = customise(eliminationOrder(network), network, weights);
  const plain = new PlainWalks(network, walker);
  const columns = MASSES.map((massOf) =>
    Float64Array.from({ length: bearers.count }, (_, at) => massOf(at)),
  );
  const found: string[] = [];
  for (const direction of ['towards', 'away'] as const) {
    const blocks = prepareSums(graph, askers, jointsByEdge(network, bearers), direction);
    const walks = walksBetween(plain, askers, bearers, direction);
    for (const weightOf of [null, halvesOf(limitTicks)]) {
      const expected = expectedSums(walks, columns, limitTicks, weightOf ?? (() => 1));
      const task = sumsTask(blocks, columns, limitTicks, weightOf);
      for (const summer of [new PlainBlockSummer(), ...(kernel === null ? [] : [kernel])]) {
        const sums = sumsWithin(blocks, task, summer);
        found.push(...differences(`${direction}, ${summer.constructor.name}`, sums, expected));
      }
    }
  }
  return found;
}

/** Fades by powers of two, so that products do not round either. */
function halvesOf(limitTicks: number): (ticks: number) => number {
  return (ticks) => 2 ** -Math.floor((4 * ticks) / (limitTicks + 1));
}

/** Ticks by asker and bearer. */
function walksBetween(
  plain: PlainWalks,
  askers: Joints,
  bearers: Joints,
  direction: Direction,
): number[][] {
  return Array.from({ length: askers.count }, (_, asker) =>
    Array.from({ length: bearers.count }, (__, bearer) =>
      direction === 'towards'
        ? plain.ticks(bearers, bearer, askers, asker)
        : plain.ticks(askers, asker, bearers, bearer),
    ),
  );
}

function expectedSums(
  walks: readonly (readonly number[])[],
  columns: readonly Float64Array[],
  limitTicks: number,
  weightOf: (ticks: number) => number,
): number[][] {
  const sumOf = (ticks: readonly number[], massOf: (bearer: number) => number): number =>
    ticks.reduce((sum, walk, bearer) => (walk <= limitTicks ? sum + massOf(bearer) : sum), 0);
  const counts = walks.map((ticks) => sumOf(ticks, () => 1));
  const sums = columns.map((column) =>
    walks.map((ticks) => sumOf(ticks, (bearer) => column[bearer] * weightOf(ticks[bearer]))),
  );
  return [counts, ...sums];
}

function differences(what: string, { bearers, columns }: Sums, expected: number[][]): string[] {
  return expected.flatMap((sums, column) =>
    sums.flatMap((sum, asker) => {
      const told = column === 0 ? bearers[asker] : columns[column - 1][asker];
      return told === sum ? [] : [`${what}, column ${column} of ${asker}: ${told}, plainly ${sum}`];
    }),
  );
}
