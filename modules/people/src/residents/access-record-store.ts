import {
  actorName,
  type CityCode,
  cityOfRegion,
  type RegionCode,
  type Transaction,
} from '@yike/kernel';
import { sql } from 'kysely';
import { type Access, BEGINNING, chainOf, sumOfRecord } from './access-record.ts';
import type { PeopleTables } from './tables.ts';

/**
 * Adds a line to the audit of a city, in the transaction of what it is about: one is not there
 * without the other. Lines of one chain are added one after another, so this comes last.
 */
export async function recordAccess(tx: Transaction, access: Access): Promise<void> {
  const cityCode = auditedCity(access.regionCode);
  const chain = chainOf(access.actor);
  const number = await nextNumber(tx, cityCode, chain);
  const before = await tx
    .tables<PeopleTables>()
    .selectFrom('people.access_record')
    .select('sha256')
    .where('city_code', '=', cityCode)
    .where('chain', '=', chain)
    .where('number', '=', number - 1)
    .executeTakeFirst();
  const record = {
    ...access,
    actor: actorName(access.actor),
    cityCode,
    chain,
    number,
    at: tx.now,
  };
  await tx
    .tables<PeopleTables>()
    .insertInto('people.access_record')
    .values({
      city_code: cityCode,
      chain,
      number,
      at: record.at,
      actor: record.actor,
      action: record.action,
      reason: record.reason,
      region_code: record.regionCode,
      outcome: record.outcome,
      person_ids: [...record.personIds],
      sha256: sumOfRecord(before?.sha256 ?? BEGINNING, record),
    })
    .execute();
}

/** The last number of the chain, one higher, and held: whoever comes next waits for our end. */
async function nextNumber(tx: Transaction, cityCode: CityCode, chain: number): Promise<number> {
  const { number } = await tx
    .tables<PeopleTables>()
    .insertInto('people.access_chain')
    .values({ city_code: cityCode, chain, number: 1 })
    .onConflict((conflict) =>
      conflict.columns(['city_code', 'chain']).doUpdateSet({
        number: sql`access_chain.number + 1`,
      }),
    )
    .returning('number')
    .executeTakeFirstOrThrow();
  return number;
}

/** Provinces and the nation have an audit of their own, by their own digits. */
export function auditedCity(region: RegionCode): CityCode {
  return cityOfRegion(region) ?? (region.slice(0, 6) as CityCode);
}
