import type { Transaction } from '@yike/kernel';
import type { Region } from './region.ts';
import type { TerritoryTables } from './tables.ts';

const ROWS_AT_ONCE = 1000;

export async function addRegions(tx: Transaction, regions: readonly Region[]): Promise<void> {
  for (let from = 0; from < regions.length; from += ROWS_AT_ONCE) {
    const rows = regions.slice(from, from + ROWS_AT_ONCE).map((region) => ({
      region_code: region.regionCode,
      valid_from: region.validFrom,
      valid_to: region.validTo,
      level: region.level,
      name: region.name,
      name_en: region.nameEn,
      source: region.source,
    }));
    await tx.tables<TerritoryTables>().insertInto('territory.region').values(rows).execute();
  }
}

/** @param validTo the first day no longer */
export async function endRegion(tx: Transaction, region: Region, validTo: string): Promise<void> {
  await tx
    .tables<TerritoryTables>()
    .updateTable('territory.region')
    .set({ valid_to: validTo })
    .where('region_code', '=', region.regionCode)
    .where('valid_from', '=', region.validFrom)
    .execute();
}
