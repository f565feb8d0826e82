import { Problem, type Transaction } from '@yike/kernel';
import type { KeyRing } from '../key-ring.ts';
import { type AccountParticulars, placeOfAccount } from './account.ts';
import type { Contact } from './contact.ts';
import type { IdentityTables } from './tables.ts';

export interface NewAccount {
  readonly contact: Contact | null;
  readonly name: string | null;
  readonly passwordHash?: string;
  readonly isPasswordTemporary?: boolean;
  readonly isSecondFactorWaived?: boolean;
}

/**
 * Makes an account; gives null where the contact already has one. The constraint decides, so of
 * many who come at once one makes it.
 */
export async function insertAccount(
  tx: Transaction,
  keys: KeyRing,
  { contact, name, ...rest }: NewAccount,
): Promise<string | null> {
  const accountId = crypto.randomUUID();
  const particulars: AccountParticulars = {
    name,
    phone: contact?.kind === 'phone' ? contact.address : null,
    email: contact?.kind === 'email' ? contact.address : null,
  };
  const { bytes, keyId } = keys.seal(placeOfAccount(accountId), particulars);
  const made = await tx
    .tables<IdentityTables>()
    .insertInto('identity.account')
    .values({
      account_id: accountId,
      phone_hash: contact?.kind === 'phone' ? contactHash(keys, contact) : null,
      email_hash: contact?.kind === 'email' ? contactHash(keys, contact) : null,
      sealed: bytes,
      sealed_with: keyId,
      password_hash: rest.passwordHash ?? null,
      is_password_temporary: rest.isPasswordTemporary ?? false,
      is_second_factor_waived: rest.isSecondFactorWaived ?? false,
      made_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst();
  return made?.account_id ?? null;
}

export async function savePassword(
  tx: Transaction,
  accountId: string,
  passwordHash: string,
  isTemporary: boolean,
): Promise<void> {
  await tx
    .tables<IdentityTables>()
    .updateTable('identity.account')
    .set({ password_hash: passwordHash, is_password_temporary: isTemporary })
    .where('account_id', '=', accountId)
    .where('closed_at', 'is', null)
    .execute();
}

export async function saveParticulars(
  tx: Transaction,
  keys: KeyRing,
  accountId: string,
  particulars: AccountParticulars,
): Promise<void> {
  const { bytes, keyId } = keys.seal(placeOfAccount(accountId), particulars);
  await tx
    .tables<IdentityTables>()
    .updateTable('identity.account')
    .set({ sealed: bytes, sealed_with: keyId })
    .where('account_id', '=', accountId)
    .where('closed_at', 'is', null)
    .execute();
}

/** Whoever knew a password that was given signs in with it no more. Gives false where it was none. */
export async function dropTemporaryPassword(tx: Transaction, accountId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .tables<IdentityTables>()
    .updateTable('identity.account')
    .set({ password_hash: null, is_password_temporary: false })
    .where('account_id', '=', accountId)
    .where('is_password_temporary', 'is', true)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes away all that names its bearer and all that signs in. That it was there stays. */
export async function closeAccount(tx: Transaction, accountId: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .tables<IdentityTables>()
    .updateTable('identity.account')
    .set({
      phone_hash: null,
      email_hash: null,
      sealed: null,
      sealed_with: null,
      password_hash: null,
      totp_sealed: null,
      totp_sealed_with: null,
      totp_confirmed_at: null,
      closed_at: tx.now,
    })
    .where('account_id', '=', accountId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Problem('not-found');
}

export const contactHash = (keys: KeyRing, { kind, address }: Contact): Buffer =>
  keys.hash(kind, address);
