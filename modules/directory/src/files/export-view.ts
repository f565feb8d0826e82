import { createHash } from 'node:crypto';
import {
  type CityCode,
  cityOfRegion,
  type Reading,
  type RegionCode,
  regionRange,
} from '@yike/kernel';
import { sql } from 'kysely';
import { listFacilitiesById } from '../places/facility-view.ts';
import { listProviders } from '../places/provider-view.ts';
import type { DirectoryTables } from '../tables.ts';
import type { ExportedPlace } from './exported-place.ts';

/** Which places a file of a region has, in its order, and what tells it from any other. */
export interface ExportList {
  readonly places: readonly { readonly cityCode: CityCode; readonly facilityId: string }[];
  /** Services of all of them. */
  readonly serviceCount: number;
  /** The same as long as nothing in the file changes. */
  readonly tag: string;
}

/**
 * The places of a region, or of everywhere, in an order that is the same wherever they are kept: by
 * region, name, position and ids.
 */
export async function listExported(
  reading: Reading,
  within: RegionCode | null,
): Promise<ExportList> {
  let query = reading
    .tables<DirectoryTables>()
    .selectFrom('directory.facility as facility')
    .leftJoin('directory.provider as provider', (join) =>
      join
        .onRef('provider.city_code', '=', 'facility.city_code')
        .onRef('provider.provider_id', '=', 'facility.provider_id'),
    )
    .select(['facility.city_code', 'facility.facility_id', 'facility.version'])
    .select(['provider.changed_at as provider_changed_at'])
    .select(
      sql<number>`(select count(*)::integer from directory.service
        where service.city_code = facility.city_code
          and service.facility_id = facility.facility_id)`.as('service_count'),
    );
  if (within !== null) {
    const [first, last] = regionRange(within);
    const cityCode = cityOfRegion(within);
    query = query
      .where('facility.region_code', '>=', first)
      .where('facility.region_code', '<=', last);
    if (cityCode !== null) query = query.where('facility.city_code', '=', cityCode);
  }
  const rows = await query
    .orderBy('facility.region_code')
    .orderBy(sql`facility.name collate "C"`)
    .orderBy('facility.lon')
    .orderBy('facility.lat')
    .orderBy(sql`facility.source_ids collate "C"`)
    .orderBy('facility.facility_id')
    .execute();
  const sum = createHash('sha256');
  for (const { facility_id, version, provider_changed_at } of rows) {
    sum.update(`${facility_id} ${version} ${provider_changed_at?.toISOString() ?? ''}\n`);
  }
  return {
    places: rows.map(({ city_code, facility_id }) => ({
      cityCode: city_code as CityCode,
      facilityId: facility_id,
    })),
    serviceCount: rows.reduce((total, { service_count }) => total + service_count, 0),
    tag: sum.digest('base64url').slice(0, 22),
  };
}

const PLACES_AT_ONCE = 500;

/** The places themselves, some hundred at a time; one that went meanwhile is left out. */
export async function* exportedPlaces(
  reading: Reading,
  { places }: ExportList,
): AsyncGenerator<ExportedPlace[]> {
  for (let from = 0; from < places.length; from += PLACES_AT_ONCE) {
    const some = places.slice(from, from + PLACES_AT_ONCE);
    const found = new Map<string, ExportedPlace>();
    for (const [cityCode, ofCity] of Map.groupBy(some, (place) => place.cityCode)) {
      const ids = ofCity.map(({ facilityId }) => facilityId);
      const facilities = await listFacilitiesById(reading, cityCode, ids);
      const providerIds = facilities.flatMap(({ providerId }) => providerId ?? []);
      const providers = new Map(
        (await listProviders(reading, cityCode, [...new Set(providerIds)])).map((one) => [
          one.providerId,
          one,
        ]),
      );
      for (const facility of facilities) {
        const provider = providers.get(facility.providerId ?? '') ?? null;
        found.set(`${cityCode} ${facility.facilityId}`, { facility, provider });
      }
    }
    yield some.flatMap((key) => found.get(`${key.cityCode} ${key.facilityId}`) ?? []);
  }
}
