import {
  type CityCode,
  keyText,
  type Page,
  type PageAsked,
  type Reading,
  type RegionCode,
  readPage,
  regionRange,
} from '@yike/kernel';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { KeyRing } from '../key-ring.ts';
import { type Person, type PersonKey, type PersonParticulars, placeOfPerson } from './person.ts';
import { nameHash, phoneHash } from './person-store.ts';
import type { PeopleTables } from './tables.ts';

type PersonRow = Selectable<PeopleTables['people.person']>;

/** Where a person lives; null where there is none. Says nothing else, so nothing is recorded. */
export async function findPersonRegion(
  reading: Reading,
  { cityCode, personId }: PersonKey,
): Promise<RegionCode | null> {
  const row = await reading
    .tables<PeopleTables>()
    .selectFrom('people.person')
    .select('region_code')
    .where('city_code', '=', cityCode)
    .where('person_id', '=', personId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return (row?.region_code ?? null) as RegionCode | null;
}

export async function findPerson(
  reading: Reading,
  keys: KeyRing,
  { cityCode, personId }: PersonKey,
): Promise<Person | null> {
  const row = await reading
    .tables<PeopleTables>()
    .selectFrom('people.person')
    .selectAll()
    .where('city_code', '=', cityCode)
    .where('person_id', '=', personId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : personOf(keys, row);
}

/** Whom cities know to sign in with an account. */
export async function listPersonsOf(
  reading: Reading,
  keys: KeyRing,
  accountId: string,
): Promise<readonly Person[]> {
  const rows = await reading
    .tables<PeopleTables>()
    .selectFrom('people.person')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('city_code')
    .execute();
  return rows.map((row) => personOf(keys, row));
}

export interface PersonSearch extends PageAsked {
  readonly cityCode: CityCode;
  readonly within: RegionCode;
  /** The whole name, or the whole phone number: sealed fields are found by their hashes. */
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

/** Residents of a region of one city, in the order of communities and ids. */
export async function listPersons(
  reading: Reading,
  keys: KeyRing,
  { cityCode, within, name, phone, ...asked }: PersonSearch,
): Promise<Page<Person>> {
  const [first, last] = regionRange(within);
  let query = reading
    .tables<PeopleTables>()
    .selectFrom('people.person')
    .selectAll()
    .where('city_code', '=', cityCode)
    .where('region_code', '>=', first)
    .where('region_code', '<=', last)
    .where('erased_at', 'is', null);
  if (name !== undefined) query = query.where('name_hash', '=', nameHash(keys, cityCode, name));
  if (phone !== undefined) {
    query = query.where('phone_hash', '=', phoneHash(keys, cityCode, phone));
  }
  const key = { region_code: keyText, person_id: z.uuid() };
  return await readPage(query, key, asked, (row) => personOf(keys, row));
}

function personOf(keys: KeyRing, row: PersonRow): Person {
  const key = { cityCode: row.city_code as CityCode, personId: row.person_id };
  if (row.sealed === null || row.sealed_with === null) throw new Error('an erased person was read');
  const sealing = { bytes: row.sealed, keyId: row.sealed_with };
  return {
    ...key,
    regionCode: row.region_code as RegionCode,
    accountId: row.account_id,
    particulars: keys.open(placeOfPerson(key), sealing) as PersonParticulars,
    numberMask: row.number_mask,
    version: row.version,
    changedAt: row.changed_at,
  };
}
