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
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Estate } from './estate.ts';
import type { TerritoryTables } from './tables.ts';

export async function findEstate(
  reading: Reading,
  cityCode: CityCode,
  estateId: string,
): Promise<Estate | null> {
  const row = await reading
    .tables<TerritoryTables>()
    .selectFrom('territory.estate')
    .selectAll()
    .where('city_code', '=', cityCode)
    .where('estate_id', '=', estateId)
    .executeTakeFirst();
  return row === undefined ? null : estateOf(row);
}

/** Estates of a region and all inside it, by region and id. A province has none of its own. */
export async function listEstates(
  reading: Reading,
  within: RegionCode,
  asked: PageAsked,
): Promise<Page<Estate>> {
  const estates = reading.tables<TerritoryTables>().selectFrom('territory.estate').selectAll();
  const key = { region_code: keyText, estate_id: z.uuid() };
  return await readPage(insideRegion(estates, within), key, asked, estateOf);
}

function estateOf(row: Selectable<TerritoryTables['territory.estate']>): Estate {
  return {
    estateId: row.estate_id,
    regionCode: row.region_code as RegionCode,
    name: row.name,
    lon: row.lon,
    lat: row.lat,
    households: row.households,
    builtYear: row.built_year,
    version: row.version,
    changedAt: row.changed_at,
  };
}
