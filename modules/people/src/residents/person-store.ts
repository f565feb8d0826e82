import {
  type Actor,
  actorName,
  Problem,
  type ResidentNumber,
  type Transaction,
} from '@yike/kernel';
import { isUniqueBreak } from '../constraint-break.ts';
import { parseContact } from '../identity/contact.ts';
import type { KeyRing } from '../key-ring.ts';
import { type Person, type PersonKey, placeOfPerson } from './person.ts';
import type { PeopleTables } from './tables.ts';

/**
 * @throws Problem `person-number-taken`
 */
export async function insertPerson(
  tx: Transaction,
  keys: KeyRing,
  actor: Actor,
  person: Person,
  number: ResidentNumber | null,
): Promise<void> {
  const row = {
    city_code: person.cityCode,
    person_id: person.personId,
    made_at: tx.now,
    number_hash: number === null ? null : numberHash(keys, number),
    ...columnsOf(keys, actor, person),
  };
  await telling(tx.tables<PeopleTables>().insertInto('people.person').values(row).execute());
}

/**
 * Saves it if it is still at the version before.
 * @param number undefined leaves the citizen's number as it is
 * @throws Problem `version-changed`, `person-number-taken`
 */
export async function updatePerson(
  tx: Transaction,
  keys: KeyRing,
  actor: Actor,
  person: Person,
  number: ResidentNumber | null | undefined,
): Promise<void> {
  const { numUpdatedRows } = await telling(
    tx
      .tables<PeopleTables>()
      .updateTable('people.person')
      .set({
        ...columnsOf(keys, actor, person),
        ...(number === undefined
          ? {}
          : { number_hash: number === null ? null : numberHash(keys, number) }),
      })
      .where('city_code', '=', person.cityCode)
      .where('person_id', '=', person.personId)
      .where('version', '=', person.version - 1)
      .where('erased_at', 'is', null)
      .executeTakeFirst(),
  );
  if (numUpdatedRows === 0n) {
    throw new Problem('version-changed', {}, { version: person.version });
  }
}

/** Takes away all that names somebody. That there was somebody stays, for what points there. */
export async function erasePersonRow(
  tx: Transaction,
  actor: Actor,
  { cityCode, personId }: PersonKey,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .tables<PeopleTables>()
    .updateTable('people.person')
    .set((eb) => ({
      account_id: null,
      sealed: null,
      sealed_with: null,
      name_hash: null,
      phone_hash: null,
      number_hash: null,
      number_mask: null,
      birth_year: null,
      version: eb('version', '+', 1),
      changed_at: tx.now,
      changed_by: actorName(actor),
      erased_at: tx.now,
    }))
    .where('city_code', '=', cityCode)
    .where('person_id', '=', personId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const nameHash = (keys: KeyRing, cityCode: string, name: string): Buffer =>
  keys.hash('person-name', `${cityCode} ${name.normalize('NFKC').replaceAll(/\s/g, '')}`);

export const phoneHash = (keys: KeyRing, cityCode: string, phone: string): Buffer =>
  keys.hash('person-phone', `${cityCode} ${plainPhone(phone)}`);

/** However it is written, it rings the same phone. */
const plainPhone = (phone: string): string =>
  parseContact(phone)?.address ?? phone.normalize('NFKC').replaceAll(/[^\d+]/g, '');

const numberHash = (keys: KeyRing, number: ResidentNumber): Buffer =>
  keys.hash('resident-number', number);

function columnsOf(keys: KeyRing, actor: Actor, person: Person) {
  const { cityCode, particulars } = person;
  const { name, phone, birthDate } = particulars;
  const { bytes, keyId } = keys.seal(placeOfPerson(person), particulars);
  return {
    region_code: person.regionCode,
    account_id: person.accountId,
    sealed: bytes,
    sealed_with: keyId,
    name_hash: nameHash(keys, cityCode, name),
    phone_hash: phone === null ? null : phoneHash(keys, cityCode, phone),
    number_mask: person.numberMask,
    birth_year: birthDate === null ? null : Number(birthDate.slice(0, 4)),
    version: person.version,
    changed_at: person.changedAt,
    changed_by: actorName(actor),
  };
}

async function telling<Result>(query: Promise<Result>): Promise<Result> {
  try {
    return await query;
  } catch (error) {
    if (isUniqueBreak(error, 'person_number')) throw new Problem('person-number-taken');
    if (isUniqueBreak(error, 'person_account')) throw new Problem('person-account-taken');
    throw error;
  }
}
