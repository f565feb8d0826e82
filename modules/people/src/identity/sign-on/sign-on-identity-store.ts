import type { Transaction } from '@yike/kernel';
import type { KeyRing } from '../../key-ring.ts';
import type { IdentityTables } from '../tables.ts';

/** Somebody, as an issuer names him or her. */
export interface OutsideIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** Links an identity to an account. Gives false where either has another link already. */
export async function insertIdentity(
  tx: Transaction,
  keys: KeyRing,
  accountId: string,
  outside: OutsideIdentity,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .tables<IdentityTables>()
    .insertInto('identity.sign_on_identity')
    .values({
      identity_id: crypto.randomUUID(),
      subject_hash: subjectHash(keys, outside),
      issuer: outside.issuer,
      account_id: accountId,
      linked_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Gives the issuer; null where the account has no such identity. */
export async function deleteIdentity(
  tx: Transaction,
  accountId: string,
  identityId: string,
): Promise<string | null> {
  const row = await tx
    .tables<IdentityTables>()
    .deleteFrom('identity.sign_on_identity')
    .where('account_id', '=', accountId)
    .where('identity_id', '=', identityId)
    .returning('issuer')
    .executeTakeFirst();
  return row?.issuer ?? null;
}

export async function deleteIdentities(tx: Transaction, accountId: string): Promise<void> {
  await tx
    .tables<IdentityTables>()
    .deleteFrom('identity.sign_on_identity')
    .where('account_id', '=', accountId)
    .execute();
}

/** What is kept of a subject, which may be a phone number. */
export function subjectHash(keys: KeyRing, { issuer, subject }: OutsideIdentity): Buffer {
  return keys.hash('sign-on-subject', `${issuer}\n${subject}`);
}
