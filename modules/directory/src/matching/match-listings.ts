import { MATCH_METRES, type Match, type MatchTraits, matchFacility } from './match-facility.ts';

export interface ListingMatch<Known> {
  /** The best among the known; null: nothing is like it. */
  readonly known: Known | null;
  readonly match: Match | null;
}

/** Some 280 m: a cell and its eight neighbours hold all within `MATCH_METRES`. */
const CELL_DEGREES = 0.0025;

/**
 * Finds for each listing the known place that it most likely is. A known place is taken once: where
 * two listings are the same place, the better match has it and the other is doubtful.
 */
export function matchListings<Known extends MatchTraits>(
  known: readonly Known[],
  listed: readonly MatchTraits[],
): ListingMatch<Known>[] {
  const index = new KnownIndex(known);
  const candidates = listed.flatMap((listing, at) =>
    index
      .near(listing)
      .map((place) => ({ at, place, match: matchFacility(place, listing) }))
      .filter(({ match }) => match.verdict !== 'different'),
  );
  candidates.sort((a, b) => b.match.score - a.match.score || a.at - b.at);
  const taken = new Set<Known>();
  const found = new Map<number, ListingMatch<Known>>();
  for (const { at, place, match } of candidates) {
    const before = found.get(at);
    const isTaken = taken.has(place);
    // a sure match of its own beats a doubtful one to a place that is taken
    const isBetter = before?.match?.verdict === 'doubtful' && match.verdict === 'same' && !isTaken;
    if (before !== undefined && !isBetter) continue;
    found.set(at, { known: place, match: isTaken ? { ...match, verdict: 'doubtful' } : match });
    if (match.verdict === 'same') taken.add(place);
  }
  return listed.map((_, at) => found.get(at) ?? { known: null, match: null });
}

class KnownIndex<Known extends MatchTraits> {
  readonly #cells = new Map<string, Known[]>();
  readonly #bySource = new Map<string, Known>();

  constructor(known: readonly Known[]) {
    for (const place of known) {
      const key = cellKey(cellOf(place.lon), cellOf(place.lat));
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [place]);
      else cell.push(place);
      for (const id of place.sourceIds) this.#bySource.set(id, place);
    }
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
