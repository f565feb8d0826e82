import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem, type Transaction } from '@yike/kernel';
import fc from 'fast-check';
import { sql } from 'kysely';
import { lockKeys } from './advisory-locks.ts';
import { Database } from './database.ts';
import { COUNT_SALES, MAKE_SALES, type ShopTables, shopWith } from './testing/shop.ts';
import { rolledBack, testDatabase } from './testing.ts';
import { startWorker } from './worker.ts';

const NOON = new Date('2026-11-24T04:00:00Z');
const database = await testDatabase([await shopWith(MAKE_SALES)], { clock: () => NOON });

let lastSale = 0;
const aSale = (thing: string, pieces = 1) => ({
  city_code: '310100',
  sale_id: ++lastSale,
  thing,
  pieces,
});

async function sell(tx: Transaction, thing: string, pieces = 1): Promise<void> {
  await tx.tables<ShopTables>().insertInto('shop.sale').values(aSale(thing, pieces)).execute();
}

async function piecesOf(thing: string, within = database.reading): Promise<number> {
  const { total } = await within
    .tables<ShopTables>()
    .selectFrom('shop.sale')
    .select(({ fn }) => fn.sum<number | null>('pieces').as('total'))
    .where('thing', '=', thing)
    .executeTakeFirstOrThrow();
  return Number(total ?? 0);
}

describe('a transaction', () => {
  test('is there when it ends well, and leaves nothing when it throws', async () => {
    await database.transaction((tx) => sell(tx, 'tea'));
    await assert.rejects(
      database.transaction(async (tx) => {
        await sell(tx, 'tea');
        throw new Error('no tea');
      }),
      /no tea/,
    );
    assert.equal(await piecesOf('tea'), 1);
  });

  test('has one moment for all that it does', async () => {
    await database.transaction(async (tx) => assert.equal(tx.now, NOON));
    assert.equal(database.reading.now, NOON);
  });

  test('whose connection breaks is refused, and the program goes on', async () => {
    const broken = database.transaction(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
        tx.tables(),
      );
      await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await sleep(50);
      await sell(tx, 'ink');
    });
    await assert.rejects(broken, (error: unknown) =>
      error instanceof Problem ? error.code === 'database-away' : false,
    );
    assert.equal(await piecesOf('ink'), 0);
  });

  test('of a test leaves nothing behind', async () => {
    await rolledBack(database, async (tx) => {
      await sell(tx, 'salt');
      assert.equal(await piecesOf('salt', tx), 1);
    });
    assert.equal(await piecesOf('salt'), 0);
  });

  test('passes on what the database refuses', async () => {
    const refused = database.transaction((tx) => sell(tx, 'tea', -1));
    await assert.rejects(refused, { code: '23514' });
  });
});

/** Sells half of what is there; both sell from what they saw, unless they are kept apart. */
async function sellHalf(tx: Transaction, thing: string): Promise<void> {
  const before = await piecesOf(thing, tx);
  await sleep(30);
  await sell(tx, thing, Math.floor(before / 2));
}

describe('two at once', () => {
  test('do not see each other without a lock, which is what the next tests are about', async () => {
    await database.transaction((tx) => sell(tx, 'rice', 8));
    await Promise.all([1, 2].map(() => database.transaction((tx) => sellHalf(tx, 'rice'))));
    assert.equal(await piecesOf('rice'), 8 + 4 + 4);
  });

  test('who lock the same name come one after the other, and see what was written', async () => {
    await database.transaction((tx) => sell(tx, 'oil', 8));
    const locked = async (tx: Transaction): Promise<void> => {
      await tx.lock(['oil']);
      await sellHalf(tx, 'oil');
    };
    await Promise.all([1, 2].map(() => database.transaction(locked)));
    assert.equal(await piecesOf('oil'), 8 + 4 + 6);
  });

  test('who are serializable are repeated until it is as if they came in a row', async () => {
    await database.transaction((tx) => sell(tx, 'fish', 8));
    let runs = 0;
    const counted = async (tx: Transaction): Promise<void> => {
      runs++;
      await sellHalf(tx, 'fish');
    };
    await Promise.all([1, 2].map(() => database.transaction(counted, 'serializable')));
    assert.equal(await piecesOf('fish'), 8 + 4 + 6);
    assert.ok(runs > 2, 'nobody was in the way');
  });
});

