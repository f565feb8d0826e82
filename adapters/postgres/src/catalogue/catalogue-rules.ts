import type { ModuleSchema } from '@yike/kernel';
import type { Pool } from 'pg';

/**
 * Accounts, credentials and sessions are national: they stay on one machine and have no city. All
 * rules but that of the city hold there too.
 */
const NATIONAL_SCHEMA = 'identity';

interface Table {
  readonly table: string;
  readonly hasCity: boolean;
  readonly hasPrimaryKey: boolean;
}

interface Key {
  readonly table: string;
  readonly name: string;
  readonly kind: 'foreign key' | 'exclusion' | 'unique';
  readonly first: string | null;
  /** Foreign keys: the table they point to and its column that answers the first. */
  readonly target: string | null;
  readonly targetFirst: string | null;
  /** Exclusions: the operator of the first column. */
  readonly operator: string | null;
}

const TABLES = `
  select n.nspname || '.' || c.relname as table,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'city_code'
      and a.attnotnull and format_type(a.atttypid, a.atttypmod) = 'character(6)') as "hasCity",
    exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p') as "hasPrimaryKey"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any($1) and c.relkind in ('r', 'p') order by 1`;

/** Unique indexes hold primary keys and unique constraints too. */
const KEYS = `
  select n.nspname || '.' || c.relname as table, k.conname as name, 'foreign key' as kind,
    (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) as first,
    k.confrelid::regclass::text as target,
    (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1])
      as "targetFirst",
    null as operator
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any($1) and k.contype = 'f'
  union all
  select n.nspname || '.' || c.relname, i.relname,
    case when x.indisexclusion then 'exclusion' else 'unique' end,
    (select attname from pg_attribute where attrelid = x.indrelid and attnum = x.indkey[0]),
    null, null, (select o.oprname from pg_operator o where o.oid = k.conexclop[1])
  from pg_index x join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class i on i.oid = x.indexrelid
    left join pg_constraint k on k.conindid = x.indexrelid and k.contype = 'x'
  where n.nspname = any($1) and c.relkind in ('r', 'p') and (x.indisunique or x.indisexclusion)
  order by 1, 2`;

const TRIGGERS = `
  select n.nspname || '.' || c.relname as table, t.tgname as name
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any($1) and not t.tgisinternal order by 1, 2`;

/**
 * What in the modules' tables would keep them from being spread over machines by city, one sentence
 * each. Every service table has `city_code char(6)` first in its primary key and in every foreign
 * key, unique and exclusion constraint; there are no triggers anywhere.
 */
export async function listRuleBreaks(
  pool: Pool,
  modules: readonly ModuleSchema[],
): Promise<string[]> {
  const schemas = [modules.map(({ name }) => name)];
  const shared = new Set(
    modules.flatMap(({ name, sharedLists }) => sharedLists.map((list) => `${name}.${list}`)),
  );
  const isService = ({ table }: { table: string }): boolean =>
    !shared.has(table) && !table.startsWith(`${NATIONAL_SCHEMA}.`);
  const tables = (await pool.query<Table>(TABLES, schemas)).rows;
  const keys = (await pool.query<Key>(KEYS, schemas)).rows;
  const triggers = (await pool.query<{ table: string; name: string }>(TRIGGERS, schemas)).rows;
  const known = new Set(tables.map(({ table }) => table));
  return [
    ...[...shared]
      .filter((list) => !known.has(list))
      .map((list) => `${list}: there is no such shared list`),
    ...tables
      .filter(({ hasPrimaryKey }) => !hasPrimaryKey)
      .map(({ table }) => `${table}: no primary key`),
    ...tables
      .filter((table) => isService(table) && !table.hasCity)
      .map(({ table }) => `${table}: no column city_code char(6) not null`),
    ...keys.filter(isService).flatMap((key) => breakOf(key, shared)),
    ...triggers.map(
      ({ table, name }) =>
        `${table}: trigger ${name}; triggers do not work where tables are spread`,
    ),
  ];
}

function breakOf(key: Key, shared: ReadonlySet<string>): string[] {
  const { table, name, kind, first, target, targetFirst, operator } = key;
  // every city's machine has its own copy of a shared list
  if (target !== null && shared.has(target)) return [];
  if (first !== 'city_code') return [`${table}: ${kind} ${name} does not begin with city_code`];
  if (target !== null && targetFirst !== 'city_code') {
    return [`${table}: ${kind} ${name} does not lead to the city_code of ${target}`];
  }
  if (kind === 'exclusion' && operator !== '=') {
    return [`${table}: ${kind} ${name} does not compare city_code with =`];
  }
  return [];
}
