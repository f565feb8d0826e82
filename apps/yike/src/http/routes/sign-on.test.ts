import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiClient, type CityCode, OPERATOR } from '@yike/kernel';
import {
  addStaff,
  type CityProvider,
  grantRole,
  insertProvider,
  parseContact,
  resetAccount,
} from '@yike/people';
import { IDENTITY_API, SIGN_ON_API } from '@yike/people/contract';
import { codeOf } from '@yike/territory/testing';
import { Secret, TOTP } from 'otpauth';
import { type Citizen, CLIENT, cityProvider } from '../../testing/city-provider.ts';
import { testPlatform } from '../../testing/test-platform.ts';

const SITE = 'http://localhost:8750';
const callbackOf = (city: string): string => `${SITE}/api/v1/sign-in/cities/${city}/callback`;
const { app, database, keys, by, signedIn } = await testPlatform();

/** A city with a provider of its own, and what it lets the provider do. */
async function aCity(cityCode: string, allowed: Partial<CityProvider> = {}) {
  const provider = await cityProvider(callbackOf(cityCode));
  const said: CityProvider = {
    cityCode: cityCode as CityCode,
    issuer: `${provider.issuer}/`,
    ...CLIENT,
    site: SITE,
    makesAccounts: false,
    emailDomains: [],
    secondFactorAcr: [],
    secondFactorAmr: [],
    ...allowed,
  };
  await database.transaction((tx) => insertProvider(tx, keys, said));
  return { ...provider, cityCode };
}

type City = Awaited<ReturnType<typeof aCity>>;

/** Begins, as a page does: where to go, and the cookie that the browser bears meanwhile. */
async function begin({ cityCode }: { cityCode: string }, body: object = {}) {
  const url = `/api/v1/sign-in/cities/${cityCode}`;
  const answer = await app.inject({ method: 'POST', url, payload: body });
  assert.equal(answer.statusCode, 200, answer.payload);
  return { url: answer.json().url as string, cookie: cookieOf(answer.cookies) };
}

const cookieOf = (cookies: readonly object[]): string =>
  cookies
    .map((one) => one as { name: string; value: string })
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');

async function comeBack(address: URL, cookie: string, headers: object = {}) {
  const url = `${address.pathname}${address.search}`;
  // as a browser does when another site sends it
  const sent = { cookie, 'sec-fetch-site': 'cross-site', ...headers };
  return await app.inject({ method: 'GET', url, headers: sent as Record<string, string> });
}

const problemOf = ({ statusCode, payload }: { statusCode: number; payload: string }): string =>
  statusCode < 400 ? `went well (${statusCode})` : JSON.parse(payload).code;

/** All of it; gives the answer to who came back. */
async function signOn(city: City, citizen: Citizen | null, body: object = {}) {
  const { url, cookie } = await begin(city, body);
  return await comeBack(await city.visit(url, citizen), cookie);
}

async function meBy(answer: { readonly cookies: readonly object[] }) {
  const cookie = cookieOf(answer.cookies);
  const me = await apiClient(IDENTITY_API, by({ cookie })).getMe({});
  assert.ok(me.ok, JSON.stringify(me));
  return me.body;
}

async function linkAs(bearing: Readonly<Record<string, string>>, city: City, citizen: Citizen) {
  const url = '/api/v1/me/sign-on-identities';
  const payload = { cityCode: city.cityCode };
  const begun = await app.inject({ method: 'POST', url, payload, headers: bearing });
  if (begun.statusCode !== 200) return begun;
  return await comeBack(await city.visit(begun.json().url, citizen), cookieOf(begun.cookies));
}

