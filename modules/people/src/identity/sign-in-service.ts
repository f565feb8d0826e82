import {
  type Actor,
  type Message,
  Problem,
  type Transaction,
  type Transactions,
  VISITOR,
} from '@yike/kernel';
import type { KeyRing } from '../key-ring.ts';
import { appendAccountEvent } from './account-event-store.ts';
import { contactHash, insertAccount, savePassword } from './account-store.ts';
import { findCredentials, findPasswordHash, getAccount } from './account-view.ts';
import { PASSWORD_FROM_ALL, WITH_ONE } from './attempt.ts';
import { countTry, succeed, type Try } from './attempt-store.ts';
import type { Contact } from './contact.ts';
import { placeOfAddress } from './network-place.ts';
import { hashPassword, isPassword, isPasswordStrongEnough } from './password.ts';
import { endSession, endSessions, insertSession, type NewSession } from './session-store.ts';
import { CODE_REQUESTS, CODES_TO_ONE, codeText, newCode } from './sign-in-code.ts';
import { saveCode, useCode } from './sign-in-code-store.ts';

/** From where a request came: the address of the network, and what the program calls itself. */
export interface Source {
  readonly address: string;
  readonly agent: string;
}

export interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
  readonly token: string;
}

/**
 * Makes a code for a contact, whether it has an account or not: nobody learns which. The message is
 * for the caller to send once this is kept.
 *
 * @throws Problem `requests-too-many`
 */
export async function requestCode(
  tx: Transaction,
  keys: KeyRing,
  contact: Contact,
  source: Source,
): Promise<Message> {
  const tried = tryOf(keys, 'code-request', contact, source);
  await countTry(tx, tried, CODE_REQUESTS, CODES_TO_ONE);
  const place = codePlace(keys, contact, source);
  const code = newCode();
  await saveCode(tx, place, codeHash(keys, contact, code));
  return { to: contact, text: codeText(code) };
}

/**
 * Signs in with a code that was sent, from where it was asked for; the first time makes the account.
 *
 * @throws Problem `requests-too-many`, `sign-in-refused`
 */
export async function signInWithCode(
  database: Transactions,
  keys: KeyRing,
  contact: Contact,
  code: string,
  source: Source,
): Promise<SignedIn> {
  const tried = tryOf(keys, 'code', contact, source);
  await database.transaction((tx) => countTry(tx, tried, WITH_ONE));
  const signedIn = await database.transaction(async (tx) => {
    const place = codePlace(keys, contact, source);
    if (!(await useCode(tx, place, codeHash(keys, contact, code)))) return null;
    await succeed(tx, tried);
    const accountId = await findOrMakeAccount(tx, keys, contact);
    return await beginSession(tx, sessionOf(accountId, 'code', source));
  });
  if (signedIn === null) throw new Problem('sign-in-refused');
  return signedIn;
}

/** @throws Problem `requests-too-many`, `sign-in-refused` */
export async function signInWithPassword(
  database: Transactions,
  keys: KeyRing,
  contact: Contact,
  password: string,
  source: Source,
): Promise<SignedIn> {
  const tried = tryOf(keys, 'password', contact, source);
  const kept = await database.transaction(async (tx) => {
    await countTry(tx, tried, WITH_ONE, PASSWORD_FROM_ALL);
    return await findCredentials(tx, keys, contact);
  });
  const isRight = await isPassword(password, kept?.password_hash ?? null);
  const signedIn = await database.transaction(async (tx) => {
    if (kept === null || !isRight) return null;
    // it may have been changed while this one was looked at
    const now = await findCredentials(tx, keys, contact);
    if (now?.password_hash !== kept.password_hash) return null;
    await succeed(tx, tried);
    return await beginSession(tx, sessionOf(kept.account_id, 'password', source));
  });
  if (signedIn === null) throw new Problem('sign-in-refused');
  return signedIn;
}

