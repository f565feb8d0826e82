import {
  keyText,
  type Page,
  type PageAsked,
  type Reading,
  type RegionCode,
  type Role,
  type RoleAtRegion,
  readPage,
  regionRange,
} from '@yike/kernel';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { IdentityTables } from './tables.ts';

/** A role that somebody holds or held. */
export interface RoleGrant extends RoleAtRegion {
  readonly grantId: string;
  readonly accountId: string;
  readonly grantedAt: Date;
  readonly grantedBy: string;
  readonly reason: string;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
  readonly revokeReason: string | null;
}

export async function findGrant(reading: Reading, grantId: string): Promise<RoleGrant | null> {
  const row = await reading
    .tables<IdentityTables>()
    .selectFrom('identity.role_grant')
    .selectAll()
    .where('grant_id', '=', grantId)
    .executeTakeFirst();
  return row === undefined ? null : grantOf(row);
}

/** All that an account was ever given, in the order it was given. */
export async function listGrantsOf(
  reading: Reading,
  accountId: string,
): Promise<readonly RoleGrant[]> {
  const rows = await reading
    .tables<IdentityTables>()
    .selectFrom('identity.role_grant')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('granted_at')
    .orderBy('grant_id')
    .execute();
  return rows.map(grantOf);
}

/** What the account holds now. */
export async function listRolesHeld(
  reading: Reading,
  accountId: string,
): Promise<readonly RoleAtRegion[]> {
  const grants = await listGrantsOf(reading, accountId);
  return grants.filter(({ revokedAt }) => revokedAt === null);
}

/** All that was ever given at a region and inside, by region and id. */
export async function listGrantsIn(
  reading: Reading,
  within: RegionCode,
  asked: PageAsked,
): Promise<Page<RoleGrant>> {
  const [first, last] = regionRange(within);
  const grants = reading
    .tables<IdentityTables>()
    .selectFrom('identity.role_grant')
    .selectAll()
    .where('region_code', '>=', first)
    .where('region_code', '<=', last);
  return await readPage(grants, { region_code: keyText, grant_id: z.uuid() }, asked, grantOf);
}

function grantOf(row: Selectable<IdentityTables['identity.role_grant']>): RoleGrant {
  return {
    grantId: row.grant_id,
    accountId: row.account_id,
    role: row.role as Role,
    region: row.region_code as RegionCode,
    grantedAt: row.granted_at,
    grantedBy: row.granted_by,
    reason: row.reason,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
    revokeReason: row.revoke_reason,
  };
}