describe('through the single sign-on of a city', () => {
  test('whoever linked the own account signs in, and goes on to where he or she came from', async () => {
    const city = await aCity('990800');
    const { accountId, bearing } = await signedIn('street-worker', '990101003');
    const citizen = { subject: 'wang' };
    assert.equal(problemOf(await signOn(city, citizen)), 'sign-on-unknown', 'not yet');
    assert.equal((await linkAs(bearing, city, citizen)).statusCode, 303);
    const answer = await signOn(city, citizen, { returnTo: '/api?tab=me#top' });
    assert.equal(answer.statusCode, 303, answer.payload);
    assert.equal(answer.headers.location, `${SITE}/api?tab=me#top`);
    assert.equal((await meBy(answer)).accountId, accountId);
  });

  test('the cookie that waits is of no use to scripts, and the session’s is as strict as ever', async () => {
    const city = await aCity('990200', { makesAccounts: true });
    const safe = { 'x-forwarded-proto': 'https', host: 'yike.example' };
    const begun = await app.inject({
      method: 'POST',
      url: '/api/v1/sign-in/cities/990200',
      payload: {},
      headers: safe,
    });
    const looks = (one: object | undefined) => {
      const { name, httpOnly, secure, sameSite, path, domain } = (one ?? {}) as Record<
        string,
        unknown
      >;
      return [name, httpOnly, secure, sameSite, path, domain];
    };
    assert.deepEqual(looks(begun.cookies[0]), [
      ...['__Host-yike-sign-on', true, true, 'Lax', '/', undefined],
    ]);
    const back = await city.visit(begun.json().url, { subject: 'li' });
    const answer = await comeBack(back, cookieOf(begun.cookies), safe);
    const session = answer.cookies.find(({ name }) => name === '__Host-yike');
    assert.deepEqual(looks(session), ['__Host-yike', true, true, 'Strict', '/', undefined]);
    const waiting = answer.cookies.find(({ name }) => name === '__Host-yike-sign-on');
    assert.equal(waiting?.value, '', 'it is taken away');
  });

  test('an answer serves once, however many bring it at once', async () => {
    const city = await aCity('990300', { makesAccounts: true });
    const { url, cookie } = await begin(city);
    const back = await city.visit(url, { subject: 'chen' });
    const answers = await Promise.all([1, 2, 3, 4].map(() => comeBack(back, cookie)));
    const said = answers.map(problemOf).sort();
    const refused = 'sign-on-refused';
    assert.deepEqual(said, [refused, refused, refused, 'went well (303)']);
    assert.equal(problemOf(await comeBack(back, cookie)), refused);
  });

  test('nobody is brought in by an answer to another browser, city, question or time', async () => {
    const city = await aCity('990400', { makesAccounts: true });
    const other = await aCity('990500', { makesAccounts: true });
    const mine = await begin(city);
    const theirs = await begin(city);
    const back = await city.visit(theirs.url, { subject: 'attacker' });
    assert.equal(problemOf(await comeBack(back, '')), 'sign-on-refused', 'without a cookie');
    assert.equal(problemOf(await comeBack(back, mine.cookie)), 'sign-on-refused', 'of another');
    const moved = new URL(back.href.replace('990400', '990500'));
    assert.equal(problemOf(await comeBack(moved, theirs.cookie)), 'sign-on-refused', 'mixed up');
    const forged = new URL(back);
    forged.searchParams.set('state', 'x');
    assert.equal(problemOf(await comeBack(forged, theirs.cookie)), 'sign-on-refused');
    const from = new URL(back);
    from.searchParams.set('iss', other.issuer);
    const another = await begin(city);
    const good = await city.visit(another.url, { subject: 'attacker' });
    good.searchParams.set('iss', other.issuer);
    assert.equal(problemOf(await comeBack(good, another.cookie)), 'sign-on-refused', 'iss');
    const ended = await comeBack(back, theirs.cookie);
    assert.equal(ended.statusCode, 303, 'none of it spoilt what was under way');
    const late = await begin(city);
    const later = await city.visit(late.url, { subject: 'late' });
    await database.pool.query(
      "update identity.sign_on_begun set expires_at = now() - interval '1 s'",
    );
    assert.equal(problemOf(await comeBack(later, late.cookie)), 'sign-on-refused', 'too late');
  });

  test('whoever breaks off there is told so', async () => {
    const city = await aCity('990600', { makesAccounts: true });
    assert.equal(problemOf(await signOn(city, null)), 'sign-on-refused');
  });

  test('who comes back in vain reads why, in the own language', async () => {
    const back = new URL(`${callbackOf('990100')}?state=x`);
    const page = await comeBack(back, '', { 'sec-fetch-dest': 'document' });
    assert.equal(page.statusCode, 401);
    assert.match(String(page.headers['content-type']), /^text\/html/);
    assert.match(page.payload, /<h1>统一身份登录未完成[^<]*<\/h1>/);
    const headers = { 'sec-fetch-dest': 'document', 'accept-language': 'en' };
    assert.match(
      (await comeBack(back, '', headers)).payload,
      /<p>begin again, in the same browser</,
    );
    const wild = await app.inject({ url: '/%3Cscript%3E', headers });
    assert.ok(!wild.payload.includes('<script>'));
  });

  test('and nobody is sent on to another site', async () => {
    const city = await aCity('990700', { makesAccounts: true });
    const url = `/api/v1/sign-in/cities/${city.cityCode}`;
    for (const returnTo of [
      '//evil.example',
      'https://evil.example',
      '/\t/evil.example',
      '/\\evil.example',
      'evil',
    ]) {
      const answer = await app.inject({ method: 'POST', url, payload: { returnTo } });
      assert.equal(problemOf(answer), 'sign-on-address', returnTo);
    }
    const answer = await signOn(city, { subject: 'ok' }, { returnTo: '/.//evil.example' });
    assert.equal(new URL(answer.headers.location as string).origin, SITE);
  });
});

