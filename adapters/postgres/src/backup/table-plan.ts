import type { ClientBase } from 'pg';

/** A table as it is copied. */
export interface TablePlan {
  readonly schema: string;
  readonly table: string;
  /** All but generated ones, which come by themselves. */
  readonly columns: readonly string[];
  /** Rows are written in the order of the primary key: the same rows give the same bytes. */
  readonly key: readonly string[];
}

interface FoundTable extends TablePlan {
  readonly id: string;
  /** Tables that must be filled before. */
  readonly after: readonly string[];
}

/** Partitions are copied through their whole. */
const TABLES = `
  select c.oid::text as id, n.nspname as schema, c.relname as table,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum) as columns,
    array(select a.attname::text from pg_constraint k
      cross join unnest(k.conkey) with ordinality as part (number, at)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = part.number
      where k.conrelid = c.oid and k.contype = 'p' order by part.at) as key,
    array(select distinct coalesce(pg_partition_root(k.confrelid), k.confrelid)::oid::text
      from pg_constraint k
      where k.contype = 'f' and coalesce(pg_partition_root(k.conrelid), k.conrelid) = c.oid
        and k.confrelid <> c.oid) as after
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
  order by array_position($1, n.nspname::text), c.relname`;

/** The tables of these schemas, each behind those that its foreign keys point to. */
export async function planTables(
  client: ClientBase,
  schemas: readonly string[],
): Promise<TablePlan[]> {
  const { rows } = await client.query<FoundTable>(TABLES, [schemas]);
  const found = new Map(rows.map((table) => [table.id, table]));
  const planned = new Set<FoundTable>();
  const plan = (table: FoundTable, waiting: readonly FoundTable[]): void => {
    if (planned.has(table)) return;
    if (waiting.includes(table))
      throw new Error(`${table.schema}.${table.table} points to itself in a circle`);
    for (const id of table.after) {
      const before = found.get(id);
      if (before !== undefined) plan(before, [...waiting, table]);
    }
    planned.add(table);
  };
  for (const table of rows) plan(table, []);
  return [...planned];
}

/** `"shop"."sale"` */
export function quoted(client: ClientBase, ...names: readonly string[]): string {
  return names.map((name) => client.escapeIdentifier(name)).join('.');
}

/** `"city_code", "sale_id"` */
export function listed(client: ClientBase, columns: readonly string[]): string {
  return columns.map((column) => client.escapeIdentifier(column)).join(', ');
}
