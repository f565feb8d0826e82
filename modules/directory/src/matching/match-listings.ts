import { type Match, type MatchTraits, matchFacility, mayBeSame } from './match-facility.ts';
import { NearIndex } from './near-index.ts';

export interface ListingMatch<Known> {
  /** The best among the known; null: nothing is like it. */
  readonly known: Known | null;
  readonly match: Match | null;
}

/**
 * Finds for each listing the known place that it most likely is. A known place is taken once: where
 * two listings are the same place, the better match has it and the other is doubtful.
 */
export function matchListings<Known extends MatchTraits>(
  known: readonly Known[],
  listed: readonly MatchTraits[],
): ListingMatch<Known>[] {
  const index = new NearIndex<Known>();
  for (const place of known) index.add(place);
  const candidates = listed.flatMap((listing, at) =>
    index
      .near(listing)
      .filter((place) => mayBeSame(place, listing))
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
