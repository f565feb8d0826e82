import { type Actor, Problem, type RegionCode, type Role, type Transaction } from '@yike/kernel';
import type { KeyRing } from '../key-ring.ts';
import { appendAccountEvent } from './account-event-store.ts';
import { insertAccount, savePassword } from './account-store.ts';
import type { Contact } from './contact.ts';
import { hashPassword, temporaryPassword } from './password.ts';
import { grantRole } from './role-service.ts';
import { removeSecret } from './second-factor-store.ts';
import { endSessions } from './session-store.ts';
import { deleteIdentities } from './sign-on/sign-on-identity-store.ts';

export interface NewStaff {
  readonly contact: Contact;
  readonly name: string | null;
  readonly role: Role;
  readonly region: RegionCode;
  readonly reason: string;
  /** Only for districts that do not exist. */
  readonly isFictional: boolean;
}

/**
 * Makes an account with a role, and a password that is shown once. A fictional one keeps its
 * password and shows no second factor.
 *
 * @throws Problem `contact-taken`, `role-level-wrong`, `not-allowed`
 */
export async function addStaff(
  tx: Transaction,
  keys: KeyRing,
  actor: Actor,
  { contact, name, role, region, reason, isFictional }: NewStaff,
): Promise<{ readonly accountId: string; readonly password: string }> {
  const password = temporaryPassword();
  const accountId = await insertAccount(tx, keys, {
    contact,
    name,
    passwordHash: await hashPassword(password),
    isPasswordTemporary: !isFictional,
    isSecondFactorWaived: isFictional,
  });
  if (accountId === null) throw new Problem('contact-taken');
  await appendAccountEvent(tx, actor, accountId, 'made', isFictional ? 'fictional' : 'staff');
  await grantRole(tx, actor, { accountId, role, region, reason });
  return { accountId, password };
}

/**
 * For whoever lost phone or password: a new password that is shown once, no second factor, no other
 * identity that could have been linked meanwhile, and all sessions end.
 */
export async function resetAccount(
  tx: Transaction,
  actor: Actor,
  accountId: string,
): Promise<string> {
  const password = temporaryPassword();
  await savePassword(tx, accountId, await hashPassword(password), true);
  await removeSecret(tx, accountId);
  await deleteIdentities(tx, accountId);
  await endSessions(tx, accountId, 'password-changed');
  await appendAccountEvent(tx, actor, accountId, 'reset', '');
  return password;
}