describe('an identity that nobody knows', () => {
  const email = 'zhang@city.example';

  async function aWorker(contact: string) {
    const { accountId, password } = await database.transaction((tx) =>
      addStaff(tx, keys, OPERATOR, {
        contact: parseContact(contact) ?? assert.fail(),
        name: '张',
        role: 'street-worker',
        region: codeOf('990101003'),
        reason: 'test',
        isFictional: false,
      }),
    );
    return { accountId, password };
  }

  test('is nobody by an address alone, verified or not, where the city did not say so', async () => {
    const city = await aCity('980100');
    await aWorker(email);
    const citizen = { subject: 'z', email, isEmailVerified: true };
    assert.equal(problemOf(await signOn(city, citizen)), 'sign-on-unknown');
  });

  test('is the account with its verified address, in the domains that the city named', async () => {
    const city = await aCity('980200', { emailDomains: ['city2.example'] });
    const contact = 'zhang@city2.example';
    const { accountId, password } = await aWorker(contact);
    const elsewhere = 'wu@sub.city2.example';
    await aWorker(elsewhere);
    const claim = (subject: string, address: string, isEmailVerified: boolean) =>
      signOn(city, { subject, email: address, isEmailVerified });
    assert.equal(problemOf(await claim('a', contact, false)), 'sign-on-unknown', 'not verified');
    assert.equal(problemOf(await claim('b', elsewhere, true)), 'sign-on-unknown', 'other domain');
    const answer = await claim('c', 'Zhang@City2.example', true);
    assert.equal((await meBy(answer)).accountId, accountId);
    assert.equal(problemOf(await claim('d', contact, true)), 'sign-on-unknown', 'who came next');
    const old = await apiClient(IDENTITY_API, by({})).signInWithPassword({
      body: { contact, password },
    });
    assert.equal(old.status, 401, 'the password that others know is gone');
  });

  test('gets an account without roles where the city said so, the same each time', async () => {
    const city = await aCity('980300', { makesAccounts: true });
    const citizen = { subject: 'new', email: 'new@x.example', isEmailVerified: true };
    const first = await meBy(await signOn(city, citizen));
    assert.deepEqual([first.roles, first.email, first.hasPassword], [[], null, false]);
    const begun = await Promise.all([1, 2, 3].map(() => begin(city)));
    const backs: URL[] = [];
    for (const { url } of begun) backs.push(await city.visit(url, { subject: 'at once' }));
    const answers = await Promise.all(
      backs.map((back, at) => comeBack(back, begun[at]?.cookie ?? '')),
    );
    const accounts = await Promise.all(answers.map(async (one) => (await meBy(one)).accountId));
    assert.equal(new Set(accounts).size, 1);
  });
});

describe('a second factor', () => {
  const roles = async (city: City, citizen: Citizen) =>
    (await meBy(await signOn(city, citizen))).roles.map(({ role }) => role);

  test('was shown if the provider says so in words that the city accepts', async () => {
    const city = await aCity('990100', {
      emailDomains: ['city3.example'],
      secondFactorAcr: ['urn:two'],
      secondFactorAmr: ['otp', 'face'],
    });
    const email = 'zhou@city3.example';
    await database.transaction((tx) =>
      addStaff(tx, keys, OPERATOR, {
        contact: parseContact(email) ?? assert.fail(),
        name: null,
        role: 'planner',
        region: codeOf('990101'),
        reason: 'test',
        isFictional: false,
      }),
    );
    const citizen = { subject: 'zhou', email, isEmailVerified: true };
    assert.deepEqual(await roles(city, citizen), []);
    assert.deepEqual(await roles(city, { ...citizen, amr: ['pwd'], acr: 'urn:one' }), []);
    assert.deepEqual(await roles(city, { ...citizen, acr: 'urn:two' }), ['planner']);
    assert.deepEqual(await roles(city, { ...citizen, amr: ['pwd', 'otp'] }), ['planner']);
  });
});

