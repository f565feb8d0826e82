import { Problem, type Reading } from '@yike/kernel';
import type { Selectable } from 'kysely';
import type { KeyRing } from '../key-ring.ts';
import { type Account, type AccountParticulars, placeOfAccount } from './account.ts';
import type { Contact } from './contact.ts';
import type { IdentityTables } from './tables.ts';

type AccountRow = Selectable<IdentityTables['identity.account']>;

/** What signing in needs to know; null where the contact has no account. */
export async function findCredentials(
  reading: Reading,
  keys: KeyRing,
  contact: Contact,
): Promise<Pick<AccountRow, 'account_id' | 'password_hash'> | null> {
  const row = await reading
    .tables<IdentityTables>()
    .selectFrom('identity.account')
    .select(['account_id', 'password_hash'])
    .where(
      contact.kind === 'phone' ? 'phone_hash' : 'email_hash',
      '=',
      keys.hash(contact.kind, contact.address),
    )
    .executeTakeFirst();
  return row ?? null;
}

export async function findAccount(
  reading: Reading,
  keys: KeyRing,
  accountId: string,
): Promise<Account | null> {
  const row = await reading
    .tables<IdentityTables>()
    .selectFrom('identity.account')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : accountOf(keys, row);
}

/** @throws Problem `not-found` */
export async function getAccount(
  reading: Reading,
  keys: KeyRing,
  accountId: string,
): Promise<Account> {
  const account = await findAccount(reading, keys, accountId);
  if (account === null) throw new Problem('not-found');
  return account;
}

function accountOf(keys: KeyRing, row: AccountRow): Account {
  return {
    accountId: row.account_id,
    particulars: particularsOf(keys, row),
    hasPassword: row.password_hash !== null,
    isPasswordTemporary: row.is_password_temporary,
    isSecondFactorWaived: row.is_second_factor_waived,
    hasSecondFactor: row.totp_confirmed_at !== null,
    madeAt: row.made_at,
  };
}

function particularsOf(keys: KeyRing, row: AccountRow): AccountParticulars {
  const { sealed, sealed_with } = row;
  if (sealed === null || sealed_with === null) return { name: null, phone: null, email: null };
  const sealing = { bytes: sealed, keyId: sealed_with };
  return keys.open(placeOfAccount(row.account_id), sealing) as AccountParticulars;
}

/** The hash of an account's password; null where it has none. */
export async function findPasswordHash(
  reading: Reading,
  accountId: string,
): Promise<string | null> {
  const row = await reading
    .tables<IdentityTables>()
    .selectFrom('identity.account')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.password_hash ?? null;
}
