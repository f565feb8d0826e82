import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { temporaryFolder, testDatabase } from '@yike/postgres/testing';
import { endOf, startYike } from '../testing/yike-process.ts';
import { runYike } from '../testing.ts';

const PASSWORD = "p@ss/w:rd?#%&=+ 中'";
const folder = await temporaryFolder();
after(() => rm(folder, { recursive: true, force: true }));

/** A server that somebody else runs, where we have two databases and no more. */
const { pool } = await testDatabase([]);
await pool.query(`create role office login password '${PASSWORD.replaceAll("'", "''")}'`);
for (const name of ['city', 'copy']) await pool.query(`create database ${name} owner office`);

const urlOf = (name: string, password = PASSWORD): string =>
  `postgres://office:${encodeURIComponent(password)}@127.0.0.1:${pool.options.port}/${name}`;
const YIKE_KEYS = join(folder, 'keys.json');
const start = (database: string, ...words: readonly string[]) =>
  startYike(words, { DATABASE_URL: urlOf(database), YIKE_KEYS });
const run = (database: string, ...words: readonly string[]) => endOf(start(database, ...words));

describe('each command works on a server that somebody else runs, by who owns but a database', () => {
  test('migrate', async () => {
    const { code, out, err } = await run('city', 'migrate');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /directory\/001-places\.sql/);
  });

  test('import', async () => {
    const file = join(folder, 'regions.csv');
    await writeFile(file, '代码,名称\n99,虚构省\n9901,江州市\n990107,江畔区\n');
    const { out, err } = await run('city', 'import', 'regions', file, '--apply');
    assert.match(out, /saved 3/, err);
  });

  test('user and keys', async () => {
    const worker = ['--role', 'planner', '--region', '990107'];
    const added = await run('city', 'user', 'add', '13800138000', ...worker);
    assert.match(added.out, /138\*\*\*\*8000 is planner at 990107000000 now/, added.err);
    assert.match((await run('city', 'keys', 'rotate')).out, /1 rows\n.* 0 rows\n$/);
  });

  test('backup, and restore into another database', async () => {
    const backup = join(folder, 'backup');
    const saved = await run('city', 'backup', backup);
    assert.match(saved.out, /tables with \d+ rows/, saved.err);
    const restored = await run('copy', 'restore', backup);
    assert.match(restored.out, /tables are as they were/, restored.err);
    assert.match((await run('copy', 'user', 'list')).out, /138\*\*\*\*8000/);
  });

  test('serve, and the server goes on when we end', async () => {
    const served = start('copy', 'serve', '--port', '0');
    const ended = endOf(served);
    const [line] = await once(served.stdout ?? assert.fail(), 'data');
    const address = /http:\S+?(?=\/api)/.exec(String(line))?.[0] ?? assert.fail(String(line));
    assert.deepEqual(await (await fetch(`${address}/ready`)).json(), { status: 'ready' });
    const { items } = (await (await fetch(`${address}/api/v1/regions?limit=1`)).json()) as {
      items: unknown[];
    };
    assert.equal(items.length, 1);
    served.kill('SIGTERM');
    assert.equal((await ended).code, 0);
    assert.equal((await pool.query('select 1')).rowCount, 1);
  });
});

test('what is wrong with an address is said in the language of whoever asks', async () => {
  const said: readonly (readonly [url: string, language: string, says: RegExp])[] = [
    [urlOf('city', 'wrong'), 'en', /refused us: password .*\n→ check user, password and name/],
    [urlOf('city', 'wrong'), 'zh', /^数据库拒绝了登录：.*\n→ 检查地址/],
    [urlOf('nowhere'), 'en', /database "nowhere" does not exist/],
    ['mysql://office:sekrit@127.0.0.1/city', 'zh', /^数据库地址.*无法使用/],
    ['postgres://office:sekrit@127.0.0.1:1/city', 'zh', /^无法连接数据库：.*ECONNREFUSED/],
  ];
  for (const [url, language, says] of said) {
    const { code, err } = await runYike('migrate', '--database', url, '--lang', language);
    assert.ok([64, 69].includes(code), err);
    assert.match(err, says);
    assert.doesNotMatch(err, /sekrit|p@ss|p%40ss|\bat .*:\d+:\d+/);
  }
});
