import {
  type Day,
  keyText,
  type Page,
  type PageAsked,
  type Reading,
  type RegionCode,
  type RegionLevel,
  readPage,
  regionRange,
} from '@yike/kernel';
import { type Selectable, sql } from 'kysely';
import type { Region } from './region.ts';
import type { TerritoryTables } from './tables.ts';

export interface RegionsAsked extends PageAsked {
  /** This region and everything inside. */
  readonly within: RegionCode | null;
  readonly level: RegionLevel | null;
  readonly on: Day;
}

/** The region as it was that day. */
export async function findRegion(
  reading: Reading,
  regionCode: RegionCode,
  on: Day,
): Promise<Region | null> {
  const row = await thereOn(reading, on).where('region_code', '=', regionCode).executeTakeFirst();
  return row === undefined ? null : regionOf(row);
}

export async function listRegions(reading: Reading, asked: RegionsAsked): Promise<Page<Region>> {
  let query = thereOn(reading, asked.on);
  if (asked.within !== null) {
    const [first, last] = regionRange(asked.within);
    query = query.where('region_code', '>=', first).where('region_code', '<=', last);
  }
  if (asked.level !== null) query = query.where('level', '=', asked.level);
  return await readPage(query, { region_code: keyText }, asked, regionOf);
}

/** All that these codes have meant, in time. */
export async function listHistories(
  reading: Reading,
  regionCodes: readonly RegionCode[],
): Promise<Map<RegionCode, Region[]>> {
  const rows = await reading
    .tables<TerritoryTables>()
    .selectFrom('territory.region')
    .selectAll()
    .where('region_code', '=', sql<string>`any(${regionCodes}::text[])`)
    .orderBy('valid_from')
    .execute();
  return Map.groupBy(rows.map(regionOf), ({ regionCode }) => regionCode);
}

function thereOn(reading: Reading, day: Day) {
  return reading
    .tables<TerritoryTables>()
    .selectFrom('territory.region')
    .selectAll()
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]));
}

export function regionOf(row: Selectable<TerritoryTables['territory.region']>): Region {
  return {
    regionCode: row.region_code as RegionCode,
    level: row.level as RegionLevel,
    name: row.name,
    nameEn: row.name_en,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    source: row.source,
  };
}
