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

  /** @throws RangeError for counts that are none */
  constructor(areaCount: number, columnCount: number) {
    for (const count of [areaCount, columnCount]) {
      if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`A count of ${count}.`);
    }
    this.areaCount = areaCount;
    this.columnCount = columnCount;
    this.#values = new Float64Array((areaCount + 1) * columnCount);
  }

  /** Adds to an area and to the whole. @throws RangeError for an area or a column that is not there */
  add(area: number, column: number, value: number): void {
    this.#values[this.#cellOf(area, column)] += value;
    this.#values[this.areaCount * this.columnCount + column] += value;
  }

  set(area: number, column: number, value: number): void {
    this.#values[this.#cellOf(area, column)] = value;
  }

  value(area: number, column: number): number {
    return this.#values[this.#cellOf(area, column)];
  }

  #cellOf(area: number, column: number): number {
    const { areaCount, columnCount } = this;
    if (area >= 0 && area <= areaCount && column >= 0 && column < columnCount) {
      return area * columnCount + column;
    }
    throw new RangeError(`There is no area ${area} with a column ${column}.`);
  }
}

/**
 * People by area and band; with `isCounted`, only those of the points it marks with 1.
 * @throws RangeError for columns or marks of another length, and for people that are negative or no number
 */
export function sumPeople(people: People, isCounted?: Uint8Array): AreaTable {
  checkLengths(people, isCounted ?? people.area);
  const table = new AreaTable(people.areaCount, people.columns.length);
  for (let column = 0; column < people.columns.length; column++) {
    const values = people.columns[column];
    for (let point = 0; point < people.count; point++) {
      const area = people.area[point];
      if (area < 0 || (isCounted !== undefined && isCounted[point] === 0)) continue;
      const heads = values[point];
      if (!(heads >= 0 && heads < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`The people of point ${point} are ${heads}.`);
      }
      table.add(area, column, heads);
    }
  }
  return table;
}

/**
 * Sums of value × people over all people of each area: divide by the people for the mean.
 * @throws RangeError for values of another length, and for any value × people that is no finite number
 */
export function sumOverPeople(people: People, values: ArrayLike<number>): AreaTable {
  checkLengths(people, values);
  const table = new AreaTable(people.areaCount, 1);
  const everybody = people.columns[0];
  for (let point = 0; point < people.count; point++) {
    const area = people.area[point];
    if (area < 0) continue;
    const value = values[point] * everybody[point];
    if (!Number.isFinite(value)) throw new RangeError(`The value of point ${point} is ${value}.`);
    table.add(area, 0, value);
  }
  return table;
}

/** @throws RangeError unless there is one of everything for each point */
export function checkLengths({ count, columns, area }: People, marks: ArrayLike<number>): void {
  for (const { length } of [...columns, area, marks]) {
    if (length !== count) throw new RangeError(`There are ${length} figures for ${count} points.`);
  }
}