describe('a second factor of a city', () => {
  test('raises nobody elsewhere: roles of other cities wait for our own', async () => {
    const city = await aCity('990900', { secondFactorAmr: ['otp'] });
    const { accountId, bearing } = await signedIn('planner', '990101');
    const role = { accountId, role: 'planner', region: codeOf('9909'), reason: 'test' } as const;
    await database.transaction((tx) => grantRole(tx, OPERATOR, role));
    const citizen = { subject: 'both', amr: ['otp'] };
    assert.equal((await linkAs(bearing, city, citizen)).statusCode, 303);
    // fictional accounts show none; this one is to be like any other
    await database.pool.query(
      'update identity.account set is_second_factor_waived = false where account_id = $1',
      [accountId],
    );
    const answer = await signOn(city, citizen);
    const me = await meBy(answer);
    const regions = (roles: readonly { region: string }[]) => roles.map(({ region }) => region);
    assert.deepEqual(regions(me.roles), ['990900000000']);
    assert.deepEqual(regions(me.rolesWaiting), ['990101000000']);
    const client = apiClient(IDENTITY_API, by({ cookie: cookieOf(answer.cookies) }));
    const made = await client.beginSecondFactor({});
    assert.ok(made.ok);
    const code = new TOTP({ secret: Secret.fromBase32(made.body.secret) }).generate();
    const shown = await client.showSecondFactor({ body: { code, bearer: true } });
    assert.ok(shown.ok);
    const raised = apiClient(IDENTITY_API, by({ authorization: `Bearer ${shown.body.token}` }));
    const all = await raised.getMe({});
    assert.ok(all.ok);
    assert.deepEqual(regions(all.body.roles), ['990101000000', '990900000000']);
    await database.transaction((tx) => resetAccount(tx, OPERATOR, accountId));
    assert.equal(problemOf(await signOn(city, citizen)), 'sign-on-unknown', 'a reset unlinks');
  });
});

describe('a link', () => {
  test('is of one identity and one account, is seen, and is undone with all other sessions', async () => {
    const city = await aCity('960100');
    const [one, other] = [
      await signedIn('resident', '990101003001'),
      await signedIn('resident', '990101003001'),
    ];
    const citizen = { subject: 'ma' };
    assert.equal((await linkAs(one.bearing, city, citizen)).statusCode, 303);
    assert.equal((await linkAs(one.bearing, city, citizen)).statusCode, 303, 'once more');
    assert.equal(problemOf(await linkAs(other.bearing, city, citizen)), 'sign-on-linked');
    assert.equal(problemOf(await linkAs(one.bearing, city, { subject: 'ma2' })), 'sign-on-linked');
    const answer = await signOn(city, citizen);
    const client = apiClient(SIGN_ON_API, by(one.bearing));
    const listed = await client.listMyIdentities({});
    assert.ok(listed.ok);
    assert.deepEqual(
      listed.body.items.map(({ issuer }) => issuer),
      [`${city.issuer}/`],
    );
    const [{ identityId } = { identityId: '' }] = listed.body.items;
    const params = { identityId };
    const theirs = apiClient(SIGN_ON_API, by(other.bearing));
    assert.equal((await theirs.unlinkIdentity({ params })).status, 404, "another's");
    assert.equal((await client.unlinkIdentity({ params })).status, 200);
    const cookie = cookieOf(answer.cookies);
    assert.equal((await apiClient(IDENTITY_API, by({ cookie })).getMe({})).status, 401);
    assert.equal(problemOf(await signOn(city, citizen)), 'sign-on-unknown');
  });

  test('is not made while others know the password, nor of a session that ended meanwhile', async () => {
    const city = await aCity('960200');
    const contact = 'temp@example.org';
    const { password } = await database.transaction((tx) =>
      addStaff(tx, keys, OPERATOR, {
        contact: parseContact(contact) ?? assert.fail(),
        name: null,
        role: 'planner',
        region: codeOf('990101'),
        reason: 'test',
        isFictional: false,
      }),
    );
    const visitor = apiClient(IDENTITY_API, by({}));
    const signed = await visitor.signInWithPassword({ body: { contact, password, bearer: true } });
    assert.ok(signed.ok);
    const bearing = { authorization: `Bearer ${signed.body.token}` };
    assert.equal(problemOf(await linkAs(bearing, city, { subject: 't' })), 'sign-on-link-unsure');
    const { bearing: own } = await signedIn('resident', '990101003001');
    const url = '/api/v1/me/sign-on-identities';
    const payload = { cityCode: city.cityCode };
    const begun = await app.inject({ method: 'POST', url, payload, headers: own });
    await apiClient(IDENTITY_API, by(own)).signOut({});
    const back = await city.visit(begun.json().url, { subject: 't2' });
    assert.equal(problemOf(await comeBack(back, cookieOf(begun.cookies))), 'not-signed-in');
  });

  test('that is the only way into an account stays', async () => {
    const city = await aCity('960300', { makesAccounts: true });
    const cookie = cookieOf((await signOn(city, { subject: 'alone' })).cookies);
    const client = apiClient(SIGN_ON_API, by({ cookie }));
    const listed = await client.listMyIdentities({});
    assert.ok(listed.ok);
    const params = { identityId: listed.body.items[0]?.identityId ?? '' };
    const answer = await client.unlinkIdentity({ params });
    assert.ok(!answer.ok && answer.problem?.code === 'sign-on-only-way', JSON.stringify(answer));
  });
});

