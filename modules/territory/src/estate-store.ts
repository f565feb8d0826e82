import { type Actor, actorName, cityOfRegion, Problem, type Transaction } from '@yike/kernel';
import type { Estate } from './estate.ts';
import type { TerritoryTables } from './tables.ts';

export async function insertEstate(tx: Transaction, actor: Actor, estate: Estate): Promise<void> {
  const row = { ...keyOf(estate), region_code: estate.regionCode, ...columnsOf(actor, estate) };
  await tx.tables<TerritoryTables>().insertInto('territory.estate').values(row).execute();
}

/** Saves it if it is still at the version before. @throws Problem `version-changed` */
export async function updateEstate(tx: Transaction, actor: Actor, estate: Estate): Promise<void> {
  const { city_code, estate_id } = keyOf(estate);
  const { numUpdatedRows } = await tx
    .tables<TerritoryTables>()
    .updateTable('territory.estate')
    .set(columnsOf(actor, estate))
    .where('city_code', '=', city_code)
    .where('estate_id', '=', estate_id)
    .where('version', '=', estate.version - 1)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Problem('version-changed', {}, { version: estate.version });
}

function keyOf({ regionCode, estateId }: Estate) {
  const cityCode = cityOfRegion(regionCode);
  if (cityCode === null) throw new Problem('region-unknown', {}, { code: regionCode });
  return { city_code: cityCode, estate_id: estateId };
}

function columnsOf(actor: Actor, estate: Estate) {
  return {
    name: estate.name,
    lon: estate.lon,
    lat: estate.lat,
    households: estate.households,
    built_year: estate.builtYear,
    version: estate.version,
    changed_at: estate.changedAt,
    changed_by: actorName(actor),
  };
}
