import {
  type CityCode,
  type Complaint,
  insideRegion,
  momentSchema,
  type Page,
  type PageAsked,
  type Reading,
  type RegionCode,
  readPage,
} from '@yike/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { MATCH_METRES } from '../matching/match-facility.ts';
import { cellsWithin } from '../places/cell.ts';
import type { Facility } from '../places/facility.ts';
import { facilityOf, selectFacilities } from '../places/facility-view.ts';
import { facilityIdsIn } from '../places/own-id.ts';
import type { DirectoryTables } from '../tables.ts';
import type { ImportBatch, ImportRows } from './import-store.ts';
import type { Listing } from './listing.ts';
import { sourceIdsOf } from './plan-import.ts';

export async function findImport(
  reading: Reading,
  cityCode: CityCode,
  importId: string,
): Promise<ImportBatch | null> {
  const row = await reading
    .tables<DirectoryTables>()
    .selectFrom('directory.import_batch')
    .selectAll()
    .where('city_code', '=', cityCode)
    .where('import_id', '=', importId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...headOf(row),
    cityCode,
    rows: row.steps as unknown as ImportRows,
    complaints: row.complaints as unknown as Complaint[],
  };
}

/** For who knows only the id, at the machine itself. */
export async function findCityOfImport(
  reading: Reading,
  importId: string,
): Promise<CityCode | null> {
  const row = await reading
    .tables<DirectoryTables>()
    .selectFrom('directory.import_batch')
    .select('city_code')
    .where('import_id', '=', importId)
    .executeTakeFirst();
  return (row?.city_code as CityCode | undefined) ?? null;
}

export type ImportHead = Omit<ImportBatch, 'rows' | 'complaints' | 'cityCode'>;

/** Imports of a region, the latest first. */
export async function listImports(
  reading: Reading,
  within: RegionCode,
  asked: PageAsked,
): Promise<Page<ImportHead>> {
  const imports = reading
    .tables<DirectoryTables>()
    .selectFrom('directory.import_batch')
    .select(['import_id', 'region_code', 'source', 'made_by', 'made_at', 'state']);
  const key = { made_at: momentSchema, import_id: z.uuid() };
  return await readPage(insideRegion(imports, within), key, asked, headOf, 'desc');
}

/** All places that a listing could be: near one, or listed before under its id. */
export async function listCandidates(
  reading: Reading,
  cityCode: CityCode,
  listings: readonly Listing[],
  source: string,
): Promise<Facility[]> {
  const cells = new Set(listings.flatMap(({ lon, lat }) => cellsWithin(lon, lat, MATCH_METRES)));
  const ids = listings.flatMap((listing) => sourceIdsOf(listing, source));
  const ofCity = selectFacilities(reading).where('city_code', '=', cityCode);
  const near = await ofCity
    .where(
      sql<boolean>`(cell = any(${[...cells]}::bigint[])
        or facility_id = any(${facilityIdsIn(ids)}::uuid[]))`,
    )
    .execute();
  const known = new Set(near.flatMap(({ source_ids }) => source_ids));
  const others = ids.filter((id) => !known.has(id));
  // the server keeps the ids in a table of hashes; && would compare each with each
  const moved = ofCity.where(
    sql<boolean>`exists (select from unnest(source_ids) as listed(id)
      where listed.id = any(${others}::text[]))`,
  );
  const far = others.length === 0 ? [] : await moved.execute();
  const rows = new Map([...near, ...far].map((row) => [row.facility_id, row]));
  return [...rows.values()].map(facilityOf).sort((a, b) => (a.facilityId < b.facilityId ? -1 : 1));
}

/** Changes that an import made, as they were kept. */
export async function listImportChanges(reading: Reading, cityCode: CityCode, importId: string) {
  return await reading
    .tables<DirectoryTables>()
    .selectFrom('directory.change')
    .select(['facility_id', 'version', 'before'])
    .where('city_code', '=', cityCode)
    .where('cause_id', '=', importId)
    .where('cause', '=', 'import')
    .orderBy('facility_id')
    .execute();
}

/** Of these places, those of which residents reported something. */
export async function listReported(
  reading: Reading,
  cityCode: CityCode,
  facilityIds: readonly string[],
): Promise<string[]> {
  const rows = await reading
    .tables<DirectoryTables>()
    .selectFrom('directory.correction')
    .select('facility_id')
    .where('city_code', '=', cityCode)
    .where('facility_id', '=', sql<string>`any(${facilityIds}::uuid[])`)
    .execute();
  return rows.map(({ facility_id }) => facility_id);
}

function headOf(row: {
  readonly import_id: string;
  readonly region_code: string;
  readonly source: string;
  readonly made_by: string;
  readonly made_at: Date;
  readonly state: string;
}): ImportHead {
  return {
    importId: row.import_id,
    region: row.region_code as RegionCode,
    source: row.source,
    madeBy: row.made_by,
    madeAt: row.made_at,
    state: row.state as ImportBatch['state'],
  };
}
