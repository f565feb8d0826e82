import type { Reading } from '@yike/kernel';
import type { IdentityTables } from './tables.ts';

/** A line of what happened to an account. */
export interface AccountEvent {
  readonly at: Date;
  readonly actor: string;
  readonly kind: string;
  readonly detail: string;
}

/** All that happened to an account, in order. */
export async function listAccountEvents(
  reading: Reading,
  accountId: string,
): Promise<readonly AccountEvent[]> {
  return await reading
    .tables<IdentityTables>()
    .selectFrom('identity.account_event')
    .select(['at', 'actor', 'kind', 'detail'])
    .where('account_id', '=', accountId)
    .orderBy('event_id')
    .execute();
}
