import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Problem } from '@yike/kernel';
import { Database } from '../database.ts';
import { COUNT_SALES, MAKE_SALES, shopWith } from '../testing/shop.ts';
import { temporaryFolder, testDatabase } from '../testing.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';

const MAKE_PAYMENTS = `
  create table shop.a_payment (
    city_code char(6) not null,
    payment_id bigint generated always as identity,
    sale_id bigint not null,
    refund_of bigint,
    note text,
    doubled bigint generated always as (sale_id * 2) stored,
    primary key (city_code, payment_id),
    foreign key (city_code, sale_id) references shop.sale (city_code, sale_id),
    foreign key (city_code, refund_of) references shop.a_payment (city_code, payment_id)
  )`;
const TABLES = ['shop.sale', 'shop.a_payment', 'pgboss.job'];

const folder = await temporaryFolder();
const shop = await shopWith(MAKE_SALES, MAKE_PAYMENTS);
const database = await testDatabase([shop]);
const empty = await testDatabase([]);
after(() => rm(folder, { recursive: true }));

const place = (name: string): string => join(folder, name);

/** A sale and its payment, in one transaction. */
async function sellAndPay(id: number, note: string | null): Promise<void> {
  await database.transaction(async (tx) => {
    const db = tx.tables<Record<string, Record<string, unknown>>>();
    const city = { city_code: '310100', sale_id: id };
    await db
      .insertInto('shop.sale')
      .values({ ...city, thing: 'tea', pieces: id })
      .execute();
    await sleep(1);
    await db
      .insertInto('shop.a_payment')
      .values({ ...city, note })
      .execute();
  });
}

async function rowsOf(of: Database, table: string): Promise<unknown[]> {
  const { rows } = await of.pool.query(
    `select row_to_json(t)::text as row from ${table} t order by 1`,
  );
  return rows;
}

async function emptyAgain(): Promise<void> {
  await empty.pool.query('drop schema if exists shop, pgboss, yike cascade');
}

async function refusalOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => assert.fail('it was not refused'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Problem, String(error));
  return error;
}

describe('a backup', () => {
  before(async () => {
    const awkward = 'tab\t, line\n, \\N, \\., 漢字, “quotes”, \u{1f375}';
    await sellAndPay(1, awkward);
    await sellAndPay(2, null);
    await database.pool.query(
      "insert into shop.a_payment (city_code, sale_id, refund_of) values ('310100', 2, 1)",
    );
    await database.transaction((tx) => tx.enqueue({ kind: COUNT_SALES.kind, data: { sale: 1 } }));
    await backUp(database, [shop], place('whole'));
  });

  test('is for its owner alone', async () => {
    assert.equal((await stat(place('whole'))).mode & 0o077, 0);
    for (const name of await readdir(place('whole'))) {
      assert.equal((await stat(join(place('whole'), name))).mode & 0o077, 0, name);
    }
  });

  test('restored into an empty server has every row, and every job that waits', async () => {
    await emptyAgain();
    await restore(empty, [shop], place('whole'));
    for (const table of TABLES) {
      const rows = await rowsOf(database, table);
      assert.ok(rows.length > 0, table);
      assert.deepEqual(await rowsOf(empty, table), rows, table);
    }
  });

  test('and numbers go on behind those that were given out', async () => {
    const { rows } = await empty.pool.query(
      "insert into shop.a_payment (city_code, sale_id) values ('310100', 1) returning payment_id, doubled",
    );
    assert.deepEqual(rows, [{ payment_id: 4, doubled: 2 }]);
    await empty.pool.query('delete from shop.a_payment where payment_id = 4');
  });

  test('of what was restored is the same, byte by byte', async () => {
    const again = await backUp(empty, [shop], place('again'));
    const first = JSON.parse(await readFile(join(place('whole'), 'manifest.json'), 'utf8'));
    const ofShop = ({ schema }: { schema: string }): boolean => schema === 'shop';
    assert.deepEqual(again.tables.filter(ofShop), first.tables.filter(ofShop));
    assert.equal(again.tables.filter(ofShop).length, 2);
    for (const name of ['shop.sale.copy.gz', 'shop.a_payment.copy.gz']) {
      const [one, other] = await Promise.all(
        ['whole', 'again'].map((where) => readFile(join(place(where), name))),
      );
      assert.deepEqual(one, other);
    }
  });
});

describe('a backup, of another time or in the wrong place,', () => {
  test('is restored as its tables were, and then brought up to date', async () => {
    await emptyAgain();
    const later = await shopWith(
      MAKE_SALES,
      MAKE_PAYMENTS,
      'alter table shop.sale drop column pieces',
    );
    await restore(empty, [later], place('whole'));
    const { rows } = await empty.pool.query('select * from shop.sale order by sale_id');
    assert.deepEqual(Object.keys(rows[0]), ['city_code', 'sale_id', 'thing']);
  });

  test('goes nowhere but into an empty database', async () => {
    const refusal = await refusalOf(restore(empty, [shop], place('whole')));
    assert.equal(refusal.code, 'restore-not-empty');
    assert.match(refusal.text.en, /shop/);
  });

  test('does not overwrite anything', async () => {
    assert.equal((await refusalOf(backUp(database, [shop], place('whole')))).code, 'backup-exists');
  });

  test('is not made of a database where no Yike has been', async () => {
    await emptyAgain();
    const refusal = await refusalOf(backUp(empty, [shop], place('of-nothing')));
    assert.equal(refusal.code, 'backup-nothing');
  });

  test('is not made by a program that does not know all tables', async () => {
    const older = await shopWith(MAKE_SALES);
    const refusal = await refusalOf(backUp(database, [older], place('by-an-older')));
    assert.equal(refusal.code, 'database-newer');
  });

  test('takes its time, however little the server allows others', async () => {
    const { host, port, password } = database.pool.options;
    const options = encodeURIComponent('-c idle_in_transaction_session_timeout=1');
    const url = `postgres://yike:${password}@${host}:${port}/yike?options=${options}`;
    const hurried = await Database.open({ url });
    await backUp(hurried, [shop], place('in-no-hurry'));
    await hurried.close();
  });

  test('that cannot be written leaves nothing, and says why', async () => {
    const file = place('a-file');
    await writeFile(file, '');
    const refusal = await refusalOf(backUp(database, [shop], join(file, 'below')));
    assert.equal(refusal.code, 'backup-unwritable');
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('unfinished')),
      [],
    );
  });
});

