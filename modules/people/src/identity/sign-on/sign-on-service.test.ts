import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type CityCode, Problem, type SignOnClaims, type SignOnPort } from '@yike/kernel';
import { testDatabase } from '@yike/postgres/testing';
import fc from 'fast-check';
import { KeyRing, newKeyRing, withNewKey } from '../../key-ring.ts';
import { countSealed, resealAll } from '../../resealing-service.ts';
import { PEOPLE } from '../../residents/residents.ts';
import { movingClock } from '../../testing/moving-clock.ts';
import { insertAccount } from '../account-store.ts';
import { parseContact } from '../contact.ts';
import { forgetSignIns } from '../forgetting-service.ts';
import { IDENTITY } from '../identity.ts';
import { secondFactorCode } from '../second-factor.ts';
import { beginSecondFactor, showSecondFactor } from '../second-factor-service.ts';
import { recognise } from '../session-service.ts';
import { insertSession } from '../session-store.ts';
import { checksOf } from './begun-sign-on-store.ts';
import { checkProvider, endTrust } from './provider-service.ts';
import {
  addressToReturnTo,
  type CityProvider,
  plainAddress,
  siteAddress,
} from './sign-on-provider.ts';
import { insertProvider } from './sign-on-provider-store.ts';
import { getProvider } from './sign-on-provider-view.ts';
import { beginSignOn, finishSignOn } from './sign-on-service.ts';

const clock = movingClock('2026-11-27T04:00:00Z');
const database = await testDatabase([IDENTITY, PEOPLE], { clock: clock.read });
const ring = newKeyRing('k1');
const keys = new KeyRing(ring);
const CITY = '310100' as CityCode;
const SITE = 'https://yike.example';
const source = { address: '10.0.0.1', agent: 'test' };
const claims: SignOnClaims = { subject: 'wang', verifiedEmail: null, acr: null, amr: [] };

/** Believes everybody, after what the test does meanwhile. */
let meanwhile = async (): Promise<void> => undefined;
const signOn: SignOnPort = {
  urlToAsk: async ({ issuer }) => `${issuer}ask`,
  readAnswer: async () => {
    await meanwhile();
    return claims;
  },
  urlToEnd: async () => null,
};
const parts = { database, keys, signOn };

const provider: CityProvider = {
  cityCode: CITY,
  issuer: 'https://id.example/',
  clientId: 'yike',
  clientSecret: 'a secret',
  site: SITE,
  makesAccounts: true,
  emailDomains: [],
  secondFactorAcr: [],
  secondFactorAmr: [],
};
const addProvider = () => database.transaction((tx) => insertProvider(tx, keys, provider));
await addProvider();

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went well',
    (error: unknown) => (error instanceof Problem ? error.code : assert.fail(String(error))),
  );
const begin = () => beginSignOn(parts, { cityCode: CITY, returnTo: '/' }, null);
const finish = (token: string) => {
  const { state } = checksOf(keys, token);
  return finishSignOn(parts, { cityCode: CITY, token, answer: { state }, source });
};

test('of many who come back with one answer one gets in', async () => {
  const { token } = await begin();
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => refusal(finish(token))));
  assert.equal(answers.filter((answer) => answer === 'went well').length, 1, answers.join());
});

test('without the one statement that takes it away, two would get in', async () => {
  await begin();
  const look = 'select 1 from identity.sign_on_begun';
  const seen = await Promise.all([1, 2].map(() => database.pool.query(look)));
  const entered = seen.filter(({ rowCount }) => (rowCount ?? 0) > 0);
  for (const _ of entered) await database.pool.query('delete from identity.sign_on_begun');
  assert.equal(entered.length, 2);
});

test('a sign-on that nobody came back from is too late after ten minutes, and forgotten', async () => {
  const { token } = await begin();
  clock.forward(601);
  assert.equal(await refusal(finish(token)), 'sign-on-refused');
  assert.ok((await database.transaction(forgetSignIns)) >= 1);
  const { rowCount } = await database.pool.query('select 1 from identity.sign_on_begun');
  assert.equal(rowCount, 0);
});

