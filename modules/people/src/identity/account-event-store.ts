import { type Actor, actorName, type Transaction } from '@yike/kernel';
import type { IdentityTables } from './tables.ts';

export type AccountEventKind =
  | 'made'
  | 'signed-in'
  | 'password-changed'
  | 'second-factor-shown'
  | 'session-ended'
  | 'role-granted'
  | 'role-revoked'
  | 'linked'
  | 'sign-on-linked'
  | 'sign-on-unlinked'
  | 'reset'
  | 'exported'
  | 'closed';

/** Adds a line to what happened to an account. Details name roles, regions, means and issuers, no persons. */
export async function appendAccountEvent(
  tx: Transaction,
  actor: Actor,
  accountId: string,
  kind: AccountEventKind,
  detail: string,
): Promise<void> {
  await tx
    .tables<IdentityTables>()
    .insertInto('identity.account_event')
    .values({ account_id: accountId, at: tx.now, actor: actorName(actor), kind, detail })
    .execute();
}
