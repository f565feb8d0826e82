import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiClient, OPERATOR } from '@yike/kernel';
import { addStaff, parseContact } from '@yike/people';
import { IDENTITY_API, PEOPLE_API } from '@yike/people/contract';
import { BEITANG, codeOf } from '@yike/territory/testing';
import { Secret, TOTP } from 'otpauth';
import { testPlatform } from '../../testing/test-platform.ts';

const { app, database, keys, by, sent, signedIn } = await testPlatform();
const PASSWORD = '柳树下的小茶馆每天开门';
const clientOf = (headers: Readonly<Record<string, string>>) =>
  apiClient(IDENTITY_API, by(headers));

/** Signs in as a browser does that bears these cookies already. */
async function enter(contact: string, password: string, cookie = '') {
  const url = '/api/v1/sign-in/password';
  const headers = cookie === '' ? {} : { cookie };
  const answer = await app.inject({ method: 'POST', url, payload: { contact, password }, headers });
  assert.equal(answer.statusCode, 200, answer.payload);
  return `yike=${answer.cookies.find(({ name }) => name === 'yike')?.value}`;
}

const statusOf = async (cookie: string) => (await clientOf({ cookie }).getMe({})).status;

describe('a session that somebody else chose', () => {
  test('is not the one that begins: whoever signs in gets a token that was never seen', async () => {
    const attacker = await signedIn('resident', '990101003001');
    const victim = await signedIn('resident', '990101003001');
    const planted = await enter(attacker.contact, attacker.password);
    const begun = await enter(victim.contact, victim.password, planted);
    assert.notEqual(begun, planted);
    const me = await clientOf({ cookie: begun }).getMe({});
    assert.ok(me.ok && me.body.accountId === victim.accountId);
    const theirs = await clientOf({ cookie: planted }).getMe({});
    assert.ok(theirs.ok && theirs.body.accountId === attacker.accountId);
    const made = `yike=${'A'.repeat(43)}`;
    assert.notEqual(await enter(victim.contact, victim.password, made), made);
    assert.equal(await statusOf(made), 401);
  });

  test('is worth nothing once a second factor was shown: the token is another from then on', async () => {
    const contact = 'raised@example.org';
    const { password } = await database.transaction((tx) =>
      addStaff(tx, keys, OPERATOR, {
        contact: parseContact(contact) ?? assert.fail(),
        name: null,
        role: 'street-worker',
        region: codeOf('990101003'),
        reason: 'test',
        isFictional: false,
      }),
    );
    const before = await enter(contact, password);
    const me = clientOf({ cookie: before });
    await me.changePassword({ body: { before: password, next: PASSWORD } });
    const made = await me.beginSecondFactor({});
    assert.ok(made.ok);
    const code = new TOTP({ secret: Secret.fromBase32(made.body.secret) }).generate();
    const url = '/api/v1/me/second-factor/codes';
    const headers = { cookie: before };
    const raised = await app.inject({ method: 'POST', url, payload: { code }, headers });
    assert.equal(raised.statusCode, 200, raised.payload);
    assert.equal(raised.json().token, null, 'a browser gets it in a cookie alone');
    const [cookie] = raised.cookies as { name: string; value: string; sameSite?: string }[];
    assert.equal(cookie?.sameSite, 'Strict');
    assert.equal(await statusOf(before), 401);
    assert.equal(await statusOf(`yike=${cookie?.value}`), 200);
  });
});

describe('what another site makes a browser send', () => {
  test('changes nothing, by whatever form, header or method', async () => {
    const { contact, password } = await signedIn('resident', '990101003001');
    const cookie = await enter(contact, password);
    const elsewhere = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: 'https://localhost:80' },
      { origin: 'http://localhost:80.evil.example' },
    ];
    const asks = [
      { method: 'PATCH', url: '/api/v1/me', payload: { name: 'evil' } },
      { method: 'DELETE', url: '/api/v1/me/session' },
      { method: 'POST', url: '/api/v1/me/second-factor' },
      { method: 'POST', url: '/api/v1/me/deletion', payload: { confirm: true } },
      { method: 'POST', url: '/api/v1/me/sign-on-identities', payload: { cityCode: '990100' } },
    ] as const;
    for (const ask of asks) {
      for (const headers of elsewhere) {
        const { statusCode } = await app.inject({
          ...ask,
          headers: { ...headers, cookie } as never,
        });
        assert.equal(statusCode, 401, JSON.stringify({ ...ask, headers }));
      }
    }
    const me = await clientOf({ cookie }).getMe({});
    assert.ok(me.ok && me.body.name === null && !me.body.hasSecondFactor);
  });

  test('signs nobody in as somebody else: forms are no JSON', async () => {
    const { contact, password } = await signedIn('resident', '990101003001');
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      for (const url of ['/api/v1/sign-in/password', '/api/v1/sign-in/cities/990100']) {
        const answer = await app.inject({
          method: 'POST',
          url,
          payload: JSON.stringify({ contact, password }),
          headers: { 'content-type': type },
        });
        assert.ok([400, 415].includes(answer.statusCode), `${type}: ${answer.statusCode}`);
        assert.equal(answer.headers['set-cookie'], undefined);
      }
    }
  });

  test('nor reads anything: no other origin is let see an answer', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'PATCH' };
    const preflight = await app.inject({ method: 'OPTIONS', url: '/api/v1/me', headers });
    assert.equal(preflight.headers['access-control-allow-origin'], undefined);
  });
});

