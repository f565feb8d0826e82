import { type Complaint, complaint } from '@yike/kernel';
import { type MatchTraits, matchFacility, mayBeSame } from '../matching/match-facility.ts';
import { NearIndex } from '../matching/near-index.ts';
import type { Listing } from './listing.ts';
import { addServices, listingTraits, sourceIdsOf } from './plan-import.ts';

export interface JoinedListings {
  readonly listings: readonly Listing[];
  /** Which rows were taken together. */
  readonly complaints: readonly Complaint[];
}

type Kept = MatchTraits & { at: number };

/**
 * Lists every place once: rows that are the same place by the rules of matching become one, in which
 * the first row's values count and later rows fill what it leaves empty. Two rows of one file that
 * both have an id are two places, as whoever keeps the file says.
 */
export function joinListings(listed: readonly Listing[], source: string): JoinedListings {
  const listings: Listing[] = [];
  const complaints: Complaint[] = [];
  const index = new NearIndex<Kept>();
  for (const listing of listed) {
    const traits = listingTraits(listing, source);
    const same = index
      .near(traits)
      .filter((kept) => !areApart(listings[kept.at], listing, source) && mayBeSame(kept, traits))
      .map((kept) => ({ kept, match: matchFacility(kept, traits) }))
      .filter(({ match }) => match.verdict === 'same')
      .sort((a, b) => b.match.score - a.match.score || a.kept.at - b.kept.at)[0]?.kept;
    const first = same === undefined ? undefined : listings[same.at];
    if (same === undefined || first === undefined) {
      index.add({ ...traits, at: listings.length });
      listings.push(listing);
      continue;
    }
    listings[same.at] = absorb(first, listing, source);
    const place = { file: listing.file, row: listing.row };
    const other = `${first.name} (${first.file} ${first.row})`;
    complaints.push(complaint('note', 'duplicate-merged', place, { other }));
  }
  return { listings, complaints };
}

function areApart(kept: Listing | undefined, listing: Listing, source: string): boolean {
  if (kept === undefined || kept.file !== listing.file) return false;
  const [ids, others] = [sourceIdsOf(kept, source), sourceIdsOf(listing, source)];
  return ids.length > 0 && others.length > 0 && !ids.some((id) => others.includes(id));
}

function absorb(first: Listing, other: Listing, source: string): Listing {
  const sourceIds = [...sourceIdsOf(first, source), ...sourceIdsOf(other, source)];
  return {
    ...first,
    sourceId: null,
    sourceIds: [...new Set(sourceIds)],
    address: first.address || other.address,
    phone: first.phone ?? other.phone,
    hours: first.hours ?? other.hours,
    services: addServices(other.services, first.services),
    accessibility: { ...other.accessibility, ...first.accessibility },
    provider: first.provider ?? other.provider,
  };
}
