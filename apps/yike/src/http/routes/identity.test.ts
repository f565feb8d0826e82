import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiClient, OPERATOR } from '@yike/kernel';
import { addStaff, parseContact } from '@yike/people';
import { IDENTITY_API } from '@yike/people/contract';
import { codeOf } from '@yike/territory/testing';
import { Secret, TOTP } from 'otpauth';
import { testPlatform } from '../../testing/test-platform.ts';

const { app, database, keys, sent, lines, by, signedIn } = await testPlatform();
const visitor = apiClient(IDENTITY_API, by({}));
const clientOf = (headers: Readonly<Record<string, string>>) =>
  apiClient(IDENTITY_API, by(headers));
const PASSWORD = '柳树下的小茶馆每天开门';
const SAFE = { 'x-forwarded-proto': 'https', host: 'yike.example' };

async function codeFor(contact: string): Promise<string> {
  const asked = await visitor.requestSignInCode({ body: { contact } });
  assert.ok(asked.ok, JSON.stringify(asked));
  return /\d{6}/.exec(sent.at(-1)?.text.zh ?? '')?.[0] ?? assert.fail();
}

const signIn = (payload: object, headers: object = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/sign-in/code',
    payload,
    headers: { ...headers } as Record<string, string>,
  });

describe('signing in', () => {
  test('goes by a code to the phone, from nothing to an account of one’s own', async () => {
    const contact = '13800000001';
    const code = await codeFor(contact);
    assert.equal(sent.at(-1)?.to.address, contact);
    const answer = await visitor.signInWithCode({ body: { contact, code, bearer: true } });
    assert.ok(answer.ok);
    const me = await clientOf({ authorization: `Bearer ${answer.body.token}` }).getMe({});
    assert.ok(me.ok);
    assert.deepEqual([me.body.phone, me.body.roles, me.body.hasPassword], [contact, [], false]);
  });

  test('in a browser leaves a cookie that no script, no other site and no other host gets at', async () => {
    const contact = '13800000002';
    const { cookies, body } = await signIn({ contact, code: await codeFor(contact) }, SAFE);
    assert.equal(JSON.parse(body).token, null);
    const [cookie] = cookies as unknown as Record<string, unknown>[];
    const { name, httpOnly, secure, sameSite, path, domain } = cookie ?? {};
    assert.deepEqual(
      [name, httpOnly, secure, sameSite, path, domain],
      ['__Host-yike', true, true, 'Strict', '/', undefined],
    );
  });

  test('counts for requests of the own pages, and not for what others make a browser send', async () => {
    const contact = '13800000003';
    const { cookies } = await signIn({ contact, code: await codeFor(contact) });
    const cookie = `yike=${cookies[0]?.value}`;
    const statusWith = async (headers: object) =>
      (await clientOf({ cookie, ...headers }).nameMe({ body: { name: '李' } })).status;
    assert.equal(await statusWith({}), 200);
    assert.equal(await statusWith({ 'sec-fetch-site': 'same-origin' }), 200);
    assert.equal(await statusWith({ origin: 'http://localhost:80', host: 'localhost:80' }), 200);
    assert.equal(await statusWith({ 'sec-fetch-site': 'cross-site' }), 401);
    assert.equal(await statusWith({ origin: 'http://evil.example' }), 401);
  });

  test('answers the same whoever is unknown', async () => {
    const { contact } = await signedIn('planner', '990101');
    const wrong = await visitor.signInWithPassword({ body: { contact, password: 'wrong' } });
    const unknown = await visitor.signInWithPassword({
      body: { contact: 'nobody@example.org', password: 'wrong' },
    });
    assert.deepEqual(wrong, unknown);
    assert.equal(wrong.status, 401);
    const codes = [contact, 'nobody2@example.org'].map((to) =>
      visitor.requestSignInCode({ body: { contact: to } }),
    );
    const [known, other] = await Promise.all(codes);
    assert.deepEqual(known, other);
  });

  test('waits after failures, and says how long', async () => {
    const { contact } = await signedIn('planner', '990101');
    const body = { contact, password: 'wrong' };
    for (let at = 0; at < 5; at++) await visitor.signInWithPassword({ body });
    const url = '/api/v1/sign-in/password';
    const answer = await app.inject({ method: 'POST', url, payload: body });
    assert.equal(answer.json().code, 'requests-too-many');
    const seconds = Number(answer.headers['retry-after']);
    assert.deepEqual([answer.statusCode, seconds > 0 && seconds <= 2], [429, true]);
    assert.ok(answer.json().detail.includes(String(seconds)));
  });
});