describe('signing out', () => {
  test('ends the session here and says where to end the one there', async () => {
    const city = await aCity('950100', { makesAccounts: true });
    const cookie = cookieOf((await signOn(city, { subject: 'out' })).cookies);
    const client = apiClient(IDENTITY_API, by({ cookie }));
    const answer = await client.signOut({});
    assert.ok(answer.ok);
    const there = new URL(answer.body.signOutUrl ?? '');
    assert.equal(`${there.origin}${there.pathname}`, `${city.issuer}/session/end`);
    assert.equal((await client.getMe({})).status, 401);
    assert.equal((await fetch(there)).status, 200);
  });

  test('says nothing of it to who came otherwise', async () => {
    const { bearing } = await signedIn('resident', '990101003001');
    const answer = await apiClient(IDENTITY_API, by(bearing)).signOut({});
    assert.ok(answer.ok && answer.body.signOutUrl === null);
  });
});

test('a city without single sign-on says so, and one whose provider is away says when to come again', async () => {
  const url = '/api/v1/sign-in/cities/940100';
  assert.equal(problemOf(await app.inject({ method: 'POST', url, payload: {} })), 'sign-on-none');
  const city = await aCity('940100', { makesAccounts: true });
  const { url: there, cookie } = await begin(city);
  const back = await city.visit(there, { subject: 'away' });
  city.close();
  const gone = await comeBack(back, cookie);
  assert.deepEqual([gone.statusCode, problemOf(gone)], [503, 'sign-on-away']);
  assert.equal(gone.headers['retry-after'], '5');
  const { contact, password } = await signedIn('resident', '990101003001');
  const otherwise = await apiClient(IDENTITY_API, by({})).signInWithPassword({
    body: { contact, password },
  });
  assert.equal(otherwise.status, 200);
});

test('the database holds no subject, no secret of a client and nothing to sign in with', async () => {
  const { rows } = await database.pool.query(
    `select string_agg(t::text, ' ') as text from (
       select p::text as t from identity.sign_on_provider p
       union all select i::text from identity.sign_on_identity i
       union all select b::text from identity.sign_on_begun b
       union all select e::text from identity.account_event e) t`,
  );
  const [{ text }] = rows as [{ text: string }];
  assert.ok(text.length > 1000);
  const inHex = (secret: string): string => Buffer.from(secret).toString('hex');
  for (const secret of [CLIENT.clientSecret, 'zhou', 'attacker', 'city3.example@']) {
    assert.ok(!text.includes(secret) && !text.includes(inHex(secret)), secret);
  }
});
