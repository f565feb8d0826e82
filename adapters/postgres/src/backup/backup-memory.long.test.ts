import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { MAKE_SALES, shopWith } from '../testing/shop.ts';
import { temporaryFolder, testDatabase } from '../testing.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';

const ROWS = 400_000;
const ROW_BYTES = 1_000;
const MOST_MEGABYTES = 120;

test('a table of 400 MB passes through without being held', async (t) => {
  const folder = await temporaryFolder();
  after(() => rm(folder, { recursive: true }));
  const shop = await shopWith(MAKE_SALES);
  const database = await testDatabase([shop]);
  const empty = await testDatabase([]);
  await empty.pool.query('drop schema pgboss, yike cascade');
  await database.pool.query(
    `insert into shop.sale select '310100', n, repeat(md5(n::text), $2::integer / 32), 1
     from generate_series(1, $1::integer) n`,
    [ROWS, ROW_BYTES],
  );
  const megabytes = (): number => process.memoryUsage.rss() / 1e6;
  const before = megabytes();
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, megabytes());
  }, 20);
  after(() => clearInterval(look));
  await backUp(database, [shop], join(folder, 'backup'));
  const { tables } = await restore(empty, [shop], join(folder, 'backup'));
  assert.equal(tables.find(({ table }) => table === 'sale')?.rows, ROWS);
  t.diagnostic(`${Math.round(most - before)} MB more than before`);
  assert.ok(most - before < MOST_MEGABYTES, `${most - before} MB`);
});
