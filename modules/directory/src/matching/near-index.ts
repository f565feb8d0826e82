import { MATCH_METRES, type MatchTraits } from './match-facility.ts';

/** Some 280 m: a cell and its eight neighbours hold all within `MATCH_METRES`. */
const CELL_DEGREES = 0.0025;

/** Places, and which of them a listing could be: those near it, or listed under an id of its own. */
export class NearIndex<Known extends MatchTraits> {
  readonly #cells = new Map<string, Known[]>();
  readonly #bySource = new Map<string, Known>();

  add(place: Known): void {
    const key = cellKey(cellOf(place.lon), cellOf(place.lat));
    const cell = this.#cells.get(key);
    if (cell === undefined) this.#cells.set(key, [place]);
    else cell.push(place);
    for (const id of place.sourceIds) this.#bySource.set(id, place);
  }

  near({ lon, lat, sourceIds }: MatchTraits): Known[] {
    const found = new Set<Known>();
    for (const id of sourceIds) {
      const place = this.#bySource.get(id);
      if (place !== undefined) found.add(place);
    }
    // a degree of longitude is shorter away from the equator
    const reach = Math.ceil(
      MATCH_METRES / (111_000 * Math.cos((lat * Math.PI) / 180)) / CELL_DEGREES,
    );
    for (let x = cellOf(lon) - reach; x <= cellOf(lon) + reach; x++) {
      for (let y = cellOf(lat) - 1; y <= cellOf(lat) + 1; y++) {
        for (const place of this.#cells.get(cellKey(x, y)) ?? []) found.add(place);
      }
    }
    return [...found];
  }
}

const cellOf = (degrees: number): number => Math.floor(degrees / CELL_DEGREES);
const cellKey = (x: number, y: number): string => `${x} ${y}`;
