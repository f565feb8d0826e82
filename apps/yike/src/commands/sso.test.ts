import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryFolder, testDatabase } from '@yike/postgres/testing';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { cityProvider } from '../testing/city-provider.ts';
import { runYike, runYikeWith } from '../testing.ts';

const folder = await temporaryFolder();
after(() => rm(folder, { recursive: true, force: true }));
const { host, port, password } = (await testDatabase(MODULE_SCHEMAS)).pool.options;
const url = `postgres://yike:${password}@${host}:${port}/yike`;
// beside the database, the folder of the keys
const data = ['--database', url, '--data', join(folder, 'data')];
const redirectUri = 'https://yike.example/api/v1/sign-in/cities/310100/callback';
const { issuer } = await cityProvider(redirectUri);
const SECRET = 'a secret that nobody prints';
const ADD = [
  'sso',
  'add',
  '--issuer',
  issuer,
  '--client-id',
  'yike',
  '--site',
  'https://yike.example',
];

test('a city gets its single sign-on, with a secret that is told nobody, and loses it', async () => {
  const shanghai = [...ADD, '--city', '3101', ...data];
  const rules = [
    '--create-accounts',
    '--email-domain',
    'SH.example',
    '--second-factor-amr',
    'otp',
    'face',
  ];
  const added = await runYikeWith({ signOnSecret: SECRET }, ...shanghai, ...rules);
  assert.deepEqual([added.code, added.err], [0, '']);
  assert.match(added.out, new RegExp(`310100 signs in through ${issuer}/ now`));
  assert.ok(added.out.endsWith(`${redirectUri}\n`), added.out);
  const again = await runYikeWith({ signOnSecret: SECRET }, ...shanghai);
  assert.match(again.err, /310100 has a single sign-on already/);
  const suzhou = [...ADD, '--city', '320500', '--secret-stdin', ...data];
  assert.equal((await runYikeWith({ input: `${SECRET}\n` }, ...suzhou)).code, 0);
  const listed = await runYike('sso', 'list', ...data);
  assert.match(
    listed.out,
    /310100 .* with a secret, makes accounts, @sh\.example, amr=otp, amr=face/,
  );
  assert.match(listed.out, /cities with single sign-on: 2/);
  assert.match(
    (await runYike('sso', 'list', '--lang', 'zh', ...data)).out,
    /新建账号.*\n.*\n共 2 个城市/,
  );
  for (const { out, err } of [added, again, listed]) assert.ok(!`${out}${err}`.includes(SECRET));
  assert.match((await runYike('sso', 'remove', '--city', '3101', ...data)).out, /sessions: 0/);
  const gone = await runYike('sso', 'remove', '--city', '3101', ...data);
  assert.match(gone.err, /no single sign-on/);
});

test('what is wrong is said, with what would be right', async () => {
  const gone = await cityProvider(redirectUri);
  gone.close();
  const away = ADD.map((word) => (word === issuer ? gone.issuer : word));
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['sso'], /add \| list \| remove/],
    [['sso', 'befriend'], /befriend/],
    [ADD, /--city/],
    [[...ADD, '--city', '310101'], /3101 \| 310100/],
    [[...ADD, '--city', '4403'], /YIKE_SSO_SECRET/],
    [[...ADD, '--city', '4403', '--secret-stdin'], /YIKE_SSO_SECRET/],
    [
      [...away, '--city', '4403', '--public-client'],
      /gives no answer that can be used \(ECONNREFUSED\)/,
    ],
    [
      [...ADD.slice(0, -1), 'https://a.example/b', '--city', '4403', '--public-client'],
      /https:\/\/a\.example\/b/,
    ],
  ];
  for (const [words, says] of wrong) {
    const { code, err } = await runYike(...words, ...data);
    assert.notEqual(code, 0, words.join(' '));
    assert.match(err, says);
  }
});