describe('a backup that came to harm is refused, and leaves the database empty', () => {
  const HARM: readonly (readonly [
    what: string,
    harm: (file: (name: string) => string) => Promise<void>,
  ])[] = [
    ['a file cut short', (file) => truncate(file('shop.sale.copy.gz'), 30)],
    ['a file that is gone', (file) => rm(file('shop.sale.copy.gz'))],
    [
      'a row more',
      (file) => rewrite(file('shop.sale.copy.gz'), (text) => `${text}310100\t9\ttea\t1\n`),
    ],
    [
      'a row less',
      (file) => rewrite(file('shop.a_payment.copy.gz'), (text) => text.replace(/^.*\n/, '')),
    ],
    [
      'another value',
      (file) => rewrite(file('shop.sale.copy.gz'), (text) => text.replace('tea', 'tee')),
    ],
    ['a line that is no row', (file) => rewrite(file('shop.sale.copy.gz'), (text) => `?\n${text}`)],
    ['a changed manifest', (file) => writeFile(file('manifest.json'), '{}')],
  ];

  for (const [what, harm] of HARM) {
    test(what, async () => {
      const name = place(what.replaceAll(' ', '-'));
      await emptyAgain();
      await backUp(database, [shop], name);
      await harm((file) => join(name, file));
      assert.equal((await refusalOf(restore(empty, [shop], name))).code, 'backup-damaged');
      const { rows } = await empty.pool.query(
        "select nspname from pg_namespace where nspname in ('shop', 'yike', 'pgboss')",
      );
      assert.deepEqual(rows, []);
    });
  }

  async function rewrite(file: string, change: (text: string) => string): Promise<void> {
    await writeFile(file, gzipSync(change(gunzipSync(await readFile(file)).toString())));
  }

  test('control: the same backup unharmed is restored', async () => {
    await emptyAgain();
    await backUp(database, [shop], place('unharmed'));
    await restore(empty, [shop], place('unharmed'));
  });

  test('a folder that holds no backup', async () => {
    assert.equal((await refusalOf(restore(empty, [shop], folder))).code, 'backup-missing');
  });

  test('a backup in a form that is newer than this program', async () => {
    const name = place('unharmed');
    const manifest = await readFile(join(name, 'manifest.json'), 'utf8');
    const newer = manifest.replace('"formatVersion": 1', '"formatVersion": 2');
    const sum = createHash('sha256').update(newer).digest('hex');
    await cp(name, place('newer'), { recursive: true });
    await writeFile(join(place('newer'), 'manifest.json'), newer);
    await writeFile(join(place('newer'), 'manifest.sha256'), sum);
    assert.equal((await refusalOf(restore(empty, [shop], place('newer')))).code, 'backup-newer');
  });

  test('a backup of a newer program', async () => {
    const older = await shopWith(MAKE_SALES);
    assert.equal(
      (await refusalOf(restore(empty, [older], place('unharmed')))).code,
      'database-newer',
    );
  });
});

describe('while others write', () => {
  let isWriting = true;
  let writers: Promise<unknown>;
  let next = 1000;

  before(() => {
    const write = async (): Promise<void> => {
      while (isWriting) await sellAndPay(next++, 'paid');
    };
    writers = Promise.all([write(), write(), write()]);
  });
  after(async () => {
    isWriting = false;
    await writers;
  });

  const unpaid = (of: Database) =>
    of.pool.query<{ sale_id: number }>(
      'select sale_id from shop.sale except select sale_id from shop.a_payment',
    );

  test('a backup is of one moment: no sale in it lacks its payment', async () => {
    for (const round of [1, 2, 3]) {
      await emptyAgain();
      const { tables } = await backUp(database, [shop], place(`round-${round}`));
      await restore(empty, [shop], place(`round-${round}`));
      assert.deepEqual((await unpaid(empty)).rows, []);
      const { rows } = await empty.pool.query('select count(*) as n from shop.sale');
      assert.equal(rows[0].n, tables.find(({ table }) => table === 'sale')?.rows);
    }
  });

  test('control: tables read one after the other are not', async () => {
    const count = async (table: string): Promise<number> =>
      (await database.pool.query(`select count(*) as n from shop.${table} where sale_id >= 1000`))
        .rows[0].n;
    let differences = 0;
    for (let look = 0; look < 20; look++) {
      const sales = await count('sale');
      await sleep(10);
      if ((await count('a_payment')) !== sales) differences++;
    }
    assert.ok(differences > 0, 'nobody wrote');
  });
});