describe('who has an account', () => {
  test('is told by no answer of signing in or asking for codes, to the last byte and header', async () => {
    const { contact } = await signedIn('resident', '990101003001');
    const seen = async (url: string, payload: object) => {
      const {
        statusCode,
        payload: body,
        headers,
      } = await app.inject({ method: 'POST', url, payload });
      const { date, 'x-ratelimit-remaining': left, 'x-ratelimit-reset': reset, ...rest } = headers;
      return { statusCode, body, rest };
    };
    const bodies = (known: object, unknown: object, url: string) =>
      Promise.all([seen(url, known), seen(url, unknown)]);
    const nobody = 'nobody@example.org';
    for (const [url, rest] of [
      ['/api/v1/sign-in/code-requests', {}],
      ['/api/v1/sign-in/code', { code: '000000' }],
      ['/api/v1/sign-in/password', { password: 'wrong' }],
    ] as const) {
      const [known, unknown] = await bodies(
        { contact, ...rest },
        { contact: nobody, ...rest },
        url,
      );
      assert.deepEqual(known, unknown, url);
    }
    const told = sent.slice(-2).map(({ text }) => text.en.replace(/\d{6}/, ''));
    assert.equal(told[0], told[1], 'both get a message, and the same one');
  });

  test('is not found out faster by saying that one asks from elsewhere', async () => {
    const { contact } = await signedIn('resident', '990101003001');
    const statuses: number[] = [];
    for (let at = 0; at < 6; at++) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/v1/sign-in/password',
        payload: { contact, password: 'wrong' },
        remoteAddress: '203.0.113.9',
        headers: { 'x-forwarded-for': `198.51.100.${at}`, 'x-real-ip': `198.51.100.${at}` },
      });
      statuses.push(answer.statusCode);
    }
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
  });
});

describe('a role', () => {
  test('is given by nobody to whom it does not belong, and not while it does not hold', async () => {
    const target = await signedIn('resident', '990101003001');
    const give = (bearing: Readonly<Record<string, string>>, role: string, region: string) =>
      clientOf(bearing).grantRole({
        params: { regionCode: codeOf(region) },
        body: { contact: target.contact, role: role as never, reason: 'test' },
      });
    const ladder = [
      ['province', '99'],
      ['planner', '990101'],
      ['street-worker', '990101003'],
      ['community-worker', '990101003001'],
      ['carer', '990101003'],
      ['resident', '990101003001'],
    ] as const;
    for (const [at, [role, region]] of ladder.entries()) {
      const holder = await signedIn(role, region);
      for (const [above, where] of ladder.slice(0, at + 1)) {
        const { status } = await give(holder.bearing, above, where);
        assert.ok([403, 404].includes(status), `${role} made somebody ${above}: ${status}`);
      }
      const own = await clientOf(holder.bearing).grantRole({
        params: { regionCode: codeOf(region) },
        body: { contact: holder.contact, role: 'planner', reason: 'test' },
      });
      assert.ok(!own.ok, `${role} promoted itself`);
    }
  });

  test('of staff does nothing in a session without a second factor', async () => {
    const contact = 'early@example.org';
    const { password } = await database.transaction((tx) =>
      addStaff(tx, keys, OPERATOR, {
        contact: parseContact(contact) ?? assert.fail(),
        name: null,
        role: 'street-worker',
        region: codeOf('990101003'),
        reason: 'test',
        isFictional: false,
      }),
    );
    const cookie = await enter(contact, password);
    const people = apiClient(PEOPLE_API, by({ cookie }));
    const ask = () =>
      people.listPersons({ params: { regionCode: BEITANG }, query: { reason: 'test' } });
    assert.equal((await ask()).status, 404);
    await clientOf({ cookie }).changePassword({ body: { before: password, next: PASSWORD } });
    assert.equal((await ask()).status, 404, 'the password alone is not enough');
  });
});
