import type { Trade, Watching, WorkPool } from '@yike/engine-reach';
import { findGaps, type GapPoints } from './gaps.ts';
import type { Neighbours } from './neighbours.ts';
import type { People } from './people.ts';

interface GapsQuestion {
  readonly people: People;
  readonly neighbours: Neighbours;
  /** By question, points marked 1. */
  readonly isUncovered: readonly Uint8Array[];
}

/** Gaps in three arrays, as a city has hundred thousands: gap `g` has `points[first[g] … first[g + 1])`. */
interface PackedGaps {
  readonly first: Uint32Array;
  readonly points: Uint32Array;
  readonly medoid: Uint32Array;
}

/** A part is one question. */
export const GAPS: Trade<GapsQuestion, readonly PackedGaps[]> = {
  name: 'gaps',
  start({ people, neighbours, isUncovered }) {
    return (begin, end) =>
      isUncovered.slice(begin, end).map((marks) => pack(findGaps(people, neighbours, marks)));
  },
};

/** By question what `findGaps` finds, by the threads of a pool. */
export async function gapsInPool(
  pool: WorkPool,
  { columns, ...people }: People,
  neighbours: Neighbours,
  isUncovered: readonly Uint8Array[],
  watching?: Watching,
): Promise<readonly (readonly GapPoints[])[]> {
  const found: (readonly GapPoints[])[] = [];
  const take = (piece: readonly PackedGaps[], begin: number): void => {
    piece.forEach((gaps, at) => {
      found[begin + at] = unpack(gaps);
    });
  };
  // everybody is the only column that gaps are found by
  const what = { people: { ...people, columns: columns.slice(0, 1) }, neighbours, isUncovered };
  const partCount = isUncovered.length;
  await pool.do({ trade: GAPS, what, partCount, partsAtATime: 1, take }, watching);
  return found;
}

function pack(gaps: readonly GapPoints[]): PackedGaps {
  const first = new Uint32Array(gaps.length + 1);
  gaps.forEach(({ points }, at) => {
    first[at + 1] = first[at] + points.length;
  });
  const points = new Uint32Array(first[gaps.length]);
  gaps.forEach((gap, at) => {
    points.set(gap.points, first[at]);
  });
  return { first, points, medoid: Uint32Array.from(gaps, ({ medoid }) => medoid) };
}

function unpack({ first, points, medoid }: PackedGaps): GapPoints[] {
  return Array.from(medoid, (own, at) => ({
    points: points.subarray(first[at], first[at + 1]),
    medoid: own,
  }));
}