describe('an account', () => {
  test('sets a password, sees its sessions, ends one, and signs out', async () => {
    const contact = '13800000004';
    const first = await visitor.signInWithCode({
      body: { contact, code: await codeFor(contact), bearer: true },
    });
    assert.ok(first.ok);
    const me = clientOf({ authorization: `Bearer ${first.body.token}` });
    const set = await me.changePassword({ body: { before: null, next: PASSWORD } });
    assert.equal(set.status, 200);
    const second = await visitor.signInWithPassword({
      body: { contact, password: PASSWORD, bearer: true },
    });
    assert.ok(second.ok);
    const sessions = await me.listMySessions({});
    assert.ok(sessions.ok);
    const other = sessions.body.items.find(({ isThis }) => !isThis) ?? assert.fail();
    assert.equal((await me.endMySession({ params: { sessionId: other.sessionId } })).status, 200);
    const there = clientOf({ authorization: `Bearer ${second.body.token}` });
    assert.equal((await there.getMe({})).status, 401);
    assert.equal((await me.signOut({})).status, 200);
    assert.equal((await me.getMe({})).status, 401);
  });

  test('of staff gets its roles by a temporary password, a new one, and a second factor', async () => {
    const contact = 'staff@example.org';
    const { password } = await database.transaction((tx) =>
      addStaff(tx, keys, OPERATOR, {
        contact: parseContact(contact) ?? assert.fail(),
        name: '张',
        role: 'street-worker',
        region: codeOf('990101003'),
        reason: 'test',
        isFictional: false,
      }),
    );
    const signed = await visitor.signInWithPassword({ body: { contact, password, bearer: true } });
    assert.ok(signed.ok);
    const me = clientOf({ authorization: `Bearer ${signed.body.token}` });
    const before = await me.getMe({});
    assert.ok(before.ok && before.body.isPasswordTemporary);
    assert.deepEqual([before.body.roles.length, before.body.rolesWaiting.length], [0, 1]);
    await me.changePassword({ body: { before: password, next: PASSWORD } });
    const made = await me.beginSecondFactor({});
    assert.ok(made.ok);
    const code = new TOTP({ secret: Secret.fromBase32(made.body.secret) }).generate();
    const shown = await me.showSecondFactor({ body: { code, bearer: true } });
    assert.ok(shown.ok);
    const raised = await clientOf({ authorization: `Bearer ${shown.body.token}` }).getMe({});
    assert.ok(raised.ok);
    assert.deepEqual(raised.body.roles, [{ role: 'street-worker', region: '990101003000' }]);
  });
});

describe('roles', () => {
  test('are given inside the own region, to those below, and taken back', async () => {
    const street = clientOf((await signedIn('street-worker', '990101003')).bearing);
    const { contact, bearing } = await signedIn('resident', '990101003001');
    const give = (regionCode: string, role: 'community-worker' | 'street-worker' | 'planner') =>
      street.grantRole({
        params: { regionCode: regionCode as never },
        body: { contact, role, reason: 'office' },
      });
    const given = await give('990101003001', 'community-worker');
    assert.ok(given.ok, JSON.stringify(given));
    assert.equal((await give('990101003000', 'street-worker')).status, 403, 'the own kind');
    assert.equal((await give('990101000000', 'planner')).status, 404, 'above');
    assert.equal((await give('990101002001', 'community-worker')).status, 404, 'elsewhere');
    const holds = async () => {
      const me = await clientOf(bearing).getMe({});
      return me.ok && me.body.roles.map(({ role }) => role);
    };
    assert.deepEqual(await holds(), ['community-worker', 'resident']);
    const revoke = () =>
      street.revokeRole({ params: { grantId: given.body.grantId }, body: { reason: 'left' } });
    assert.equal((await revoke()).status, 200);
    assert.equal((await revoke()).status, 409);
    assert.deepEqual(await holds(), ['resident']);
    const listed = await street.listRoleGrants({ params: { regionCode: '990101003001' as never } });
    assert.ok(listed.ok);
    const line = listed.body.items.find(({ grantId }) => grantId === given.body.grantId);
    assert.deepEqual([line?.reason, line?.revokeReason], ['office', 'left']);
  });
});

test('no line of the log holds a contact, a code or a token', async () => {
  const text = lines.join('');
  const secrets = [
    '13800000001',
    '@example.org',
    PASSWORD,
    ...sent.map(({ text: { zh } }) => /\d{6}/.exec(zh)?.[0] ?? ''),
  ];
  for (const secret of secrets) assert.ok(!text.includes(secret), secret);
  assert.ok(lines.length > 10);
});
