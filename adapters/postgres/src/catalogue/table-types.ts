import type { Pool } from 'pg';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly elementType: string | null;
  readonly isNullable: boolean;
  readonly hasDefault: boolean;
  /** Always made by the database: identity, or computed from other columns. */
  readonly isMade: boolean;
}

const COLUMNS = `
  select n.nspname || '.' || c.relname as table, a.attname as name, t.typname as type,
    e.typname as "elementType", not a.attnotnull as "isNullable",
    a.atthasdef or a.attidentity <> '' as "hasDefault",
    a.attgenerated <> '' or a.attidentity = 'a' as "isMade"
  from pg_attribute a join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  where n.nspname = $1 and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
  order by 1, a.attnum`;

const TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'string',
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  uuid: 'string',
  date: 'string',
  time: 'string',
  tstzrange: 'string',
  daterange: 'string',
  ltree: 'string',
  timestamptz: 'Date',
  bytea: 'Buffer',
  json: 'Json',
  jsonb: 'Json',
};

/** What goes in as text comes out as the value it stands for. */
const JSON_TYPE =
  '\n/** Written as text, read as the value it stands for. */\ntype Json = ColumnType<unknown, string, string>;\n';

/**
 * The TypeScript of a module's `tables.ts`: its tables as they are in the database, as our
 * connections give their columns.
 */
export async function tableTypes(pool: Pool, schema: string): Promise<string> {
  const { rows } = await pool.query<Column>(COLUMNS, [schema]);
  const tables = [...Map.groupBy(rows, ({ table }) => table)].map(([table, columns]) => {
    const lines = columns.map((column) => `    ${column.name}: ${typeOf(column)};\n`);
    return `  '${table}': {\n${lines.join('')}  };\n`;
  });
  const body = `export interface ${schema[0]?.toUpperCase()}${schema.slice(1)}Tables {\n${tables.join('')}}\n`;
  const json = /\bJson\b/.test(body);
  const imports = [
    ...(json ? ['ColumnType'] : []),
    ...['Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`)),
  ];
  return [
    '// Made from the database by `npm run tables`; whoever changes a migration runs it again.\n',
    imports.length === 0 ? '' : `import type { ${imports.join(', ')} } from 'kysely';\n`,
    json ? JSON_TYPE : '',
    `\n${body}`,
  ].join('');
}

function typeOf({ table, name, type, elementType, ...column }: Column): string {
  const one = TYPES[elementType ?? type];
  if (one === undefined)
    throw new Error(`${table}.${name}: what is ${elementType ?? type} in TypeScript?`);
  const many = elementType === null ? one : `${one}[]`;
  const value = column.isNullable ? `${many} | null` : many;
  if (column.isMade) return `GeneratedAlways<${value}>`;
  return column.hasDefault ? `Generated<${value}>` : value;
}
