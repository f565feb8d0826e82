import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '@yike/postgres/testing';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { endOf, startYike } from '../testing/yike-process.ts';

const database = await testDatabase(MODULE_SCHEMAS);
const { user, password, host, port, database: name } = database.pool.options;
const url = `postgres://${user}:${password}@${host}:${port}/${name}`;
const folder = await mkdtemp(join(tmpdir(), 'yike-stopped-'));
after(() => rm(folder, { recursive: true, force: true }));

const rows = async (): Promise<number[]> => {
  const tables = ['facility', 'service', 'provider', 'change', 'import_batch'];
  const counts = tables.map(async (table) => {
    const { rows: found } = await database.pool.query(`select from directory.${table}`);
    return found.length;
  });
  return await Promise.all(counts);
};

/** Begins an import, waits until it is about to write, and does something then. */
async function inTheMiddle(meanwhile: (end: (signal: NodeJS.Signals) => void) => void) {
  const path = join(folder, 'list.csv');
  await writeFile(path, '名称,类型,经度_WGS84,纬度_WGS84,经营者\n运河药房,药店,121.5,31.2,运河\n');
  let release = (): void => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  const holding = database.transaction(async (tx) => {
    await tx.lock(['directory.import 990100']);
    await held;
  });
  const words = ['import', 'facilities', path, '--region', '990101', '--yes'];
  const child = startYike(words, { DATABASE_URL: url });
  const ended = endOf(child);
  const isWaiting = async (): Promise<boolean> => {
    const { rows: waiting } = await database.pool.query(
      `select from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'`,
    );
    return waiting.length > 0;
  };
  for (let tries = 0; !(await isWaiting()); tries++) {
    assert.ok(tries < 600, 'it never came to the writing');
    await sleep(50);
  }
  meanwhile((signal) => child.kill(signal));
  release();
  await holding;
  return await ended;
}

for (const signal of ['SIGKILL', 'SIGINT'] as const) {
  test(`an import that ${signal} ends while it writes leaves nothing`, async () => {
    const { code } = await inTheMiddle((end) => end(signal));
    assert.notEqual(code, 0);
    // the server notices a little later
    await sleep(200);
    assert.deepEqual(await rows(), [0, 0, 0, 0, 0]);
  });
}

test('control: one that is not ended writes all of it', async () => {
  const { code, err } = await inTheMiddle(() => undefined);
  assert.equal(code, 0, err);
  assert.deepEqual(await rows(), [1, 1, 1, 1, 1]);
});
