import { type Actor, Problem, type SignOnClaims, type Transaction, VISITOR } from '@yike/kernel';
import type { KeyRing } from '../../key-ring.ts';
import { appendAccountEvent } from '../account-event-store.ts';
import { dropTemporaryPassword, insertAccount } from '../account-store.ts';
import { findCredentials, getAccount } from '../account-view.ts';
import { type Contact, parseContact } from '../contact.ts';
import { endSessions } from '../session-store.ts';
import { findOpenSession } from '../session-view.ts';
import { findOrMakeAccount } from '../sign-in-service.ts';
import { deleteIdentity, insertIdentity, subjectHash } from './sign-on-identity-store.ts';
import { findLinkedAccount, listIdentities } from './sign-on-identity-view.ts';
import { type CityProvider, speaksFor } from './sign-on-provider.ts';

type AccountActor = Actor & { readonly kind: 'account' };

/**
 * Whose account it is: the one that was linked; else, where the city said so, the one with the
 * e-mail address that the provider is the authority for; else, where the city said so, a new one
 * without roles.
 *
 * @throws Problem `sign-on-unknown`
 */
export async function accountOfClaims(
  tx: Transaction,
  keys: KeyRing,
  provider: CityProvider,
  claims: SignOnClaims,
): Promise<string> {
  const outside = { issuer: provider.issuer, subject: claims.subject };
  await tx.lock([`identity.sign-on ${subjectHash(keys, outside).toString('hex')}`]);
  const linked = await findLinkedAccount(tx, keys, outside);
  if (linked !== null) return linked;
  const contact = contactVouchedFor(provider, claims);
  const accountId = await accountOfContact(tx, keys, contact, provider.makesAccounts);
  // with another identity of this issuer it is another's: addresses are given to who comes next
  if (accountId === null || !(await insertIdentity(tx, keys, accountId, outside))) {
    throw new Problem('sign-on-unknown');
  }
  if (await dropTemporaryPassword(tx, accountId)) {
    await endSessions(tx, accountId, 'password-changed');
  }
  await appendAccountEvent(tx, VISITOR, accountId, 'sign-on-linked', provider.issuer);
  return accountId;
}

function contactVouchedFor(
  provider: CityProvider,
  { verifiedEmail }: SignOnClaims,
): Contact | null {
  const contact = parseContact(verifiedEmail ?? '');
  return contact?.kind === 'email' && speaksFor(provider, contact.address) ? contact : null;
}

async function accountOfContact(
  tx: Transaction,
  keys: KeyRing,
  contact: Contact | null,
  makesAccounts: boolean,
): Promise<string | null> {
  if (contact !== null) {
    if (makesAccounts) return await findOrMakeAccount(tx, keys, contact);
    return (await findCredentials(tx, keys, contact))?.account_id ?? null;
  }
  if (!makesAccounts) return null;
  const accountId = await insertAccount(tx, keys, { contact: null, name: null });
  if (accountId !== null) await appendAccountEvent(tx, VISITOR, accountId, 'made', 'sign-on');
  return accountId;
}

/**
 * The session of whoever links an identity to the own account. While somebody else knows the
 * password, or the second factor was not shown, an intruder could make a lasting way in of it.
 *
 * @throws Problem `sign-on-link-unsure`
 */
export async function sessionForLinking(
  tx: Transaction,
  keys: KeyRing,
  { accountId, sessionId }: AccountActor,
): Promise<string> {
  const session = sessionId === undefined ? null : await findOpenSession(tx, sessionId);
  if (sessionId === undefined || session === null) throw new Problem('not-signed-in');
  const { isPasswordTemporary, hasSecondFactor } = await getAccount(tx, keys, accountId);
  if (isPasswordTemporary || (hasSecondFactor && !session.hasSecondFactor)) {
    throw new Problem('sign-on-link-unsure');
  }
  return sessionId;
}

/** @throws Problem `not-signed-in` where the session ended meanwhile, `sign-on-linked` */
export async function linkOwnIdentity(
  tx: Transaction,
  keys: KeyRing,
  { issuer }: CityProvider,
  sessionId: string,
  { subject }: SignOnClaims,
): Promise<void> {
  const session = await findOpenSession(tx, sessionId);
  if (session === null) throw new Problem('not-signed-in');
  const { accountId } = session;
  if ((await findLinkedAccount(tx, keys, { issuer, subject })) === accountId) return;
  if (!(await insertIdentity(tx, keys, accountId, { issuer, subject }))) {
    throw new Problem('sign-on-linked');
  }
  const actor: Actor = { kind: 'account', accountId, roles: [] };
  await appendAccountEvent(tx, actor, accountId, 'sign-on-linked', issuer);
}

/**
 * Undoes a link. All other sessions end, as when a password changes.
 *
 * @throws Problem `not-found`, `sign-on-only-way`
 */
export async function unlinkIdentity(
  tx: Transaction,
  keys: KeyRing,
  actor: AccountActor,
  identityId: string,
): Promise<void> {
  const { accountId, sessionId = null } = actor;
  await tx.lock([`identity.account ${accountId}`]);
  const { particulars, hasPassword } = await getAccount(tx, keys, accountId);
  const identities = await listIdentities(tx, accountId);
  const issuer = await deleteIdentity(tx, accountId, identityId);
  if (issuer === null) throw new Problem('not-found');
  const hasOther = hasPassword || particulars.phone !== null || particulars.email !== null;
  if (!hasOther && identities.length === 1) throw new Problem('sign-on-only-way');
  await endSessions(tx, accountId, 'revoked', sessionId);
  await appendAccountEvent(tx, actor, accountId, 'sign-on-unlinked', issuer);
}
