import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findHsdsServices, HSDS_TABLES, type HsdsRow, hsdsTrees, readHsds } from '@yike/directory';
import { readJsonFile, readRecords } from '@yike/files';
import { Problem, textIn } from '@yike/kernel';
import { type FileRead, type Reading, sourceOf } from './reading.ts';

/**
 * Places of HSDS 3.0: services in JSON, or the `datapackage.json` of its tables. Null: the file is
 * other JSON. @throws Problem `hsds-empty` for a package without services
 */
export async function readHsdsFile(
  path: string,
  { crosswalk, source }: Reading,
): Promise<FileRead | null> {
  const { json, file } = await readJsonFile(path);
  const tables = await readTables(json, dirname(path));
  if (tables !== null && tables.get('service') === undefined) {
    throw new Problem('hsds-empty', { file: file.name });
  }
  const services = tables === null ? findHsdsServices(json) : hsdsTrees(tables);
  if (services === null) return null;
  const called = source ?? sourceOf(path);
  // a table has a row of titles
  const firstRow = tables === null ? 1 : 2;
  const read = readHsds(services, { file: file.name, source: called, firstRow }, crosswalk);
  const unmapped = [...Map.groupBy(read.unmapped, (name) => name)].map(([label, same]) => ({
    label,
    count: same.length,
    examples: [],
  }));
  const told = {
    zh: `${file.name}：HSDS，${services.length} 项服务`,
    en: `${file.name}: HSDS, ${services.length} services`,
  };
  return { ...read, unmapped: unmapped.sort((a, b) => b.count - a.count), told };
}

/** The tables that a data package names and that lie beside it. Null: it is no package. */
async function readTables(
  json: unknown,
  folder: string,
): Promise<ReadonlyMap<string, readonly HsdsRow[]> | null> {
  const resources = resourcesOf(json);
  if (resources === null) return null;
  const tables = new Map<string, readonly HsdsRow[]>();
  for (const { name, path } of resources) {
    // a package of others says no more than the name of a file beside it
    const file = join(folder, basename(path));
    if (!(HSDS_TABLES as readonly string[]).includes(name) || !existsSync(file)) continue;
    const { columns, records } = await readRecords(file);
    tables.set(
      name,
      records.map(({ values }) =>
        Object.fromEntries(
          columns.flatMap((column, at) => {
            const text = textIn(values[at]);
            return text === '' ? [] : [[column, text]];
          }),
        ),
      ),
    );
  }
  return tables;
}

function resourcesOf(json: unknown): { name: string; path: string }[] | null {
  const { resources } = (json ?? {}) as { readonly resources?: unknown };
  if (!Array.isArray(resources)) return null;
  return resources.flatMap(({ name, path }: { name?: unknown; path?: unknown } = {}) =>
    typeof name === 'string' && typeof path === 'string' ? [{ name, path }] : [],
  );
}
