import { type Actor, hasRoleAt, type Policy, type RegionCode, type Role } from '@yike/kernel';
import { grantsRole, ROLES } from './role.ts';

/** Roles are given and taken by those whose own role says so, at their region and inside. */
export function mayGrantRole(actor: Actor, role: Role, region: RegionCode): boolean {
  if (actor.kind !== 'account') return actor.kind === 'operator';
  return actor.roles.some((held) => grantsRole(held, role, region));
}

/** Is there any role that the actor may give at the region? */
export const mayGrantSome: Policy = (actor, region) =>
  ROLES.some((role) => mayGrantRole(actor, role, region));

/** Those who give roles see who holds which, at their region and inside. */
export const mayListRoles: Policy = (actor, region) =>
  hasRoleAt(
    actor,
    ['ministry', 'province', 'planner', 'street-worker', 'community-worker'],
    region,
  );
