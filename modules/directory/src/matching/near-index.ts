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
    const found = new Set(sourceIds.flatMap((id) => this.#bySource.get(id) ?? []));
    // a degree of longitude is shorter away from the equator; at a pole, where only a slip puts a
    // place, it is nothing, and all cells would be looked through
    const lonReach = LAT_REACH / Math.cos((Math.min(Math.abs(lat), 85) * Math.PI) / 180);
    const cells = Math.ceil(lonReach / CELL_DEGREES);
    for (let x = cellOf(lon) - cells; x <= cellOf(lon) + cells; x++) {
      for (let y = cellOf(lat) - 1; y <= cellOf(lat) + 1; y++) {
        for (const place of this.#cells.get(cellKey(x, y)) ?? []) {
          const isTooFar = Math.abs(place.lat - lat) > LAT_REACH;
          if (!isTooFar && Math.abs(place.lon - lon) <= lonReach) found.add(place);
        }
      }
    }
    return [...found];
  }
}

/** Degrees of latitude, each at least 110.5 km long, that hold `MATCH_METRES`. */
const LAT_REACH = MATCH_METRES / 110_500;

const cellOf = (degrees: number): number => Math.floor(degrees / CELL_DEGREES);
const cellKey = (x: number, y: number): string => `${x} ${y}`;
