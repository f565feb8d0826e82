import { createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type ModuleSchema, Problem } from '@yike/kernel';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Database } from '../database.ts';
import { JOB_SCHEMA } from '../job-queues.ts';
import { listApplied, withMigrationLock } from '../migrations/migrate.ts';
import { problemOfDatabase } from '../postgres-errors.ts';
import {
  type Manifest,
  NEW_MANIFEST,
  type SavedSequence,
  type SavedTable,
  tableFile,
  writeManifest,
} from './manifest.ts';
import { RowSum } from './row-sum.ts';
import { listed, planTables, quoted, type TablePlan } from './table-plan.ts';

/** How many tables are read at once. */
const READERS = 2;
const BEGIN = 'begin isolation level repeatable read, read only';

/**
 * Writes all rows of the modules, and the jobs that wait, into a new folder: as they were at one
 * moment, while others go on writing. The folder is there whole or not at all.
 * @throws Problem `backup-exists`, `backup-unwritable`
 */
export async function backUp(
  database: Database,
  modules: readonly ModuleSchema[],
  folder: string,
): Promise<Manifest> {
  const target = resolve(folder);
  const isThere = await access(target).then(
    () => true,
    () => false,
  );
  if (isThere) throw new Problem('backup-exists', { file: folder });
  const aside = join(dirname(target), `.${process.pid}.unfinished-backup`);
  try {
    await mkdir(aside, { recursive: true, mode: 0o700 });
    const manifest = await withMigrationLock(database, 'shared', (client) =>
      writeTables(database, client, modules, aside),
    );
    await writeManifest(aside, manifest);
    await rename(aside, target);
    return manifest;
  } catch (error) {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined);
    throw unwritable(error, folder);
  }
}

/** @param client holds the snapshot open until all are through */
async function writeTables(
  database: Database,
  client: PoolClient,
  modules: readonly ModuleSchema[],
  folder: string,
): Promise<Manifest> {
  const schemas = [...modules.map(({ name }) => name), JOB_SCHEMA];
  await client.query(BEGIN);
  try {
    const { rows } = await client.query<{ snapshot: string; at: Date; server: string }>(
      `select pg_export_snapshot() as snapshot, now() as at, current_setting('server_version') as server`,
    );
    const [{ snapshot, at, server } = { snapshot: '', at: new Date(0), server: '' }] = rows;
    const migrations = await listApplied(client);
    const plans = await planTables(client, schemas);
    const tables = await copyAll(database, plans, snapshot, folder);
    // read last: numbers given out since then are skipped, and none is given out twice
    const sequences = await listSequences(client, schemas);
    return { ...NEW_MANIFEST, madeAt: at.toISOString(), server, migrations, tables, sequences };
  } finally {
    await client.query('rollback');
  }
}

/** Some connections share the tables out among them, and all see the same snapshot. */
async function copyAll(
  database: Database,
  plans: readonly TablePlan[],
  snapshot: string,
  folder: string,
): Promise<SavedTable[]> {
  const saved = new Map<TablePlan, SavedTable>();
  const waiting = plans.values();
  const reader = async (): Promise<void> => {
    const client = await database.pool.connect();
    try {
      await client.query(BEGIN);
      await client.query(`set transaction snapshot ${client.escapeLiteral(snapshot)}`);
      for (const plan of waiting) saved.set(plan, await copyOne(client, plan, folder));
      await client.query('commit');
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return plans.flatMap((plan) => saved.get(plan) ?? []);
}

async function copyOne(client: PoolClient, plan: TablePlan, folder: string): Promise<SavedTable> {
  const { schema, table, columns, key } = plan;
  const order = key.length === 0 ? '' : ` order by ${listed(client, key)}`;
  const rows = `select ${listed(client, columns)} from ${quoted(client, schema, table)}${order}`;
  const sum = new RowSum();
  await pipeline(
    client.query(copyTo(`copy (${rows}) to stdout`)),
    sum,
    createGzip(),
    createWriteStream(join(folder, tableFile(plan)), { mode: 0o600, flush: true }),
  );
  return { schema, table, columns: [...columns], rows: sum.rows, sha256: sum.sha256() };
}

async function listSequences(
  client: PoolClient,
  schemas: readonly string[],
): Promise<SavedSequence[]> {
  const { rows } = await client.query<SavedSequence>(
    `select schemaname as schema, sequencename as sequence, last_value::text as last
     from pg_sequences where schemaname = any($1) and last_value is not null order by 1, 2`,
    [schemas],
  );
  return rows;
}

const FILE_ERRORS = ['EACCES', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS', 'EDQUOT'];

function unwritable(error: unknown, folder: string): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (!FILE_ERRORS.includes(code)) return problemOfDatabase(error);
  return new Problem('backup-unwritable', { file: folder }, { reason: message });
}
