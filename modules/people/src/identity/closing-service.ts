import type { Actor, Transaction } from '@yike/kernel';
import type { KeyRing } from '../key-ring.ts';
import { appendAccountEvent } from './account-event-store.ts';
import { closeAccount, contactHash } from './account-store.ts';
import { getAccount } from './account-view.ts';
import { forgetSubject } from './attempt-store.ts';
import { parseContact } from './contact.ts';
import { endSessions } from './session-store.ts';
import { deleteIdentities } from './sign-on/sign-on-identity-store.ts';

/**
 * Closes an account for good: its sessions end, and nothing stays that it could be found by, neither
 * its contacts nor where they signed in.
 *
 * @throws Problem `not-found` when it was closed meanwhile
 */
export async function closeForGood(
  tx: Transaction,
  keys: KeyRing,
  actor: Actor,
  accountId: string,
): Promise<void> {
  const { phone, email } = (await getAccount(tx, keys, accountId)).particulars;
  for (const text of [phone, email]) {
    const contact = parseContact(text ?? '');
    if (contact !== null) await forgetSubject(tx, contactHash(keys, contact));
  }
  await forgetSubject(tx, keys.hash('account', accountId));
  await endSessions(tx, accountId, 'closed');
  await deleteIdentities(tx, accountId);
  await closeAccount(tx, accountId);
  await appendAccountEvent(tx, actor, accountId, 'closed', '');
}
