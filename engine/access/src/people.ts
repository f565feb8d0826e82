/**
 * Where people live: demand points with their people by band and the area they lie in. Column 0
 * holds everybody, the others one age band each; bands need not add up to it.
 */
export interface People {
  readonly count: number;
  readonly lons: Float64Array;
  readonly lats: Float64Array;
  readonly columns: readonly Float64Array[];
  /** Index of the area, −1 outside all of them. */
  readonly area: Int32Array;
  readonly areaCount: number;
}

/**
 * Figures by area and band: `value(area, column)`. The row after the last area is the whole: all
 * areas together, without the people outside them.
 */
export class AreaTable {
  readonly areaCount: number;
  readonly columnCount: number;
  readonly #values: Float64Array;

  constructor(areaCount: number, columnCount: number) {
    this.areaCount = areaCount;
    this.columnCount = columnCount;
    this.#values = new Float64Array((areaCount + 1) * columnCount);
  }

  /** Adds to an area and to the whole. */
  add(area: number, column: number, value: number): void {
    this.#values[area * this.columnCount + column] += value;
    this.#values[this.areaCount * this.columnCount + column] += value;
  }

  set(area: number, column: number, value: number): void {
    this.#values[area * this.columnCount + column] = value;
  }

  value(area: number, column: number): number {
    return this.#values[area * this.columnCount + column];
  }
}

/** People by area and band; with `isCounted`, only those of the points it marks with 1. */
export function sumPeople(people: People, isCounted?: Uint8Array): AreaTable {
  const table = new AreaTable(people.areaCount, people.columns.length);
  for (let column = 0; column < people.columns.length; column++) {
    const values = people.columns[column];
    for (let point = 0; point < people.count; point++) {
      const area = people.area[point];
      if (area < 0 || (isCounted !== undefined && isCounted[point] === 0)) continue;
      table.add(area, column, values[point]);
    }
  }
  return table;
}

/** Sums of value × people over all people of each area: divide by the people for the mean. */
export function sumOverPeople(people: People, values: ArrayLike<number>): AreaTable {
  const table = new AreaTable(people.areaCount, 1);
  const everybody = people.columns[0];
  for (let point = 0; point < people.count; point++) {
    const area = people.area[point];
    if (area >= 0) table.add(area, 0, values[point] * everybody[point]);
  }
  return table;
}
