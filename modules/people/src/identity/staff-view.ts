import type { Reading, RegionCode } from '@yike/kernel';
import type { KeyRing } from '../key-ring.ts';
import type { Account } from './account.ts';
import { getAccount } from './account-view.ts';
import { listGrantsIn, type RoleGrant } from './role-view.ts';

/** Somebody with a role. */
export interface RoleHolder {
  readonly account: Account;
  readonly grant: RoleGrant;
}

const PAGE = 200;

/** Who holds roles at a region and inside now, in the order of regions. */
export async function listRoleHolders(
  reading: Reading,
  keys: KeyRing,
  within: RegionCode,
): Promise<readonly RoleHolder[]> {
  const holders: RoleHolder[] = [];
  let cursor: string | undefined;
  do {
    const page = await listGrantsIn(reading, within, { cursor, limit: PAGE });
    for (const grant of page.items.filter(({ revokedAt }) => revokedAt === null)) {
      holders.push({ account: await getAccount(reading, keys, grant.accountId), grant });
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return holders;
}