describe('a city that parts with its provider', () => {
  test('signs out who came through it, and lets nobody in who is under way', async () => {
    const { token } = await begin();
    const { signedIn } = await finish(token);
    const under = await begin();
    meanwhile = async () => {
      await database.transaction((tx) => endTrust(tx, CITY));
    };
    assert.equal(await refusal(finish(under.token)), 'sign-on-none');
    meanwhile = async () => undefined;
    const { actor } = await recognise(database, signedIn?.token ?? '', false);
    assert.equal(actor.kind, 'visitor');
    assert.equal(await refusal(begin()), 'sign-on-none');
    await addProvider();
    assert.equal(await refusal(addProvider()), 'sign-on-taken');
  });

  test('for another lets in nobody whom the first one named', async () => {
    const { token } = await begin();
    meanwhile = async () => {
      await database.transaction(async (tx) => {
        await endTrust(tx, CITY);
        await insertProvider(tx, keys, { ...provider, issuer: 'https://other.example/' });
      });
    };
    assert.equal(await refusal(finish(token)), 'sign-on-refused');
    meanwhile = async () => undefined;
    await database.transaction((tx) => endTrust(tx, CITY));
    await addProvider();
  });
});

test('whoever has a second factor shows it before an identity is linked', async () => {
  const contact = parseContact('13800000000');
  const { accountId, session } = await database.transaction(async (tx) => {
    const accountId = (await insertAccount(tx, keys, { contact, name: null })) ?? assert.fail();
    const wish = { accountId, means: 'code', agent: '', hasSecondFactor: false } as const;
    return { accountId, session: await insertSession(tx, wish) };
  });
  const { sessionId } = session;
  const actor = { kind: 'account', accountId, sessionId, roles: [] } as const;
  const link = () => refusal(beginSignOn(parts, { cityCode: CITY, returnTo: '/' }, actor));
  const { secret } = await database.transaction((tx) => beginSecondFactor(tx, keys, actor));
  assert.equal(await link(), 'went well', 'it is not in use yet');
  await showSecondFactor(database, keys, actor, secondFactorCode(secret, clock.read()), source);
  assert.equal(await link(), 'went well', 'it was shown');
  const { sessionId: other } = await database.transaction((tx) =>
    insertSession(tx, { accountId, means: 'code', agent: '', hasSecondFactor: false }),
  );
  const elsewhere = { ...actor, sessionId: other };
  const asked = beginSignOn(parts, { cityCode: CITY, returnTo: '/' }, elsewhere);
  assert.equal(await refusal(asked), 'sign-on-link-unsure');
});

test('the secret is sealed, and sealed anew with a new key', async () => {
  const { rows } = await database.pool.query('select p::text from identity.sign_on_provider p');
  assert.ok(!JSON.stringify(rows).includes(Buffer.from('a secret').toString('hex')));
  const next = new KeyRing(withNewKey(ring, 'k2'));
  await resealAll(database, next);
  assert.equal((await countSealed(database.reading)).get('k1') ?? 0, 0);
  assert.equal((await getProvider(database.reading, next, CITY)).clientSecret, 'a secret');
});

describe('an address', () => {
  test('to return to is one of this site, whatever is written', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '\t',
      '\n',
      '@',
      ':',
      'evil.example',
      '%2f',
      '?',
      '#',
      ' ',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = pieces.join('');
        let address: string;
        try {
          address = addressToReturnTo(SITE, path);
        } catch (error) {
          assert.ok(error instanceof Problem && error.code === 'sign-on-address');
          return;
        }
        // as a browser reads a Location, which it does against the page that it came from
        assert.equal(new URL(address, 'https://id.example/ask').origin, SITE, path);
      }),
      { numRuns: 2000 },
    );
  });

  test('of a provider or a site keeps secrets and has nothing behind it', async () => {
    assert.equal(plainAddress('https://ID.example/realms/a'), 'https://id.example/realms/a');
    assert.equal(siteAddress('http://localhost:8750/'), 'http://localhost:8750');
    for (const wrong of [
      'http://id.example',
      'https://a:b@id.example',
      'https://id.example/?a',
      'ftp://localhost',
      'id.example',
      'https://id.example/#a',
    ]) {
      assert.throws(() => plainAddress(wrong), { code: 'sign-on-address' }, wrong);
    }
    assert.throws(() => siteAddress('https://yike.example/path'), { code: 'sign-on-address' });
    const checked = await checkProvider(signOn, keys, {
      ...provider,
      issuer: 'https://id.example',
    });
    assert.equal(checked.issuer, 'https://id.example/');
  });
});
