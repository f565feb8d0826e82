import type { LayerCapacity, Reach } from '@yike/engine-siting';
import { type Complaint, complaint } from '@yike/kernel';
import type { Candidate } from './candidate.ts';
import type { PlacesWanted, SitedService, SitingQuestion } from './siting-question.ts';

const MOST_NAMES = 3;

/** Places at the candidates and at the facilities there are. */
export function capacityOf(
  { input }: SitingQuestion,
  { atSite, atUnknown }: PlacesWanted,
  sites: readonly Candidate[],
  facilities: readonly number[],
  reach: Reach,
): LayerCapacity {
  return {
    ofSites: Float64Array.from(sites, ({ capacity }) => capacity ?? atSite),
    facilities: {
      reach,
      capacity: Float64Array.from(
        facilities,
        (facility) => input.facilities[facility]?.capacity ?? atUnknown,
      ),
    },
  };
}

/** Says which facilities do not tell how many they can serve, and how they were counted. */
export function unknownCapacities(
  { input, places }: SitingQuestion,
  services: readonly (SitedService & { readonly facilities: readonly number[] })[],
): Complaint[] {
  if (places === null) return [];
  return services.flatMap(({ facilities, type }) => {
    const unknown = facilities.flatMap((at) => {
      const facility = input.facilities[at];
      return facility?.capacity === null ? [facility.name || facility.id] : [];
    });
    if (unknown.length === 0) return [];
    const isEndless = places.atUnknown === Number.POSITIVE_INFINITY;
    const names = unknown.slice(0, MOST_NAMES);
    const isMore = unknown.length > MOST_NAMES;
    return [
      complaint(
        'warning',
        'siting-capacity-unknown',
        {},
        {
          count: unknown.length,
          of: facilities.length,
          zh: type.zh,
          en: type.en,
          names: names.join('、') + (isMore ? ' 等' : ''),
          namesEn: names.join(', ') + (isMore ? ' …' : ''),
          treatedZh: isEndless ? '不限名额' : `每处 ${places.atUnknown} 个名额`,
          treatedEn: isEndless ? 'turning nobody away' : `having ${places.atUnknown} places each`,
        },
      ),
    ];
  });
}
