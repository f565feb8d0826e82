import type {
  Expression,
  ExpressionBuilder,
  SelectQueryBuilder,
  SqlBool,
  StringReference,
} from 'kysely';
import { z } from 'zod';
import { type Page, pageFrom, readCursor } from './page.ts';
import { cityOfRegion, type RegionCode, regionRange } from './region-code.ts';

/** Where a page begins and how long it is, as `pageQuery` has it. */
export interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * The columns by which a list is ordered, the first first, each with what a cursor may say of it:
 * anybody can write a cursor, so that is never more than the column can be compared with.
 * Together they are unique, and an index begins with them or with what the list is narrowed by.
 */
export type PageKey<DB, Table extends keyof DB> = {
  readonly [Column in StringReference<DB, Table>]?: z.ZodType;
};

/** A text in a cursor: not one that no column can hold. */
export const keyText = z.string().refine((text) => text.isWellFormed() && !text.includes('\0'));

/** A whole number in a cursor, for columns of the type `integer` and wider. */
export const keyNumber = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);

/**
 * One page of a query, in the order of its key. What was there all along comes once, whatever is
 * added or taken away between the pages.
 *
 * @throws Problem `cursor-invalid`
 */
export async function readPage<DB, Table extends keyof DB, Row, Item>(
  query: SelectQueryBuilder<DB, Table, Row>,
  key: PageKey<DB, Table>,
  { cursor, limit }: PageAsked,
  itemOf: (row: Row) => Item,
  direction: 'asc' | 'desc' = 'asc',
): Promise<Page<Item>> {
  const columns = Object.keys(key) as StringReference<DB, Table>[];
  const after = readCursor(cursor, z.tuple(Object.values(key) as [z.ZodType]));
  let page = query;
  if (after !== null) {
    const beyond = direction === 'asc' ? '>' : '<';
    page = page.where((eb) => comparison(eb, columns, beyond, after));
  }
  for (const column of columns) page = page.orderBy(column, direction);
  const rows = await page.limit(limit + 1).execute();
  const { items, next } = pageFrom(rows, limit, (row) => columns.map((one) => textOf(row, one)));
  return { items: items.map(itemOf), next };
}

/** One comparison of all, `(a, b) > (1, 2)`: by that an index can be entered. */
function comparison<DB, Table extends keyof DB>(
  eb: ExpressionBuilder<DB, Table>,
  columns: readonly string[],
  beyond: '>' | '<',
  after: readonly unknown[],
): Expression<SqlBool> {
  // declared for two to five columns; they take as many as there are
  const columnsOf = eb.refTuple as (...refs: readonly string[]) => Expression<never>;
  const valuesOf = eb.tuple as (...values: readonly unknown[]) => never;
  return eb(columnsOf(...columns), beyond, valuesOf(...after));
}

function textOf(row: unknown, column: string): string {
  const value = (row as Readonly<Record<string, unknown>>)[column.replace(/^.*\./, '')];
  return value instanceof Date ? value.toISOString() : String(value);
}

/** What lies in a region or inside of it, of a table that has both codes. */
export function insideRegion<DB, Table extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Table, Row>,
  within: RegionCode,
  table?: Extract<Table, string>,
): SelectQueryBuilder<DB, Table, Row> {
  const column = (name: string) =>
    (table === undefined ? name : `${table}.${name}`) as StringReference<DB, Table>;
  const [first, last] = regionRange(within);
  const inside = query
    .where(column('region_code'), '>=', first as never)
    .where(column('region_code'), '<=', last as never);
  const cityCode = cityOfRegion(within);
  if (cityCode !== null) return inside.where(column('city_code'), '=', cityCode as never);
  // indexes begin with the city: those of a province are one stretch of them
  return inside
    .where(column('city_code'), '>=', first.slice(0, 6) as never)
    .where(column('city_code'), '<=', last.slice(0, 6) as never);
}
