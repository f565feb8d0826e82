import type { Point } from './plane-geometry.ts';

const CELL_METRES = 60;

/** Things sorted into square cells by the box around their points, to find what is near. */
export class Cells<T> {
  readonly #held = new Map<string, T[]>();

  add(points: readonly Point[], item: T): void {
    for (const cell of cellsAround(points)) {
      const held = this.#held.get(cell);
      if (held === undefined) this.#held.set(cell, [item]);
      else held.push(item);
    }
  }

  /** Everything whose box shares a cell with the box around the points, each once. */
  near(points: readonly Point[]): ReadonlySet<T> {
    const found = new Set<T>();
    for (const cell of cellsAround(points)) {
      for (const item of this.#held.get(cell) ?? []) found.add(item);
    }
    return found;
  }

  /** The contents of every cell. */
  all(): Iterable<readonly T[]> {
    return this.#held.values();
  }
}

/** A metre wider than the box, so that what touches from the next cell is found. */
function* cellsAround(points: readonly Point[]): Generator<string> {
  const low = (axis: 0 | 1): number =>
    Math.floor((Math.min(...points.map((point) => point[axis])) - 1) / CELL_METRES);
  const high = (axis: 0 | 1): number =>
    Math.floor((Math.max(...points.map((point) => point[axis])) + 1) / CELL_METRES);
  const [west, south, east, north] = [low(0), low(1), high(0), high(1)];
  for (let x = west; x <= east; x++) {
    for (let y = south; y <= north; y++) yield `${x}/${y}`;
  }
}
