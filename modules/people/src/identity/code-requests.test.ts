import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Problem } from '@yike/kernel';
import { testDatabase } from '@yike/postgres/testing';
import fc from 'fast-check';
import { KeyRing, newKeyRing } from '../key-ring.ts';
import { movingClock } from '../testing/moving-clock.ts';
import { insertAccount } from './account-store.ts';
import { type Contact, parseContact } from './contact.ts';
import { IDENTITY } from './identity.ts';
import { hashPassword } from './password.ts';
import { CODES_TO_ONE } from './sign-in-code.ts';
import { requestCode, signInWithCode, signInWithPassword } from './sign-in-service.ts';

const clock = movingClock('2026-11-27T04:00:00Z');
const database = await testDatabase([IDENTITY], { clock: clock.read });
const keys = new KeyRing(newKeyRing('k1'));
const PASSWORD = '柳树下的小茶馆每天开门';
const HOME = '10.0.0.1';

let phones = 13_900_000_000;
const aContact = (): Contact => parseContact(String(phones++)) ?? assert.fail();
let attackers = 0;
/** Whoever commands many addresses: another one each time. */
const another = (): string => `172.16.${++attackers >> 8}.${attackers & 255}`;

/** The code that was sent; null where one has to wait. */
async function ask(contact: Contact, address: string): Promise<string | null> {
  const source = { address, agent: 'test' };
  try {
    const { text } = await database.transaction((tx) => requestCode(tx, keys, contact, source));
    return /\d{6}/.exec(text.zh)?.[0] ?? assert.fail();
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'requests-too-many', String(error));
    return null;
  }
}

const enter = (contact: Contact, code: string, address: string) =>
  signInWithCode(database, keys, contact, code, { address, agent: 'test' });

/** Signs in from home once, so that home is known. */
async function atHome(): Promise<Contact> {
  const contact = aContact();
  await enter(contact, (await ask(contact, HOME)) ?? assert.fail(), HOME);
  clock.forward(60);
  return contact;
}

async function withPassword(): Promise<Contact> {
  const contact = aContact();
  const passwordHash = await hashPassword(PASSWORD);
  await database.transaction((tx) =>
    insertAccount(tx, keys, { contact, name: null, passwordHash }),
  );
  return contact;
}

describe('codes to one phone', () => {
  test('that forty places ask for at once are ten', async () => {
    const contact = aContact();
    const codes = await Promise.all(Array.from({ length: 40 }, () => ask(contact, another())));
    assert.equal(codes.filter((code) => code !== null).length, CODES_TO_ONE.freeFailures + 1);
  });

  test('would be forty without the row that all of them hold', async () => {
    const contact = aContact();
    const hold =
      'select failures from identity.attempt where subject_hash = $1 and source_hash = $2';
    const whole = [keys.hash('phone', contact.address), Buffer.alloc(0)];
    const seen = await Promise.all(
      Array.from({ length: 40 }, () => database.pool.query(hold, whole)),
    );
    const free = seen.filter(({ rows }) => (rows[0]?.failures ?? 0) <= CODES_TO_ONE.freeFailures);
    assert.equal(free.length, 40);
  });

  test('stay few however long and from wherever it is asked, and home is never shut out', async () => {
    const step = fc.record({
      waitSeconds: fc.integer({ min: 1, max: 600 }),
      isOwner: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 45 }), async (steps) => {
        const contact = await atHome();
        const began = clock.read().getTime();
        let sent = 0;
        let ownersWait = 0;
        for (const { waitSeconds, isOwner } of steps) {
          clock.forward(waitSeconds);
          ownersWait += waitSeconds;
          if ((await ask(contact, another())) !== null) sent++;
          // the own place has its own wait, which is at most a quarter of an hour
          if (!isOwner || ownersWait < 900) continue;
          const code = await ask(contact, HOME);
          assert.ok(code !== null, 'the owner was shut out');
          await enter(contact, code, HOME);
          ownersWait = 0;
        }
        const hours = (clock.read().getTime() - began) / 3_600_000;
        // the first waits, 60 to 480 s, are shorter: 4 more
        assert.ok(sent <= CODES_TO_ONE.freeFailures + 5 + 4 * hours, `${sent} in ${hours} h`);
      }),
      { numRuns: 6 },
    );
  });

  test('that somebody else used up leave the password, from anywhere', async () => {
    const contact = await withPassword();
    for (let time = 0; time < 12; time++) await ask(contact, another());
    const abroad = another();
    assert.equal(await ask(contact, abroad), null, 'from a place where nobody signed in');
    await signInWithPassword(database, keys, contact, PASSWORD, { address: abroad, agent: '' });
    assert.match((await ask(contact, abroad)) ?? '', /^\d{6}$/, 'it is known now');
  });

  test('are as few where one has all addresses of a network', async () => {
    const contact = aContact();
    assert.ok(await ask(contact, '2001:db8::1'));
    assert.equal(await ask(contact, '2001:db8::2'), null);
  });

  test('do not tell who has an account: the unknown wait as long', async () => {
    const contacts = [await withPassword(), aContact()];
    const tried = await Promise.all(
      contacts.map(async (contact) => {
        const said: boolean[] = [];
        for (let time = 0; time < 14; time++) said.push((await ask(contact, another())) !== null);
        return said;
      }),
    );
    assert.deepEqual(tried[0], tried[1]);
  });
});
