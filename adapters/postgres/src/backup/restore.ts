import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type ModuleSchema, Problem, type Progress, SILENT } from '@yike/kernel';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '../database.ts';
import { installJobs, JOB_SCHEMA } from '../job-queues.ts';
import {
  checkLedger,
  isRestoreMarked,
  LEDGER_SCHEMA,
  markRestore,
  unmarkRestore,
} from '../migrations/ledger.ts';
import { migrate, takeSteps, withMigrationLock } from '../migrations/migrate.ts';
import { type Migration, readMigrations } from '../migrations/migration-files.ts';
import { problemOfDatabase } from '../postgres-errors.ts';
import { damaged, type Manifest, readManifest, type SavedTable, tableFile } from './manifest.ts';
import { RowSum } from './row-sum.ts';
import { listed, planTables, quoted, type TablePlan } from './table-plan.ts';

/**
 * pg-boss writes down there which tables it has made here. What the backup says of the tables of
 * another server is not for us.
 */
const NOT_OURS = `${JOB_SCHEMA}.version`;

/**
 * Fills an empty database from a backup: with the tables as they were then, all rows, each file
 * checked by its sum, and then the steps that this program has taken since. Whole or not at all: what
 * a killed one left says so, is good for nothing else, and the next one starts over.
 * @throws Problem `restore-not-empty`, `backup-damaged`, `backup-unfit`, and as migrating does
 */
export async function restore(
  database: Database,
  modules: readonly ModuleSchema[],
  folder: string,
  progress: Progress = SILENT,
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const migrations = await readMigrations(modules);
  checkLedger(manifest.migrations, migrations);
  const schemas = [...modules.map(({ name }) => name), JOB_SCHEMA, LEDGER_SCHEMA];
  await withMigrationLock(database, 'exclusive', async (client) => {
    const ours = `drop schema if exists ${listed(client, schemas)} cascade`;
    if (await isRestoreMarked(client)) await client.query(ours);
    await refuseUnlessEmpty(client, schemas);
    try {
      await markRestore(client);
      await takeSteps(client, stepsThen(migrations, manifest));
      await installJobs(database.pool, []);
      await fill(client, manifest, folder, schemas, progress);
    } catch (error) {
      // by another connection: this one may be what broke
      await database.pool.query(ours).catch(() => undefined);
      throw error;
    }
  });
  await migrate(database, modules);
  return manifest;
}

function stepsThen(migrations: readonly Migration[], manifest: Manifest): Migration[] {
  return migrations.filter(({ module, number }) =>
    manifest.migrations.some((then) => then.module === module && then.number === number),
  );
}

async function refuseUnlessEmpty(client: PoolClient, schemas: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select nspname as name from pg_namespace where nspname = any($1) order by 1',
    [schemas],
  );
  const names = rows.map(({ name }) => name).join(', ');
  if (names !== '') throw new Problem('restore-not-empty', {}, { names });
}

async function fill(
  client: PoolClient,
  manifest: Manifest,
  folder: string,
  schemas: readonly string[],
  progress: Progress,
): Promise<void> {
  const saved = manifest.tables.filter(({ schema, table }) => `${schema}.${table}` !== NOT_OURS);
  const plans = await planTables(client, schemas);
  const count = sharedRows(saved, progress);
  await client.query(
    'begin; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0',
  );
  try {
    await emptyQueues(client, plans);
    for (const table of saved) {
      checkColumns(table, plans);
      await fillOne(client, table, folder, count);
    }
    for (const { schema, sequence, last } of manifest.sequences) {
      await client.query('select setval($1, $2)', [quoted(client, schema, sequence), last]);
    }
    await unmarkRestore(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Rows as they come, told as their share of all. */
function sharedRows(saved: readonly SavedTable[], progress: Progress): (rows: number) => void {
  const all = saved.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  progress.phase({ zh: '恢复', en: 'restoring' });
  return (rows) => {
    done += rows;
    progress.share(done / all);
  };
}

/** pg-boss puts rows of its own there when it makes its tables. */
async function emptyQueues(client: PoolClient, plans: readonly TablePlan[]): Promise<void> {
  for (const { schema, table } of [...plans].reverse()) {
    const isQueue = schema === JOB_SCHEMA && `${schema}.${table}` !== NOT_OURS;
    if (isQueue) await client.query(`delete from ${quoted(client, schema, table)}`);
  }
}

function checkColumns({ schema, table, columns }: SavedTable, plans: readonly TablePlan[]): void {
  const plan = plans.find((one) => one.schema === schema && one.table === table);
  const missing = columns.filter((column) => !plan?.columns.includes(column));
  if (plan !== undefined && missing.length === 0) return;
  throw new Problem(
    'backup-unfit',
    {},
    { table: `${schema}.${table}`, columns: missing.join(', ') },
  );
}

/** @throws Problem `backup-damaged` unless exactly what was saved arrived */
async function fillOne(
  client: PoolClient,
  saved: SavedTable,
  folder: string,
  count: (rows: number) => void,
): Promise<void> {
  const file = tableFile(saved);
  const target = quoted(client, saved.schema, saved.table);
  const sum = new RowSum(count);
  try {
    await pipeline(
      createReadStream(join(folder, file)),
      createGunzip(),
      sum,
      client.query(copyFrom(`copy ${target} (${listed(client, saved.columns)}) from stdin`)),
    );
  } catch (error) {
    const told = problemOfDatabase(error);
    throw told instanceof Problem ? told : damaged(folder, file, error);
  }
  if (sum.rows !== saved.rows || sum.sha256() !== saved.sha256) throw damaged(folder, file);
}
