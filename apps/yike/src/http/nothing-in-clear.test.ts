import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type Answer, apiClient } from '@yike/kernel';
import { IDENTITY_API, PEOPLE_API } from '@yike/people/contract';
import { BEITANG } from '@yike/territory/testing';
import { Secret, TOTP } from 'otpauth';
import { testPlatform } from '../testing/test-platform.ts';

const { database, sent, by, signedIn } = await testPlatform();
const reason = '上门探访';
const query = { reason };
const CITY = '990100' as never;
const SAID = {
  names: ['夏侯秋月', '司徒长风', '欧阳小满'],
  phones: ['13912345678', '13687654321'],
  addresses: ['北塘后街七号半'],
  numbers: ['11010519491231002X'],
  birthDates: ['1949-12-31'],
  passwords: ['柳树下的小茶馆每天开门', '换了一把更长的钥匙开门'],
} as const;
const TEXT = { textVersion: '2026-1', textSha256: 'b'.repeat(64) };
const [xiahou, situ, ouyang] = SAID.names;
const [phone, other] = SAID.phones;

function bodyOf<Body>(answer: Answer<Body>): Body {
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.body;
}

/** A key for each, so that all that can be remembered is. */
const key = () => ({ idempotencyKey: crypto.randomUUID() });

/** Every table of every schema, a row a line. */
async function everyRow(): Promise<string> {
  const { rows: tables } = await database.pool.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  assert.ok(tables.length > 20, `only ${tables.length} tables`);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await database.pool.query(`select row::text as text from ${name} as row`);
    texts.push(...rows.map(({ text }) => `${name} ${text}`));
  }
  return texts.join('\n');
}

/** How a secret may lie in a dump: as it is, or as bytes. */
function tracesOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')];
}

/** The same of what is short enough to be tried out: a hash without a key tells it. */
function tracesOfShort(secret: string): readonly string[] {
  return [...tracesOf(secret), createHash('sha256').update(secret).digest('hex')];
}

async function residentSignsIn(): Promise<readonly string[]> {
  const visitor = apiClient(IDENTITY_API, by({}));
  bodyOf(await visitor.requestSignInCode({ body: { contact: phone }, ...key() }));
  const code = /\d{6}/.exec(sent.at(-1)?.text.zh ?? '')?.[0] ?? assert.fail();
  const signIn = { body: { contact: phone, code, bearer: true }, ...key() };
  const { token } = bodyOf(await visitor.signInWithCode(signIn));
  const me = apiClient(IDENTITY_API, by({ authorization: `Bearer ${token}` }));
  const [first, next] = SAID.passwords;
  bodyOf(await me.nameMe({ body: { name: ouyang }, ...key() }));
  bodyOf(await me.changePassword({ body: { before: null, next: first }, ...key() }));
  bodyOf(await me.changePassword({ body: { before: first, next }, ...key() }));
  const { secret } = bodyOf(await me.beginSecondFactor({ ...key() }));
  const shown = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const raised = bodyOf(
    await me.showSecondFactor({ body: { code: shown, bearer: true }, ...key() }),
  );
  // six digits alone may stand anywhere; as a field they do not
  return [token ?? '', raised.token ?? '', secret, `"${code}"`, `,${code},`, `,${shown},`];
}

async function workerKeepsResidents(): Promise<void> {
  const worker = await signedIn('street-worker', '990101003');
  const staff = apiClient(PEOPLE_API, by(worker.bearing));
  const inBeitang = { regionCode: BEITANG };
  const said = {
    name: xiahou,
    phone: other,
    address: SAID.addresses[0],
    birthDate: null,
    residentNumber: SAID.numbers[0],
  };
  const adding = { params: inBeitang, query, body: said, ...key() };
  const { personId } = bodyOf(await staff.addPerson(adding));
  assert.equal(bodyOf(await staff.addPerson(adding)).personId, personId, 'it was remembered');
  const params = { cityCode: CITY, personId };
  const body = { name: situ };
  bodyOf(await staff.changePerson({ params, query, body, etag: '*', ...key() }));
  bodyOf(await staff.linkPersonAccount({ params, body: { contact: phone, reason }, ...key() }));
  bodyOf(await staff.listPersons({ params: inBeitang, query: { reason, name: situ } }));
  const daughter = await signedIn('resident', '990101003001');
  const proxy = {
    ...TEXT,
    reason,
    channel: 'paper',
    contact: daughter.contact,
    kind: 'family',
    scope: ['view'],
    validFrom: '2020-01-01',
    validTo: '2099-01-01',
  } as const;
  bodyOf(await staff.makeProxy({ params, body: { ...proxy, scope: ['view'] }, ...key() }));
  const roles = apiClient(IDENTITY_API, by(worker.bearing));
  const grant = { contact: daughter.contact, role: 'community-worker', reason } as const;
  bodyOf(await roles.grantRole({ params: inBeitang, body: grant, ...key() }));
}

test('whoever has the whole database has no name, number, code, password or token', async () => {
  const made = await residentSignsIn();
  await workerKeepsResidents();
  const all = await everyRow();
  const { rows } = await database.pool.query('select count(*)::int as count from http.answer');
  assert.ok(rows[0].count >= 5, 'answers were remembered');
  const traces = [...made, '@example.org'].flatMap(tracesOf);
  for (const trace of [...Object.values(SAID).flat().flatMap(tracesOfShort), ...traces]) {
    const at = all.indexOf(trace);
    assert.equal(at, -1, `${trace} lies in ${all.slice(Math.max(0, at - 200), at + 60)}`);
  }
});

test('control: what is written down in clear is found', async () => {
  await database.pool.query(
    `insert into identity.account_event (account_id, at, actor, kind, detail)
     values (gen_random_uuid(), now(), 'test', 'test', $1)`,
    [createHash('sha256').update(xiahou).digest('hex')],
  );
  const all = await everyRow();
  assert.ok(tracesOfShort(xiahou).some((trace) => all.includes(trace)));
});
