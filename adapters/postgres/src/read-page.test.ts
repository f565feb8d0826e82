import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem, readPage } from '@yike/kernel';
import fc from 'fast-check';
import { z } from 'zod';
import { MAKE_SALES, type ShopTables, shopWith } from './testing/shop.ts';
import { testDatabase } from './testing.ts';

const shop = await shopWith(MAKE_SALES);
const database = await testDatabase([shop]);
const sales = () => database.reading.tables<ShopTables>().selectFrom('shop.sale').selectAll();

/** Many share their first column, so that pages end in the middle of a tie. */
const KEY = {
  pieces: z.coerce.number().int(),
  thing: z.string(),
  sale_id: z.coerce.number().int(),
};

interface Sale {
  readonly saleId: number;
  readonly thing: string;
  readonly pieces: number;
}

const sale = fc.record({
  saleId: fc.integer({ min: 1, max: 60 }),
  thing: fc.constantFrom('果', '菜', "'", '"\\'),
  pieces: fc.integer({ min: 0, max: 2 }),
});
const someSales = fc.uniqueArray(sale, { selector: ({ saleId }) => saleId, maxLength: 30 });

/** What others do between two pages. */
const meddling = fc.record({
  add: fc.uniqueArray(sale, { selector: ({ saleId }) => saleId, maxLength: 6 }),
  remove: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }),
});

async function add(some: readonly Sale[]): Promise<void> {
  const [ids, things, pieces] = [
    some.map(({ saleId }) => saleId),
    some.map(({ thing }) => thing),
    some.map((one) => one.pieces),
  ];
  await database.pool.query(
    `insert into shop.sale select '990100', * from unnest($1::int[], $2::text[], $3::int[])
     on conflict do nothing`,
    [ids, things, pieces],
  );
}

const remove = (ids: readonly number[]) =>
  database.pool.query('delete from shop.sale where sale_id = any($1)', [ids]);

type Direction = 'asc' | 'desc';
type Row = Awaited<ReturnType<ReturnType<typeof sales>['execute']>>[number];

/** Gives the rows of a page and where the next begins. */
type ReadSales<From> = (
  from: From | undefined,
  limit: number,
  direction: Direction,
) => Promise<{ readonly items: readonly Row[]; readonly next: From | null }>;

/** Pages through a list while others add and remove; all that was there throughout comes once. */
function losesNothing<From>(read: ReadSales<From>) {
  return fc.asyncProperty(
    someSales,
    fc.array(meddling, { maxLength: 8 }),
    fc.integer({ min: 1, max: 7 }),
    fc.constantFrom<Direction>('asc', 'desc'),
    async (before, others, limit, direction) => {
      await database.pool.query('truncate shop.sale');
      await add(before);
      const lasting = new Set(before.map(({ saleId }) => saleId));
      const seen: Row[] = [];
      let from: From | undefined;
      for (let at = 0; ; at++) {
        const { items, next } = await read(from, limit, direction);
        seen.push(...items);
        if (next === null) break;
        from = next;
        const { remove: gone, add: come } = others[at] ?? { remove: [], add: [] };
        await remove(gone);
        for (const saleId of gone) lasting.delete(saleId);
        await add(come);
      }
      // an id that went and came again is another row where it says something else
      assert.equal(new Set(seen.map((row) => JSON.stringify(row))).size, seen.length);
      const ids = new Set(seen.map(({ sale_id }) => sale_id));
      assert.deepEqual(
        [...lasting].filter((saleId) => !ids.has(saleId)),
        [],
      );
    },
  );
}

test('whoever pages through a list sees all that was there all along, and nothing twice', () =>
  fc.assert(
    losesNothing<string>((cursor, limit, direction) =>
      readPage(sales(), KEY, { cursor, limit }, (row) => row, direction),
    ),
    { numRuns: 60 },
  ));

test('control: pages by how many came before skip rows or show them twice', async () => {
  const byCount = losesNothing<number>(async (from = 0, limit, direction) => {
    let query = sales()
      .offset(from)
      .limit(limit + 1);
    for (const column of ['pieces', 'thing', 'sale_id'] as const) {
      query = query.orderBy(column, direction);
    }
    const rows = await query.execute();
    return { items: rows.slice(0, limit), next: rows.length > limit ? from + limit : null };
  });
  const { failed } = await fc.check(byCount, { numRuns: 300, endOnFailure: true });
  assert.ok(failed);
});

test('left alone, the pages one after the other are the whole list in its order', async () => {
  await database.pool.query('truncate shop.sale');
  await add(Array.from({ length: 25 }, (_, at) => ({ saleId: at, thing: '果', pieces: at % 3 })));
  const { rows } = await database.pool.query(
    'select sale_id from shop.sale order by pieces, sale_id',
  );
  const key = { pieces: z.coerce.number().int(), sale_id: z.coerce.number().int() };
  const paged: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(sales(), key, { cursor, limit: 4 }, ({ sale_id }) => sale_id);
    paged.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(
    paged,
    rows.map(({ sale_id }) => sale_id),
  );
});

test('a cursor that is none, or that is of another list, is refused', async () => {
  const { next } = await readPage(sales(), { sale_id: z.coerce.number() }, { limit: 1 }, () => 0);
  assert.ok(next);
  for (const cursor of ['?', 'bm90IGpzb24', next]) {
    await assert.rejects(
      readPage(sales(), KEY, { cursor, limit: 1 }, () => 0),
      (error) => error instanceof Problem && error.code === 'cursor-invalid',
    );
  }
});