/** Begins a session for an account that has shown who it is. */
export async function beginSession(tx: Transaction, session: NewSession): Promise<SignedIn> {
  const { accountId, means } = session;
  const { sessionId, token } = await insertSession(tx, session);
  const actor: Actor = { kind: 'account', accountId, roles: [] };
  await appendAccountEvent(tx, actor, accountId, 'signed-in', means);
  return { accountId, sessionId, token };
}

/**
 * Sets or replaces the password; whoever has one shows it. All other sessions end.
 *
 * @throws Problem `requests-too-many`, `sign-in-refused`, `password-weak`
 */
export async function changePassword(
  database: Transactions,
  keys: KeyRing,
  actor: Actor & { readonly kind: 'account' },
  { before, next }: { readonly before: string | null; readonly next: string },
  source: Source,
): Promise<void> {
  const { accountId, sessionId = null } = actor;
  const tried: Try = {
    kind: 'password',
    subjectHash: keys.hash('account', accountId),
    sourceHash: sourceHash(keys, source),
  };
  const { account, kept } = await database.transaction(async (tx) => {
    await countTry(tx, tried, WITH_ONE);
    const account = await getAccount(tx, keys, accountId);
    return { account, kept: await findPasswordHash(tx, accountId) };
  });
  const isRight = await isPassword(before ?? '', kept);
  if (kept !== null && !isRight) throw new Problem('sign-in-refused');
  const { phone, email } = account.particulars;
  if (!isPasswordStrongEnough(next, [phone ?? '', email ?? '']) || next === before) {
    throw new Problem('password-weak');
  }
  const hash = await hashPassword(next);
  await database.transaction(async (tx) => {
    await succeed(tx, tried);
    if ((await findPasswordHash(tx, accountId)) !== kept) throw new Problem('sign-in-refused');
    await savePassword(tx, accountId, hash, false);
    await endSessions(tx, accountId, 'password-changed', sessionId);
    await appendAccountEvent(tx, actor, accountId, 'password-changed', '');
  });
}

/** @throws Problem `not-found` where there is no such session of the actor's */
export async function revokeSession(
  tx: Transaction,
  actor: Actor & { readonly kind: 'account' },
  sessionId: string,
): Promise<void> {
  const reason = sessionId === actor.sessionId ? 'signed-out' : 'revoked';
  if (!(await endSession(tx, actor.accountId, sessionId, reason))) throw new Problem('not-found');
  await appendAccountEvent(tx, actor, actor.accountId, 'session-ended', reason);
}

export async function findOrMakeAccount(
  tx: Transaction,
  keys: KeyRing,
  contact: Contact,
): Promise<string> {
  const found = await findCredentials(tx, keys, contact);
  if (found !== null) return found.account_id;
  const made = await insertAccount(tx, keys, { contact, name: null });
  if (made !== null) {
    await appendAccountEvent(tx, VISITOR, made, 'made', contact.kind);
    return made;
  }
  // somebody else made it a moment ago
  const other = await findCredentials(tx, keys, contact);
  if (other === null) throw new Error('an account was refused and is not there');
  return other.account_id;
}

function sessionOf(accountId: string, means: NewSession['means'], { agent }: Source): NewSession {
  return { accountId, means, agent, hasSecondFactor: false };
}

function tryOf(keys: KeyRing, kind: Try['kind'], contact: Contact, source: Source): Try {
  return { kind, subjectHash: contactHash(keys, contact), sourceHash: sourceHash(keys, source) };
}

function codePlace(keys: KeyRing, contact: Contact, source: Source) {
  return { contactHash: contactHash(keys, contact), sourceHash: sourceHash(keys, source) };
}

/** Keyed, of the place that a request came from. */
export function sourceHash(keys: KeyRing, { address }: Source): Buffer {
  return keys.hash('source', placeOfAddress(address));
}

/** Bound to the contact, so that a code sent to one opens no other. */
function codeHash(keys: KeyRing, { kind, address }: Contact, code: string): Buffer {
  return keys.hash('sign-in-code', `${kind} ${address} ${code}`);
}
