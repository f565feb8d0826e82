import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { JobKind, ModuleSchema } from '@yike/kernel';

/** The tables that the tests of this package work on: a module as small as one can be. */
export interface ShopTables {
  'shop.sale': { city_code: string; sale_id: number; thing: string; pieces: number };
}

export const COUNT_SALES: JobKind = { kind: 'shop.count-sales', expireSeconds: 60, retries: 2 };

export const MAKE_SALES = `
  create table shop.sale (
    city_code char(6) not null,
    sale_id bigint not null,
    thing text not null,
    pieces integer not null check (pieces >= 0),
    primary key (city_code, sale_id)
  )`;

/** The module `shop` with these steps, in a folder of their own until the tests of the file end. */
export async function shopWith(...steps: readonly string[]): Promise<ModuleSchema> {
  const folder = await mkdtemp(join(tmpdir(), 'yike-shop-'));
  after(() => rm(folder, { recursive: true, force: true }));
  for (const [at, sql] of steps.entries()) {
    await writeFile(join(folder, `00${at + 1}-step.sql`), sql);
  }
  return shopIn(folder);
}

export function shopIn(folder: string): ModuleSchema {
  const migrations = `${pathToFileURL(folder).href}/`;
  return { name: 'shop', migrations, sharedLists: [], jobs: [COUNT_SALES] };
}
