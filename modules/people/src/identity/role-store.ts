import { type Actor, actorName, type RegionCode, type Role, type Transaction } from '@yike/kernel';
import type { IdentityTables } from './tables.ts';

export interface NewGrant {
  readonly accountId: string;
  readonly role: Role;
  readonly region: RegionCode;
  readonly reason: string;
}

/** Gives null where the account holds this already. */
export async function insertGrant(
  tx: Transaction,
  actor: Actor,
  { accountId, role, region, reason }: NewGrant,
): Promise<string | null> {
  const row = await tx
    .tables<IdentityTables>()
    .insertInto('identity.role_grant')
    .values({
      grant_id: crypto.randomUUID(),
      account_id: accountId,
      role,
      region_code: region,
      granted_at: tx.now,
      granted_by: actorName(actor),
      reason,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'role', 'region_code'])
        .where('revoked_at', 'is', null)
        .doNothing(),
    )
    .returning('grant_id')
    .executeTakeFirst();
  return row?.grant_id ?? null;
}

/** Ends what is still held of it. Gives false where somebody else had ended it. */
export async function endGrant(
  tx: Transaction,
  actor: Actor,
  grantId: string,
  reason: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .tables<IdentityTables>()
    .updateTable('identity.role_grant')
    .set({ revoked_at: tx.now, revoked_by: actorName(actor), revoke_reason: reason })
    .where('grant_id', '=', grantId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
