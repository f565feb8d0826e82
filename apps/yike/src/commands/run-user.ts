import { type Language, NATION, OPERATOR, Problem, type RegionCode, type Role } from '@yike/kernel';
import {
  addStaff,
  type Contact,
  findCredentials,
  grantRole,
  type KeyRing,
  listGrantsOf,
  listRoleHolders,
  maskContact,
  parseContact,
  ROLE_TABLE,
  ROLES,
  type RoleHolder,
  resetAccount,
  revokeRole,
} from '@yike/people';
import type { Database } from '@yike/postgres';
import { regionOption } from '../platform/region-options.ts';
import { withKeys } from '../platform/with-keys.ts';
import type { Given, Surroundings } from '../terminal/command.ts';

type Work = (given: Given, surroundings: Surroundings, parts: Parts) => Promise<void>;

interface Parts {
  readonly database: Database;
  readonly keys: KeyRing;
}

const WORK: Readonly<Record<string, Work>> = { add, list, revoke, reset };

export async function runUser(given: Given, surroundings: Surroundings): Promise<number> {
  const [word = ''] = given.words;
  const work = Object.hasOwn(WORK, word) ? WORK[word] : undefined;
  const most = word === 'list' ? 1 : 2;
  if (work === undefined || given.words.length > most) {
    const unexpected = work === undefined ? word : (given.words[most] ?? '');
    throw new Problem('word-unexpected', {}, { word: unexpected, command: 'user' });
  }
  await withKeys(given, surroundings, (parts) => work(given, surroundings, parts));
  return 0;
}

async function add(given: Given, { language, print }: Surroundings, { database, keys }: Parts) {
  const contact = contactGiven(given);
  const role = roleGiven(given);
  const region = regionOption(given, 'region', 'user');
  const reason = given.one('reason') ?? 'yike user add';
  const name = given.one('name') ?? null;
  const added = await database.transaction(async (tx) => {
    const known = await findCredentials(tx, keys, contact);
    if (known !== null) {
      await grantRole(tx, OPERATOR, { accountId: known.account_id, role, region, reason });
      return null;
    }
    const staff = { contact, name, role, region, reason, isFictional: false };
    return await addStaff(tx, keys, OPERATOR, staff);
  });
  const who = maskContact(contact);
  print(
    language === 'zh'
      ? `${who} 现为 ${region} 的${ROLE_TABLE[role].zh}`
      : `${who} is ${role} at ${region} now`,
  );
  if (added !== null) sayPassword(added.password, language, print);
}

async function list(given: Given, { language, print }: Surroundings, { database, keys }: Parts) {
  const holders = await listRoleHolders(database.reading, keys, regionGiven(given));
  for (const holder of holders) print(holderText(holder, language));
  print(language === 'zh' ? `共 ${holders.length} 个角色` : `${holders.length} roles`);
}

async function revoke(given: Given, { language, print }: Surroundings, { database, keys }: Parts) {
  const accountId = await accountGiven(given, database, keys);
  const role = roleGiven(given);
  const region = regionOption(given, 'region', 'user');
  await database.transaction(async (tx) => {
    const held = (await listGrantsOf(tx, accountId)).find(
      (grant) => grant.revokedAt === null && grant.role === role && grant.region === region,
    );
    if (held === undefined) throw new Problem('role-ended');
    await revokeRole(tx, OPERATOR, held.grantId, given.one('reason') ?? 'yike user revoke');
  });
  print(language === 'zh' ? '已收回' : 'taken back');
}

async function reset(given: Given, { language, print }: Surroundings, { database, keys }: Parts) {
  const accountId = await accountGiven(given, database, keys);
  const password = await database.transaction((tx) => resetAccount(tx, OPERATOR, accountId));
  sayPassword(password, language, print);
}

function sayPassword(password: string, language: Language, print: (line: string) => void): void {
  print(
    language === 'zh'
      ? `一次性密码（只显示这一次，首次登录后须修改）：${password}`
      : `password (shown this once, to be replaced at the first sign-in): ${password}`,
  );
}

function holderText({ account, grant }: RoleHolder, language: Language): string {
  const { name, phone, email } = account.particulars;
  const contact = parseContact(phone ?? email ?? '');
  const shown = contact === null ? account.accountId : maskContact(contact);
  const role = language === 'zh' ? ROLE_TABLE[grant.role].zh : grant.role;
  return [grant.region, role, shown, name ?? '—', grant.grantedAt.toISOString().slice(0, 10)].join(
    '  ',
  );
}

async function accountGiven(given: Given, database: Database, keys: KeyRing): Promise<string> {
  const account = await findCredentials(database.reading, keys, contactGiven(given));
  if (account === null) throw new Problem('account-unknown');
  return account.account_id;
}

function contactGiven({ words: [, text] }: Given): Contact {
  if (text === undefined) {
    throw new Problem('option-missing', {}, { option: 'CONTACT', command: 'user' });
  }
  const contact = parseContact(text);
  if (contact === null) throw new Problem('contact-invalid');
  return contact;
}

function roleGiven(given: Given): Role {
  const value = given.one('role');
  if (value === undefined) {
    throw new Problem('option-missing', {}, { option: '--role', command: 'user' });
  }
  const role = ROLES.find((one) => one === value);
  if (role !== undefined) return role;
  throw new Problem('option-invalid', {}, { option: '--role', value, expected: ROLES.join(' | ') });
}

/** The whole country where none was said. */
function regionGiven(given: Given): RegionCode {
  return given.has('region') ? regionOption(given, 'region', 'user') : NATION;
}
