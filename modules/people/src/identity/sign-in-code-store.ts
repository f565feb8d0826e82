import type { Transaction } from '@yike/kernel';
import { sql } from 'kysely';
import { CODE_SECONDS, CODE_TRIES } from './sign-in-code.ts';
import type { IdentityTables } from './tables.ts';

interface CodePlace {
  readonly contactHash: Buffer;
  readonly sourceHash: Buffer;
}

/** Keeps a code in place of the one before that was asked for from there. */
export async function saveCode(
  tx: Transaction,
  { contactHash, sourceHash }: CodePlace,
  codeHash: Buffer,
): Promise<void> {
  const row = {
    code_hash: codeHash,
    tries: 0,
    made_at: tx.now,
    expires_at: new Date(tx.now.getTime() + CODE_SECONDS * 1000),
    used_at: null,
  };
  await tx
    .tables<IdentityTables>()
    .insertInto('identity.sign_in_code')
    .values({ contact_hash: contactHash, source_hash: sourceHash, ...row })
    .onConflict((conflict) => conflict.columns(['contact_hash', 'source_hash']).doUpdateSet(row))
    .execute();
}

/**
 * Uses up the code if it is the right one. One statement decides and marks, so of two who come at
 * once with the same code one gets in.
 */
export async function useCode(
  tx: Transaction,
  { contactHash, sourceHash }: CodePlace,
  codeHash: Buffer,
): Promise<boolean> {
  const row = await tx
    .tables<IdentityTables>()
    .updateTable('identity.sign_in_code')
    .set({
      tries: sql`tries + 1`,
      used_at: sql`case when code_hash = ${codeHash} then ${tx.now}::timestamptz end`,
    })
    .where('contact_hash', '=', contactHash)
    .where('source_hash', '=', sourceHash)
    .where('used_at', 'is', null)
    .where('tries', '<', CODE_TRIES)
    .where('expires_at', '>', tx.now)
    .returning('used_at')
    .executeTakeFirst();
  return row?.used_at != null;
}

/** Takes away codes that nobody can use any more. Gives the number of rows. */
export async function forgetCodes(tx: Transaction): Promise<number> {
  const { numDeletedRows } = await tx
    .tables<IdentityTables>()
    .deleteFrom('identity.sign_in_code')
    .where('expires_at', '<', tx.now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
