import {
  type CityCode,
  insideRegion,
  keyText,
  type Page,
  type PageAsked,
  type Reading,
  type RegionCode,
  readPage,
} from '@yike/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { serviceKey } from '../search/search-keys.ts';
import type { DirectoryTables } from '../tables.ts';
import type { Facility } from './facility.ts';
import { facilityOf, selectFacilities } from './facility-view.ts';

/** West, south, east, north in degrees. */
type Box = readonly [number, number, number, number];

export interface MappedFacilitiesAsked {
  /** Those in one of these; null: wherever they are. */
  readonly boxes: readonly Box[] | null;
  readonly serviceType?: string | undefined;
  /** The region and all inside. */
  readonly within?: RegionCode | undefined;
}

/** A place with the name of who runs it, for maps. */
export type MappedFacility = Facility & { readonly providerName: string | null };

/** Places that have not closed for good, of all cities, by city and id. */
export async function listMappedFacilities(
  reading: Reading,
  asked: MappedFacilitiesAsked,
  page: PageAsked,
): Promise<Page<MappedFacility>> {
  const key = { city_code: keyText, facility_id: z.uuid() };
  return await readPage(mapped(reading, asked), key, page, mappedOf);
}

/** How many there are of these; null: more than `most`, which nobody has to wait for. */
export async function countMappedFacilities(
  reading: Reading,
  asked: MappedFacilitiesAsked,
  most: number,
): Promise<number | null> {
  const some = narrowed(reading, asked)
    .select(sql`1`.as('one'))
    .limit(most + 1);
  const { count } = await reading
    .tables<DirectoryTables>()
    .selectFrom(some.as('some'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count > most ? null : count;
}

export async function findMappedFacility(
  reading: Reading,
  cityCode: CityCode,
  facilityId: string,
): Promise<MappedFacility | null> {
  const row = await mapped(reading, { boxes: null })
    .where('city_code', '=', cityCode)
    .where('facility_id', '=', facilityId)
    .executeTakeFirst();
  return row === undefined ? null : mappedOf(row);
}

/** The box around all places; null where there are none. */
export async function findFacilityBox(reading: Reading): Promise<Box | null> {
  const { west, south, east, north } = await reading
    .tables<DirectoryTables>()
    .selectFrom('directory.facility')
    .select(({ fn }) => [
      fn.min<number | null>('lon').as('west'),
      fn.min<number | null>('lat').as('south'),
      fn.max<number | null>('lon').as('east'),
      fn.max<number | null>('lat').as('north'),
    ])
    .executeTakeFirstOrThrow();
  if (west === null || south === null || east === null || north === null) return null;
  return [west, south, east, north];
}

function narrowed(reading: Reading, { boxes, serviceType, within }: MappedFacilitiesAsked) {
  let query = selectFacilities(reading).where('status', '<>', 'closed');
  if (within !== undefined) query = insideRegion(query, within);
  if (serviceType !== undefined) {
    query = query.where(sql<boolean>`search_keys @> ${[serviceKey(serviceType)]}::text[]`);
  }
  if (boxes === null) return query;
  return query.where((eb) =>
    eb.or(
      boxes.map(([west, south, east, north]) =>
        eb.and([eb.between('lon', west, east), eb.between('lat', south, north)]),
      ),
    ),
  );
}

function mapped(reading: Reading, asked: MappedFacilitiesAsked) {
  return narrowed(reading, asked).select((eb) =>
    eb
      .selectFrom('directory.provider as provider')
      .select('provider.name')
      .whereRef('provider.city_code', '=', 'directory.facility.city_code')
      .whereRef('provider.provider_id', '=', 'directory.facility.provider_id')
      .as('provider_name'),
  );
}

function mappedOf(row: Awaited<ReturnType<ReturnType<typeof mapped>['executeTakeFirstOrThrow']>>) {
  return { ...facilityOf(row), providerName: row.provider_name };
}
