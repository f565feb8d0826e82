import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database, migrate } from '@yike/postgres';
import { temporaryFolder, testDatabase } from '@yike/postgres/testing';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { endOf, startYike } from '../testing/yike-process.ts';
import { runYike } from '../testing.ts';

/** As many as keep a restore busy for a while. */
const ROWS = 50_000;
const folder = await temporaryFolder();
after(() => rm(folder, { recursive: true, force: true }));
const backup = join(folder, 'backup');

const { pool } = await testDatabase([]);
const urlOf = (name: string): string =>
  `postgres://yike:${pool.options.password}@127.0.0.1:${pool.options.port}/${name}`;
const start = (name: string, ...words: readonly string[]) =>
  startYike(words, { DATABASE_URL: urlOf(name) });
const run = (name: string, ...words: readonly string[]) =>
  runYike(...words, '--database', urlOf(name));

before(async () => {
  await pool.query('create database full_one');
  const database = await Database.open({ url: urlOf('full_one') });
  await migrate(database, MODULE_SCHEMAS);
  await database.pool.query(
    `insert into territory.region (region_code, valid_from, level, name, source)
     select lpad(n::text, 12, '0'), '2020-01-01', 'community', n::text, 'a'
     from generate_series(1, $1::integer) n`,
    [ROWS],
  );
  await database.close();
  assert.match((await run('full_one', 'backup', backup)).out, /5000\d rows/);
});

/** Asks until the answer is yes. */
async function until(question: string, values: readonly string[]): Promise<void> {
  for (let look = 0; look < 2000; look++) {
    const { rows } = await pool.query<{ yes: boolean }>(question, [...values]);
    if (rows[0]?.yes === true) return;
    await sleep(5);
  }
  assert.fail(`it never came to ${question}`);
}
const IS_COPYING = `select count(*) > 0 as yes from pg_stat_progress_copy where datname = $1`;
const IS_MAKING = `select count(*) > 0 as yes from pg_stat_activity where datname = $1 and query ilike '%create table%'`;

const IS_WAITING = `select count(*) > 0 as yes from pg_locks l join pg_database d on d.oid = l.database
  where not granted and datname = $1`;
const IS_QUIET = `select count(*) = 0 as yes from pg_stat_activity where datname = $1 and state = 'active'`;

async function schemasOf(name: string): Promise<unknown[]> {
  const database = await Database.open({ url: urlOf(name) });
  const { rows } = await database.pool.query(
    "select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in ('public', 'information_schema')",
  );
  await database.close();
  return rows;
}

describe('a restore that is broken off', () => {
  test('by kill -9 while it makes tables, or fills them, is good for nothing but another one', async () => {
    await pool.query('create database killed');
    for (const moment of [IS_MAKING, IS_COPYING]) {
      const restoring = start('killed', 'restore', backup);
      await until(moment, ['killed']);
      restoring.kill('SIGKILL');
      await once(restoring, 'exit');
    }
    assert.match(
      (await run('killed', 'migrate')).err,
      /broken off the last time.*\n→ run yike restore/,
    );
    assert.match((await run('killed', 'backup', join(folder, 'half'))).err, /broken off/);
    const again = await run('killed', 'restore', backup);
    assert.deepEqual([again.code, again.err], [0, '']);
    const database = await Database.open({ url: urlOf('killed') });
    const { rows } = await database.pool.query('select count(*) as n from territory.region');
    await database.close();
    assert.deepEqual(rows, [{ n: ROWS }]);
    assert.match((await run('killed', 'restore', backup)).err, /not empty/);
  });

  test('by Ctrl-C leaves the database empty, and says that it was', async () => {
    await pool.query('create database stopped');
    const restoring = start('stopped', 'restore', backup);
    const ended = endOf(restoring);
    await until(IS_COPYING, ['stopped']);
    restoring.kill('SIGINT');
    const { code, err } = await ended;
    assert.deepEqual([code, /^stopped/.test(err)], [130, true], err);
    assert.deepEqual(await schemasOf('stopped'), []);
  });
});

describe('a backup that is broken off', () => {
  test('by Ctrl-C leaves nothing; by kill -9, what the next one takes away', async () => {
    const holder = await Database.open({ url: urlOf('full_one') });
    for (const signal of ['SIGKILL', 'SIGINT'] as const) {
      const client = await holder.pool.connect();
      await client.query('begin; lock table territory.region in access exclusive mode');
      const saving = start('full_one', 'backup', join(folder, 'other'));
      const ended = endOf(saving);
      await until(IS_WAITING, ['full_one']);
      saving.kill(signal);
      const { code } = await ended;
      const left = (await readdir(folder)).filter((name) => name.startsWith('other'));
      assert.deepEqual([code, left.length], signal === 'SIGINT' ? [130, 0] : [null, 1]);
      client.release(true);
      await until(IS_QUIET, ['full_one']);
    }
    await holder.close();
  });
});
