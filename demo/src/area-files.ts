import type { Community } from './communities.ts';
import type { Facility } from './facility.ts';
import { lonLat } from './geographic.ts';
import { at, type Ring } from './plane-geometry.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Communities as GeoJSON polygons, counter-clockwise as RFC 7946 asks. */
export function areasGeoJson(communities: readonly Community[], notice: string): string {
  return featureCollection(
    '江畔区社区（虚构）',
    notice,
    communities.map((community) => ({
      type: 'Feature',
      id: community.id,
      properties: {
        id: community.id,
        name: community.name,
        name_en: community.nameEn,
        subdistrict: community.subdistrict,
        subdistrict_en: community.subdistrictEn,
        district: '江畔区（虚构）',
        fictional: true,
      },
      geometry: { type: 'Polygon', coordinates: [closedRing(community.ring)] },
    })),
  );
}

const CARE_SLUGS = new Set([
  'elderly-care-home',
  'elderly-day-care',
  'elderly-service-station',
  'childcare-centre',
  'kindergarten',
]);

/** How many each place that cares for the old and the very young has room for. */
export function careCapacities(
  list: readonly Facility[],
  random: SeededRandom,
): ReadonlyMap<Facility, number> {
  const care = list.filter(({ slugs }) => slugs.some((slug) => CARE_SLUGS.has(slug)));
  return new Map(care.map((facility) => [facility, capacityOf(facility, random)]));
}

/** Care for the old and the very young, with places, as a civil-affairs bureau would list it. */
export function careGeoJson(capacities: ReadonlyMap<Facility, number>, notice: string): string {
  return featureCollection(
    '江畔区养老与托育设施（虚构）',
    notice,
    [...capacities].map(([facility, capacity], i) => ({
      type: 'Feature',
      properties: {
        id: `XGC${String(i + 1).padStart(4, '0')}`,
        name: facility.name,
        type: facility.type,
        typecode: facility.typecode,
        address: facility.address,
        opening_hours: facility.hours,
        capacity,
        fictional: true,
      },
      geometry: { type: 'Point', coordinates: lonLat(facility.at) },
    })),
  );
}

/** Beds of a care home, places elsewhere. */
function capacityOf({ slugs }: Facility, random: SeededRandom): number {
  if (slugs.includes('elderly-care-home')) return random.whole(8, 18) * 10;
  if (slugs.includes('kindergarten')) return random.whole(6, 12) * 30;
  return random.whole(4, 12) * 5;
}

function featureCollection(name: string, notice: string, features: readonly object[]): string {
  return `${JSON.stringify({ type: 'FeatureCollection', name, notice, features }, null, 1)}\n`;
}

function closedRing(ring: Ring): [number, number][] {
  return [...ring, at(ring, 0)].map(lonLat);
}
