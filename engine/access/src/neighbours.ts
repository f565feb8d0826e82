import type { EdgeJoints, WithinReach } from '@yike/engine-reach';
import { cellOf, type DemandGrid } from './demand-grid.ts';

/** Point `p` has the neighbours `of[first[p]]` up to, not including, `of[first[p + 1]]`. */
export interface Neighbours {
  readonly first: Uint32Array;
  readonly of: Uint32Array;
}

/**
 * Which demand points belong together: those within `limitTicks` of each other on foot, and cells of
 * a grid that share a side or a corner.
 *
 * @throws RangeError for a limit that no search has, or coordinates of other points
 * @param within answers for the very points of `demand`, by a walker that counts metres
 */
export function neighboursOf(
  demand: EdgeJoints,
  within: WithinReach,
  limitTicks: number,
  lons: Float64Array,
  lats: Float64Array,
  grid: DemandGrid | null,
): Neighbours {
  const count = demand.joints.count;
  if (lons.length !== count || lats.length !== count) {
    throw new RangeError(
      `There are ${lons.length} and ${lats.length} degrees for ${count} points.`,
    );
  }
  const cells = grid === null ? null : new GridCells(grid, lons, lats);
  const first = new Uint32Array(count + 1);
  const of: number[] = [];
  for (let point = 0; point < count; point++) {
    within.of(demand.joints, point, limitTicks, (other) => {
      if (other !== point) of.push(other);
    });
    cells?.around(point, (other) => of.push(other));
    first[point + 1] = of.length;
  }
  return { first, of: Uint32Array.from(of) };
}

class GridCells {
  readonly #points = new Map<string, number[]>();
  readonly #cellOf: (point: number) => [number, number];

  constructor(grid: DemandGrid, lons: Float64Array, lats: Float64Array) {
    this.#cellOf = (point) => cellOf(grid, lons[point], lats[point]);
    for (let point = 0; point < lons.length; point++) {
      const key = this.#cellOf(point).join();
      const here = this.#points.get(key);
      if (here === undefined) this.#points.set(key, [point]);
      else here.push(point);
    }
  }

  around(point: number, found: (other: number) => void): void {
    const [column, row] = this.#cellOf(point);
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of this.#points.get(`${column + dx},${row + dy}`) ?? []) {
          if (other !== point) found(other);
        }
      }
    }
  }
}
