import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type ModuleSchema, Problem } from '@yike/kernel';
import { Database } from '../database.ts';
import { startProcess } from '../testing/database-process.ts';
import { MAKE_SALES, shopWith } from '../testing/shop.ts';
import { temporaryFolder } from '../testing.ts';
import { migrate } from './migrate.ts';

const ADD_PRICE = 'alter table shop.sale add column price_fen bigint not null default 0';
const COUNT = "select count(*) as n from pg_tables where schemaname = 'shop'";

let folder: string;
let database: Database;

before(async () => {
  folder = await temporaryFolder();
  database = await Database.open({ dataFolder: folder, role: 'guest', isLasting: false });
});
after(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await database.pool.query(
    'drop schema if exists shop cascade; drop schema if exists yike cascade',
  );
});

async function write(module: ModuleSchema, name: string, sql: string): Promise<void> {
  await writeFile(fileURLToPath(new URL(name, module.migrations)), sql);
}

async function refusalOf(module: ModuleSchema): Promise<unknown> {
  return await migrate(database, [module]).then(
    () => assert.fail('it was not refused'),
    (error: unknown) => (error instanceof Problem ? error.code : (error as Error).message),
  );
}

describe('migrating', () => {
  test('takes each step once, in the order of their numbers', async () => {
    const shop = await shopWith(MAKE_SALES);
    const first = await migrate(database, [shop]);
    assert.deepEqual(
      first.map(({ module, name }) => [module, name]),
      [['shop', '001-step.sql']],
    );
    await write(shop, '002-price.sql', ADD_PRICE);
    assert.deepEqual(
      (await migrate(database, [shop])).map(({ name }) => name),
      ['002-price.sql'],
    );
    assert.deepEqual(await migrate(database, [shop]), []);
  });

  test('says in which line of which step the database stumbled', async () => {
    const shop = await shopWith(MAKE_SALES, `-- prices\n${ADD_PRICE};\nalter tabel shop.sale;`);
    assert.match(
      String(await refusalOf(shop)),
      /^shop\/002-step\.sql:3: syntax error at or near "tabel"/,
    );
  });

  test('leaves nothing of a step that fails, and all of those before it', async () => {
    const shop = await shopWith(MAKE_SALES, `${ADD_PRICE}; select 1 / 0`);
    assert.match(String(await refusalOf(shop)), /^shop\/002-step\.sql: division by zero/);
    const { rows } = await database.pool.query(
      "select column_name from information_schema.columns where table_schema = 'shop' order by 1",
    );
    assert.deepEqual(
      rows.map(({ column_name }) => column_name),
      ['city_code', 'pieces', 'sale_id', 'thing'],
    );
  });

  test('refuses a step that was changed after it was taken', async () => {
    const shop = await shopWith(MAKE_SALES);
    await migrate(database, [shop]);
    await write(shop, '001-step.sql', `${MAKE_SALES};`);
    assert.equal(await refusalOf(shop), 'migration-changed');
  });

  test('refuses a database that knows a step more than the program', async () => {
    await migrate(database, [await shopWith(MAKE_SALES, ADD_PRICE)]);
    assert.equal(await refusalOf(await shopWith(MAKE_SALES)), 'database-newer');
  });

  test('refuses a step that ends its own transaction', async () => {
    const shop = await shopWith(`${MAKE_SALES}; commit; begin`);
    assert.match(String(await refusalOf(shop)), /ends its transaction/);
  });

  test('refuses numbers with gaps', async () => {
    const shop = await shopWith(MAKE_SALES);
    await write(shop, '003-price.sql', ADD_PRICE);
    assert.match(String(await refusalOf(shop)), /003-price\.sql should be number 2/);
  });
});

test('ten processes that start at once migrate once', async () => {
  const slowly = `${MAKE_SALES}; select pg_sleep(0.3)`;
  const shop = fileURLToPath((await shopWith(slowly, ADD_PRICE)).migrations);
  const ten = await Promise.all(
    Array.from({ length: 10 }, () => startProcess([folder, 'guest', shop])),
  );
  const taken = ten.map(({ said }) => said.taken?.length ?? said.refused);
  assert.deepEqual(taken.sort(), [0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  await Promise.all(ten.map((one) => one.end('SIGTERM')));
  assert.deepEqual((await database.pool.query(COUNT)).rows, [{ n: 1 }]);
});
