import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after } from 'node:test';
import type { Message, Role, Send } from '@yike/kernel';
import { OPERATOR } from '@yike/kernel';
import { addStaff, parseContact } from '@yike/people';
import { temporaryFolder } from '@yike/postgres/testing';
import { codeOf } from '@yike/territory/testing';
import { openPlatform } from '../platform/compose.ts';
import { keyFileIn } from '../platform/key-ring-file.ts';

/** Phones, mailboxes, citizens' numbers, tokens: whatever a test does, its log holds none. */
const PERSONAL = /1[3-9]\d{9}|@example|\d{17}[\dX]|[\w-]{43}/;

const SIGN_IN = '/api/v1/sign-in/password';

/** The whole platform as it is served, in a folder of its own, with what it would have sent. */
export async function testPlatform() {
  const dataFolder = await temporaryFolder();
  const sent: Message[] = [];
  const lines: string[] = [];
  const platform = await openPlatform(
    { dataFolder, role: 'keeper', isLasting: false },
    {
      keySource: { path: keyFileIn(dataFolder) },
      messages: { send: async (message) => void sent.push(message) },
      log: { write: (line) => lines.push(line) },
      requestsPerMinute: 1_000_000,
    },
  );
  after(async () => {
    await platform.close();
    await rm(dataFolder, { recursive: true, force: true });
    assert.deepEqual(
      lines.filter((line) => PERSONAL.test(line)),
      [],
    );
  });
  const { app, database, keys } = platform;

  /** Requests with these headers, for `apiClient`. */
  const by =
    (extra: Readonly<Record<string, string>>): Send =>
    async ({ method, path, headers, body }) => {
      const answer = await app.inject({
        method,
        url: path,
        headers: { ...headers, ...extra },
        ...(body === undefined ? {} : { payload: Buffer.from(body) }),
      });
      const header = (name: string): string | null => String(answer.headers[name] ?? '') || null;
      return { status: answer.statusCode, header, text: answer.payload };
    };

  let accounts = 0;
  /** Somebody with a role, signed in; gives what its requests bear. */
  async function signedIn(role: Role, region: string) {
    const contact = `${role}-${++accounts}@example.org`;
    const parsed = parseContact(contact);
    if (parsed === null) throw new Error(`${contact} is no contact`);
    const where = { role, region: codeOf(region), reason: 'test' };
    const { password, accountId } = await database.transaction((tx) =>
      addStaff(tx, keys, OPERATOR, { contact: parsed, name: null, isFictional: true, ...where }),
    );
    const payload = { contact, password, bearer: true };
    const { token } = (await app.inject({ method: 'POST', url: SIGN_IN, payload })).json();
    return { accountId, contact, password, bearing: { authorization: `Bearer ${token}` } };
  }

  return { app, database, keys, sent, lines, by, signedIn };
}
