import {
  type Actor,
  NATION,
  OPERATOR,
  parseRegionCode,
  type RegionCode,
  type Role,
} from '@yike/kernel';
import { addStaff, findCredentials, type KeyRing, parseContact, ROLES } from '@yike/people';
import type { Database } from '@yike/postgres';

/** An account of the fictional district. */
export interface DemoAccount {
  readonly role: Role;
  readonly region: RegionCode;
  readonly contact: string;
  readonly accountId: string;
  /** Known when it is made, to be told once; null: it was there before. */
  readonly password: string | null;
}

/** Where each role is held in the fictional district. */
const REGIONS: Readonly<Record<Role, string>> = {
  ministry: NATION,
  province: '99',
  planner: '990107',
  'street-worker': '990107001',
  'community-worker': '990107001001',
  provider: '990107',
  carer: '990107001',
  responder: '990107',
  resident: '990107001001',
};

/** The account of each role, made where there is none. */
export async function makeDemoAccounts(
  database: Database,
  keys: KeyRing,
): Promise<readonly DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const role of ROLES) {
    const address = `${role}@jiangpan.example`;
    const contact = parseContact(address);
    const region = parseRegionCode(REGIONS[role]) ?? NATION;
    if (contact === null) throw new Error(`${address} is no contact`);
    const staff = { contact, name: null, role, region, reason: 'demo', isFictional: true };
    const { accountId, password } = await database.transaction(async (tx) => {
      const known = await findCredentials(tx, keys, contact);
      if (known !== null) return { accountId: known.account_id, password: null };
      return await addStaff(tx, keys, OPERATOR, staff);
    });
    accounts.push({ role, region, contact: address, accountId, password });
  }
  return accounts;
}

/** Somebody who has signed in with one of these accounts. */
export function demoActor(accounts: readonly DemoAccount[], role: Role): Actor {
  const { accountId, region } = accounts.find((one) => one.role === role) ?? {};
  if (accountId === undefined || region === undefined) throw new Error(`no account for ${role}`);
  return { kind: 'account', accountId, roles: [{ role, region }] };
}
