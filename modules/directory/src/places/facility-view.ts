import {
  type CityCode,
  insideRegion,
  keyNumber,
  momentSchema,
  type Page,
  type PageAsked,
  type Reading,
  type RegionCode,
  readPage,
} from '@yike/kernel';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { DirectoryTables } from '../tables.ts';
import type { Facility, FacilityFields } from './facility.ts';

type FacilityRow = Selectable<DirectoryTables['directory.facility']> & {
  readonly services: FacilityFields['services'];
};

/** The services of the row that is read, as a list. */
const SERVICES_OF_ROW = sql<FacilityFields['services']>`(
  select jsonb_agg(jsonb_build_object('serviceType', service.service_type, 'capacity', service.capacity)
    order by service.service_type)
  from directory.service
  where service.city_code = facility.city_code and service.facility_id = facility.facility_id)`;

/** Places with their services, to be narrowed. */
export function selectFacilities(reading: Reading) {
  return reading
    .tables<DirectoryTables>()
    .selectFrom('directory.facility')
    .selectAll('directory.facility')
    .select(SERVICES_OF_ROW.as('services'));
}

export async function findFacility(
  reading: Reading,
  cityCode: CityCode,
  facilityId: string,
): Promise<Facility | null> {
  const row = await selectFacilities(reading)
    .where('city_code', '=', cityCode)
    .where('facility_id', '=', facilityId)
    .executeTakeFirst();
  return row === undefined ? null : facilityOf(row);
}

/** All places of a region and inside it, by region and id; for matching and export. */
export async function listFacilitiesWithin(
  reading: Reading,
  within: RegionCode,
): Promise<Facility[]> {
  const rows = await insideRegion(selectFacilities(reading), within)
    .orderBy('region_code')
    .orderBy('facility_id')
    .execute();
  return rows.map(facilityOf);
}

export async function listFacilitiesById(
  reading: Reading,
  cityCode: CityCode,
  facilityIds: readonly string[],
): Promise<Facility[]> {
  const rows = await selectFacilities(reading)
    .where('city_code', '=', cityCode)
    .where('facility_id', '=', sql<string>`any(${facilityIds}::uuid[])`)
    .execute();
  return rows.map(facilityOf);
}

/** Places of which some fact is stale, the longest so first. */
export async function listStale(
  reading: Reading,
  within: RegionCode,
  asked: PageAsked,
): Promise<Page<Facility>> {
  const stale = insideRegion(selectFacilities(reading), within)
    .select('stale_at')
    .where('stale_at', '<=', reading.now);
  const key = { stale_at: momentSchema, facility_id: z.uuid() };
  return await readPage(stale, key, asked, facilityOf);
}

/** One change of a place, as it is kept. */
export interface ChangeMade {
  readonly version: number;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly cause: string;
  readonly causeId: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** The region a place is or was in, though it may be gone. */
export async function findRegionOfHistory(
  reading: Reading,
  cityCode: CityCode,
  facilityId: string,
): Promise<RegionCode | null> {
  const row = await reading
    .tables<DirectoryTables>()
    .selectFrom('directory.change')
    .select('region_code')
    .where('city_code', '=', cityCode)
    .where('facility_id', '=', facilityId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.region_code as RegionCode | undefined) ?? null;
}

/** The history of a place, the latest first. */
export async function listChanges(
  reading: Reading,
  { cityCode, facilityId }: { readonly cityCode: CityCode; readonly facilityId: string },
  asked: PageAsked,
): Promise<Page<ChangeMade>> {
  const changes = reading
    .tables<DirectoryTables>()
    .selectFrom('directory.change')
    .selectAll()
    .where('city_code', '=', cityCode)
    .where('facility_id', '=', facilityId);
  return await readPage(changes, { version: keyNumber }, asked, changeOf, 'desc');
}

function changeOf(row: Selectable<DirectoryTables['directory.change']>): ChangeMade {
  return {
    version: row.version,
    madeAt: row.made_at,
    madeBy: row.made_by,
    cause: row.cause,
    causeId: row.cause_id,
    before: row.before,
    after: row.after,
  };
}

export function facilityOf(row: FacilityRow): Facility {
  return {
    facilityId: row.facility_id,
    regionCode: row.region_code as RegionCode,
    name: row.name,
    lon: row.lon,
    lat: row.lat,
    address: row.address,
    phone: row.phone,
    services: row.services,
    hours: row.hours as FacilityFields['hours'],
    accessibility: row.accessibility as FacilityFields['accessibility'],
    status: row.status as FacilityFields['status'],
    providerId: row.provider_id,
    sourceIds: row.source_ids,
    facts: row.facts as Facility['facts'],
    version: row.version,
    changedAt: row.changed_at,
  };
}
