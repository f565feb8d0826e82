import type { CityCode, Reading, Transaction, Transactions } from '@yike/kernel';
import { placeOfAccount, placeOfSecondFactor } from './identity/account.ts';
import { placeOfSecret } from './identity/sign-on/sign-on-provider.ts';
import type { IdentityTables } from './identity/tables.ts';
import type { KeyRing } from './key-ring.ts';
import { placeOfPerson } from './residents/person.ts';
import type { PeopleTables } from './residents/tables.ts';

/** Rows that one transaction seals anew: few enough that nobody waits for it. */
const BATCH = 200;

/**
 * Seals with the newest key all that another sealed. What is done is done: killed at any moment, it
 * goes on from there when it is called again, and meanwhile both keys open what they sealed.
 *
 * @param done told the number of rows after each batch
 */
export async function resealAll(
  database: Transactions & { readonly reading: Reading },
  keys: KeyRing,
  done: (rows: number) => void = () => undefined,
): Promise<number> {
  let total = 0;
  const untilNone = async (batch: (tx: Transaction) => Promise<number>): Promise<void> => {
    for (;;) {
      const rows = await database.transaction(batch);
      total += rows;
      if (rows > 0) done(total);
      if (rows < BATCH) return;
    }
  };
  await untilNone((tx) => resealAccounts(tx, keys));
  await untilNone((tx) => resealSecondFactors(tx, keys));
  await untilNone((tx) => resealProviders(tx, keys));
  for (const cityCode of await listCitiesToReseal(database.reading, keys)) {
    await untilNone((tx) => resealPersons(tx, keys, cityCode));
  }
  return total;
}

/** How many rows each key seals. A key that seals none can be taken off the ring. */
export async function countSealed(reading: Reading): Promise<ReadonlyMap<string, number>> {
  const identity = reading.tables<IdentityTables>();
  const people = reading.tables<PeopleTables>();
  const counts = new Map<string, number>();
  const rows = [
    ...(await identity
      .selectFrom('identity.account')
      .select((eb) => ['sealed_with as key', eb.fn.countAll<number>().as('rows')])
      .groupBy('sealed_with')
      .execute()),
    ...(await identity
      .selectFrom('identity.account')
      .select((eb) => ['totp_sealed_with as key', eb.fn.countAll<number>().as('rows')])
      .groupBy('totp_sealed_with')
      .execute()),
    ...(await identity
      .selectFrom('identity.sign_on_provider')
      .select((eb) => ['secret_sealed_with as key', eb.fn.countAll<number>().as('rows')])
      .groupBy('secret_sealed_with')
      .execute()),
    ...(await people
      .selectFrom('people.person')
      .select((eb) => ['sealed_with as key', eb.fn.countAll<number>().as('rows')])
      .groupBy('sealed_with')
      .execute()),
  ];
  for (const { key, rows: count } of rows) {
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

async function resealAccounts(tx: Transaction, keys: KeyRing): Promise<number> {
  const tables = tx.tables<IdentityTables>();
  const rows = await tables
    .selectFrom('identity.account')
    .select(['account_id', 'sealed', 'sealed_with'])
    .where('sealed_with', '!=', keys.newestKeyId)
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { account_id, sealed, sealed_with } of rows) {
    const { bytes, keyId } = again(keys, placeOfAccount(account_id), sealed, sealed_with);
    await tables
      .updateTable('identity.account')
      .set({ sealed: bytes, sealed_with: keyId })
      .where('account_id', '=', account_id)
      .execute();
  }
  return rows.length;
}

async function resealSecondFactors(tx: Transaction, keys: KeyRing): Promise<number> {
  const tables = tx.tables<IdentityTables>();
  const rows = await tables
    .selectFrom('identity.account')
    .select(['account_id', 'totp_sealed', 'totp_sealed_with'])
    .where('totp_sealed_with', '!=', keys.newestKeyId)
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const row of rows) {
    const place = placeOfSecondFactor(row.account_id);
    const { bytes, keyId } = again(keys, place, row.totp_sealed, row.totp_sealed_with);
    await tables
      .updateTable('identity.account')
      .set({ totp_sealed: bytes, totp_sealed_with: keyId })
      .where('account_id', '=', row.account_id)
      .execute();
  }
  return rows.length;
}

async function resealProviders(tx: Transaction, keys: KeyRing): Promise<number> {
  const tables = tx.tables<IdentityTables>();
  const rows = await tables
    .selectFrom('identity.sign_on_provider')
    .select(['city_code', 'secret_sealed', 'secret_sealed_with'])
    .where('secret_sealed_with', '!=', keys.newestKeyId)
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { city_code, secret_sealed, secret_sealed_with } of rows) {
    const place = placeOfSecret(city_code);
    const { bytes, keyId } = again(keys, place, secret_sealed, secret_sealed_with);
    await tables
      .updateTable('identity.sign_on_provider')
      .set({ secret_sealed: bytes, secret_sealed_with: keyId })
      .where('city_code', '=', city_code)
      .execute();
  }
  return rows.length;
}

async function listCitiesToReseal(reading: Reading, keys: KeyRing): Promise<readonly CityCode[]> {
  const rows = await reading
    .tables<PeopleTables>()
    .selectFrom('people.person')
    .select('city_code')
    .distinct()
    .where('sealed_with', '!=', keys.newestKeyId)
    .execute();
  return rows.map(({ city_code }) => city_code as CityCode);
}

async function resealPersons(tx: Transaction, keys: KeyRing, cityCode: CityCode): Promise<number> {
  const tables = tx.tables<PeopleTables>();
  const rows = await tables
    .selectFrom('people.person')
    .select(['person_id', 'sealed', 'sealed_with'])
    .where('city_code', '=', cityCode)
    .where('sealed_with', '!=', keys.newestKeyId)
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { person_id, sealed, sealed_with } of rows) {
    const place = placeOfPerson({ cityCode, personId: person_id });
    const { bytes, keyId } = again(keys, place, sealed, sealed_with);
    await tables
      .updateTable('people.person')
      .set({ sealed: bytes, sealed_with: keyId })
      .where('city_code', '=', cityCode)
      .where('person_id', '=', person_id)
      .execute();
  }
  return rows.length;
}

function again(keys: KeyRing, place: string, bytes: Buffer | null, keyId: string | null) {
  if (bytes === null || keyId === null) throw new Error(`${place} is not sealed`);
  return keys.seal(place, keys.open(place, { bytes, keyId }));
}
