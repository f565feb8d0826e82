import { type Actor, Problem, type RegionCode, type Role, type Transaction } from '@yike/kernel';
import { appendAccountEvent } from './account-event-store.ts';
import { isRoleHeldAt } from './role.ts';
import { mayGrantRole } from './role-policy.ts';
import { endGrant, insertGrant, type NewGrant } from './role-store.ts';
import { findGrant, listRolesHeld } from './role-view.ts';

/**
 * Makes somebody something at a region.
 *
 * @throws Problem `role-level-wrong`, `not-allowed`, `role-held`
 */
export async function grantRole(tx: Transaction, actor: Actor, grant: NewGrant): Promise<string> {
  const { accountId, role, region } = grant;
  if (!isRoleHeldAt(role, region)) throw new Problem('role-level-wrong', {}, { role, region });
  await holdRolesOf(tx, actor, accountId);
  await mustGrant(tx, actor, role, region);
  const grantId = await insertGrant(tx, actor, grant);
  if (grantId === null) throw new Problem('role-held', {}, { role, region });
  await appendAccountEvent(tx, actor, accountId, 'role-granted', `${role} ${region}`);
  return grantId;
}

/** @throws Problem `not-found`, `not-allowed`, `role-ended` */
export async function revokeRole(
  tx: Transaction,
  actor: Actor,
  grantId: string,
  reason: string,
): Promise<void> {
  const grant = await findGrant(tx, grantId);
  if (grant === null) throw new Problem('not-found');
  const { accountId, role, region } = grant;
  await holdRolesOf(tx, actor, accountId);
  await mustGrant(tx, actor, role, region);
  if (!(await endGrant(tx, actor, grantId, reason))) throw new Problem('role-ended');
  await appendAccountEvent(tx, actor, accountId, 'role-revoked', `${role} ${region}`);
}

/** Nobody's roles change meanwhile: neither those of the giver nor those of the receiver. */
async function holdRolesOf(tx: Transaction, actor: Actor, accountId: string): Promise<void> {
  const accounts = actor.kind === 'account' ? [actor.accountId, accountId] : [accountId];
  await tx.lock([...new Set(accounts)].map((each) => `identity.roles ${each}`));
}

/**
 * The giver's roles as they are now, and not as they were when the request came in: who lost a role
 * a moment ago gives none.
 */
async function mustGrant(
  tx: Transaction,
  actor: Actor,
  role: Role,
  region: RegionCode,
): Promise<void> {
  if (actor.kind === 'account') {
    const held = await listRolesHeld(tx, actor.accountId);
    const still = actor.roles.filter((mine) =>
      held.some((now) => now.role === mine.role && now.region === mine.region),
    );
    if (!mayGrantRole({ ...actor, roles: still }, role, region)) throw new Problem('not-allowed');
  } else if (!mayGrantRole(actor, role, region)) throw new Problem('not-allowed');
}
