import {
  type CityCode,
  cityOfRegion,
  type Page,
  pageFrom,
  type Reading,
  type RegionCode,
  readCursor,
  regionRange,
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
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<Estate>> {
  const after = readCursor(cursor, z.tuple([z.string(), z.uuid()]));
  const [first, last] = regionRange(within);
  let query = reading
    .tables<TerritoryTables>()
    .selectFrom('territory.estate')
    .selectAll()
    .where('region_code', '>=', first)
    .where('region_code', '<=', last);
  const cityCode = cityOfRegion(within);
  if (cityCode !== null) query = query.where('city_code', '=', cityCode);
  if (after !== null) {
    query = query.where((eb) =>
      eb(eb.refTuple('region_code', 'estate_id'), '>', eb.tuple(after[0], after[1])),
    );
  }
  const rows = await query
    .orderBy('region_code')
    .orderBy('estate_id')
    .limit(limit + 1)
    .execute();
  return pageFrom(rows.map(estateOf), limit, ({ regionCode, estateId }) => [regionCode, estateId]);
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
