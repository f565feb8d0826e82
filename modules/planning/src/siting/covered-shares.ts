import type { SitingAnswer } from '@yike/engine-siting';
import type { PosedSiting } from './pose-siting.ts';
import { COVERED_ALREADY, COVERED_BY_NONE } from './who-gains.ts';

/**
 * The part, 0 to 1, of those who count at a demand point that is covered; where places run out, that finds one. It
 * is taken for the part of every age that lives there.
 */
export interface CoveredShares {
  /** By demand point, by what there is. */
  readonly before: Float64Array;
  /** By demand point, by that and the sites. */
  readonly after: Float64Array;
  /** By site, in the order of the answer, and demand point: newly covered by it. */
  readonly bySite: readonly ReadonlyMap<number, number>[];
}

/** One for each service. */
export function coveredShares(
  { weights }: PosedSiting,
  { sites, layers }: SitingAnswer,
  coveredBy: readonly Int16Array[],
): CoveredShares[] {
  return coveredBy.map((by, service) => {
    const bySite = sites.map(() => new Map<number, number>());
    const assignment = layers[service]?.assignment ?? null;
    if (assignment === null) {
      by.forEach((rank, point) => {
        bySite[rank - 1]?.set(point, 1);
      });
      return {
        before: Float64Array.from(by, (rank) => (rank === COVERED_ALREADY ? 1 : 0)),
        after: Float64Array.from(by, (rank) => (rank === COVERED_BY_NONE ? 0 : 1)),
        bySite,
      };
    }
    const shareOf = (weight: number, point: number): number => {
      const all = weights[point] ?? 0;
      return all > 0 ? Math.min(1, weight / all) : 0;
    };
    const before = assignment.servedBefore.map(shareOf);
    assignment.newly.weight.forEach((weight, entry) => {
      const point = assignment.newly.point[entry] ?? 0;
      bySite[assignment.newly.rank[entry] ?? 0]?.set(point, shareOf(weight, point));
    });
    const after = assignment.left.map((left, point) =>
      (weights[point] ?? 0) > 0 ? 1 - shareOf(left, point) : 0,
    );
    return { before, after, bySite };
  });
}
