import { isWithinRegion, type RegionCode } from './region-code.ts';

/** What somebody may be at a region. */
export type Role =
  | 'ministry'
  | 'province'
  | 'planner'
  | 'street-worker'
  | 'community-worker'
  | 'provider'
  | 'carer'
  | 'responder'
  | 'resident';

/** A role at a region, and with it at all regions inside. */
export interface RoleAtRegion {
  readonly role: Role;
  readonly region: RegionCode;
}

/**
 * Who asks. `operator` runs the installation and works on its machine; `account` has signed in;
 * `visitor` has not.
 */
export type Actor =
  | { readonly kind: 'operator' }
  | {
      readonly kind: 'account';
      readonly accountId: string;
      readonly roles: readonly RoleAtRegion[];
      /** The session that the request came with. */
      readonly sessionId?: string;
    }
  | { readonly kind: 'visitor' };

export const OPERATOR: Actor = { kind: 'operator' };
export const VISITOR: Actor = { kind: 'visitor' };

/** Is the actor one of these there? The operator is everything everywhere. */
export function hasRoleAt(actor: Actor, roles: readonly Role[], region: RegionCode): boolean {
  if (actor.kind !== 'account') return actor.kind === 'operator';
  return actor.roles.some(
    (held) => roles.includes(held.role) && isWithinRegion(region, held.region),
  );
}

/** May this actor do it at that region? One sentence per action, in the policy file of a module. */
export type Policy = (actor: Actor, region: RegionCode) => boolean;

/** How an actor is written down beside what he or she did. */
export function actorName(actor: Actor): string {
  return actor.kind === 'account' ? actor.accountId : actor.kind;
}
