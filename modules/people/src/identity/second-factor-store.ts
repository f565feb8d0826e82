import type { Transaction } from '@yike/kernel';
import type { KeyRing } from '../key-ring.ts';
import { placeOfSecondFactor } from './account.ts';
import type { IdentityTables } from './tables.ts';

/** Keeps a secret that is not in use yet. Gives false where one is in use. */
export async function saveSecret(
  tx: Transaction,
  keys: KeyRing,
  accountId: string,
  secret: string,
): Promise<boolean> {
  const { bytes, keyId } = keys.seal(placeOfSecondFactor(accountId), secret);
  const { numUpdatedRows } = await tx
    .tables<IdentityTables>()
    .updateTable('identity.account')
    .set({ totp_sealed: bytes, totp_sealed_with: keyId, totp_used_step: 0 })
    .where('account_id', '=', accountId)
    .where('closed_at', 'is', null)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function findSecret(
  tx: Transaction,
  keys: KeyRing,
  accountId: string,
): Promise<string | null> {
  const row = await tx
    .tables<IdentityTables>()
    .selectFrom('identity.account')
    .select(['totp_sealed', 'totp_sealed_with'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (row?.totp_sealed == null || row.totp_sealed_with === null) return null;
  const sealing = { bytes: row.totp_sealed, keyId: row.totp_sealed_with };
  return keys.open(placeOfSecondFactor(accountId), sealing) as string;
}

/**
 * Uses up a step, and with it all before. One statement decides, so the same code serves once
 * however many bring it at once.
 */
export async function useStep(tx: Transaction, accountId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .tables<IdentityTables>()
    .updateTable('identity.account')
    .set((eb) => ({
      totp_used_step: step,
      totp_confirmed_at: eb.fn.coalesce('totp_confirmed_at', eb.val(tx.now)),
    }))
    .where('account_id', '=', accountId)
    .where('totp_used_step', '<', step)
    .where('totp_sealed', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes the second factor away, for whoever lost the phone it was on. */
export async function removeSecret(tx: Transaction, accountId: string): Promise<void> {
  await tx
    .tables<IdentityTables>()
    .updateTable('identity.account')
    .set({ totp_sealed: null, totp_sealed_with: null, totp_confirmed_at: null })
    .where('account_id', '=', accountId)
    .execute();
}
