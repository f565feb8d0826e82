import { NATION, OPERATOR, parseRegionCode, type RegionCode, type Role } from '@yike/kernel';
import { addStaff, findCredentials, type KeyRing, parseContact, ROLES } from '@yike/people';
import type { Database } from '@yike/postgres';

/** An account of the fictional district, as it is told once. */
export interface DemoAccount {
  readonly role: Role;
  readonly region: RegionCode;
  readonly contact: string;
  readonly password: string;
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

/** Makes an account for each role where there is none; gives those that were made. */
export async function makeDemoAccounts(
  database: Database,
  keys: KeyRing,
): Promise<readonly DemoAccount[]> {
  const made: DemoAccount[] = [];
  for (const role of ROLES) {
    const address = `${role}@jiangpan.example`;
    const contact = parseContact(address);
    const region = parseRegionCode(REGIONS[role]) ?? NATION;
    if (contact === null) throw new Error(`${address} is no contact`);
    const staff = { contact, name: null, role, region, reason: 'demo', isFictional: true };
    const added = await database.transaction(async (tx) =>
      (await findCredentials(tx, keys, contact)) === null
        ? await addStaff(tx, keys, OPERATOR, staff)
        : null,
    );
    if (added !== null) made.push({ role, region, contact: address, password: added.password });
  }
  return made;
}