describe('locks', () => {
  test('in any order never wait in a circle', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const orders = Array.from({ length: 12 }, (_, at) => [
      ...names.slice(at % 4),
      ...names.slice(0, at % 4),
    ]);
    let waits = 0;
    await Promise.all(
      orders.map((order) =>
        database.transaction(async (tx) => {
          waits++;
          await tx.lock(order);
          await sleep(2);
        }),
      ),
    );
    assert.equal(waits, orders.length, 'a deadlock was broken and its work repeated');
  });

  test('control: rows updated in opposite order do deadlock, and are repeated to a good end', async () => {
    const [one, other] = [aSale('nut', 0), aSale('nut', 0)];
    await database.reading
      .tables<ShopTables>()
      .insertInto('shop.sale')
      .values([one, other])
      .execute();
    let runs = 0;
    const addInOrder = (sales: readonly { sale_id: number }[]) =>
      database.transaction(async (tx) => {
        runs++;
        for (const { sale_id } of sales) {
          await sql`update shop.sale set pieces = pieces + 1 where sale_id = ${sale_id}`.execute(
            tx.tables(),
          );
          await sleep(40);
        }
      });
    await Promise.all([addInOrder([one, other]), addInOrder([other, one])]);
    assert.equal(await piecesOf('nut'), 4);
    assert.ok(runs > 2, 'nobody was in the way');
  });

  test('taken twice in a transaction are a mistake of ours', async () => {
    const twice = database.transaction(async (tx) => {
      await tx.lock(['a']);
      await tx.lock(['b']);
    });
    await assert.rejects(twice, /lock once/);
  });

  test('of the same names are taken in the same order by everybody', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (names) => {
        const keys = lockKeys(names);
        assert.deepEqual(lockKeys([...names].reverse()), keys);
        assert.equal(new Set(keys).size, keys.length);
      }),
    );
  });
});

describe('a job', () => {
  test('exists only if the transaction that asked for it ended well', async () => {
    const done: unknown[] = [];
    const worker = await startWorker(database, [
      [COUNT_SALES, async (data) => void done.push(data['city'])],
    ]);
    await assert.rejects(
      database.transaction(async (tx) => {
        await tx.enqueue({ kind: COUNT_SALES.kind, data: { city: 'nowhere' } });
        throw new Error('no');
      }),
    );
    await database.transaction((tx) =>
      tx.enqueue({ kind: COUNT_SALES.kind, data: { city: '310100' } }),
    );
    for (let look = 0; look < 100 && done.length === 0; look++) await sleep(50);
    await worker.stop();
    assert.deepEqual(done, ['310100']);
  });

  test('that fails is tried again', async () => {
    let tries = 0;
    const { rows } = await database.pool.query(
      'select retry_limit, retry_backoff from pgboss.queue where name = $1',
      [COUNT_SALES.kind],
    );
    assert.deepEqual(rows, [{ retry_limit: 2, retry_backoff: true }]);
    const worker = await startWorker(database, [
      [
        COUNT_SALES,
        async () => {
          tries++;
          throw new Error('the till is stuck');
        },
      ],
    ]);
    await database.transaction((tx) => tx.enqueue({ kind: COUNT_SALES.kind, data: {} }));
    const state = async (): Promise<string> =>
      (await database.pool.query('select state from pgboss.job order by created_on desc limit 1'))
        .rows[0]?.state;
    for (let look = 0; look < 100 && (await state()) !== 'retry'; look++) await sleep(50);
    await worker.stop();
    assert.deepEqual([tries, await state()], [1, 'retry']);
  });

  test('of a kind that nobody declared is a mistake of ours', async () => {
    const unknown = database.transaction((tx) => tx.enqueue({ kind: 'shop.unknown', data: {} }));
    await assert.rejects(unknown, /shop\.unknown does not exist/);
  });
});

describe('how values arrive', () => {
  test('counts as numbers, days as text, moments as dates', async () => {
    const { rows } = await database.pool.query(
      "select 9007199254740991::bigint as count, date '2026-11-24' as day, timestamptz '2026-11-24 12:00+08' as moment",
    );
    assert.deepEqual(rows, [{ count: Number.MAX_SAFE_INTEGER, day: '2026-11-24', moment: NOON }]);
  });

  test('a count too large for a number is refused and not rounded', async () => {
    await assert.rejects(database.pool.query('select 9007199254740993::bigint'), /too large/);
  });
});

describe('a database that cannot be had', () => {
  const codeOf = (error: unknown): unknown => (error instanceof Problem ? error.code : error);

  test('is away when nobody listens there', async () => {
    const error = await Database.open({ url: 'postgres://x:y@127.0.0.1:1/z' }).catch(codeOf);
    assert.equal(error, 'database-away');
  });

  test('refuses a wrong password', async () => {
    const { host, port } = database.pool.options;
    const error = await Database.open({ url: `postgres://yike:wrong@${host}:${port}/yike` }).catch(
      codeOf,
    );
    assert.equal(error, 'database-refused');
  });

  test('is busy when all connections are taken', async () => {
    const { host, port, password } = database.pool.options;
    const limit = 'alter role clerk connection limit 1';
    await database.pool.query(`create role clerk login password '${password}'; ${limit}`);
    const url = `postgres://clerk:${password}@${host}:${port}/yike`;
    const first = await Database.open({ url }, { connections: 1 });
    const error = await Database.open({ url }).catch(codeOf);
    await first.close();
    assert.equal(error, 'database-busy');
  });
});
