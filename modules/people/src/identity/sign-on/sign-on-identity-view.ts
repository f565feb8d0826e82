import type { Reading } from '@yike/kernel';
import type { KeyRing } from '../../key-ring.ts';
import type { IdentityTables } from '../tables.ts';
import { type OutsideIdentity, subjectHash } from './sign-on-identity-store.ts';

/** As whom an account is known elsewhere; the subject itself is not kept. */
export interface LinkedIdentity {
  readonly identityId: string;
  readonly issuer: string;
  readonly linkedAt: Date;
}

/** Whose account it is; null where nobody's. */
export async function findLinkedAccount(
  reading: Reading,
  keys: KeyRing,
  outside: OutsideIdentity,
): Promise<string | null> {
  const row = await reading
    .tables<IdentityTables>()
    .selectFrom('identity.sign_on_identity')
    .select('account_id')
    .where('subject_hash', '=', subjectHash(keys, outside))
    .executeTakeFirst();
  return row?.account_id ?? null;
}

/** In the order in which they were linked. */
export async function listIdentities(
  reading: Reading,
  accountId: string,
): Promise<readonly LinkedIdentity[]> {
  const rows = await reading
    .tables<IdentityTables>()
    .selectFrom('identity.sign_on_identity')
    .select(['identity_id', 'issuer', 'linked_at'])
    .where('account_id', '=', accountId)
    .orderBy('linked_at')
    .orderBy('identity_id')
    .execute();
  return rows.map((row) => ({
    identityId: row.identity_id,
    issuer: row.issuer,
    linkedAt: row.linked_at,
  }));
}
