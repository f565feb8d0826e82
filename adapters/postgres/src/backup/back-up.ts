import { createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type ModuleSchema, Problem, type Progress, SILENT } from '@yike/kernel';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Database } from '../database.ts';
import { JOB_SCHEMA } from '../job-queues.ts';
import { checkLedger, listApplied, refuseHalfRestored } from '../migrations/ledger.ts';
import { withMigrationLock } from '../migrations/migrate.ts';
import { type Migration, readMigrations } from '../migrations/migration-files.ts';
import { problemOfDatabase } from '../postgres-errors.ts';
import {
  type Manifest,
  NEW_MANIFEST,
  type SavedSequence,
  type SavedTable,
  tableFile,
  writeManifest,
} from './manifest.ts';
import { writeFolder } from './new-folder.ts';
import { RowSum } from './row-sum.ts';
import { listed, planTables, quoted, type TablePlan } from './table-plan.ts';

/** How many tables are read at once. */
const READERS = 2;
/** However long it takes: what a server allows others is too short for a whole database. */
const BEGIN = `begin isolation level repeatable read, read only;
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`;

/**
 * Writes all rows of the modules, and the jobs that wait, into a new folder: as they were at one
 * moment, while others go on writing. The folder is there whole or not at all.
 * @throws Problem `backup-exists`, `backup-unwritable`, `backup-nothing`, and as migrating does
 */
export async function backUp(
  database: Database,
  modules: readonly ModuleSchema[],
  folder: string,
  progress: Progress = SILENT,
): Promise<Manifest> {
  const target = resolve(folder);
  const isThere = await access(target).then(
    () => true,
    () => false,
  );
  if (isThere) throw new Problem('backup-exists', { file: folder });
  const migrations = await readMigrations(modules);
  const schemas = [...modules.map(({ name }) => name), JOB_SCHEMA];
  try {
    return await writeFolder(target, async (aside) => {
      const manifest = await withMigrationLock(database, 'shared', async (client) => {
        await checkWhole(client, migrations);
        return await writeTables(database, client, schemas, aside, progress);
      });
      await writeManifest(aside, manifest);
      return manifest;
    });
  } catch (error) {
    throw unwritable(error, folder);
  }
}

/** Tables that this program does not know would not be in the backup, and nobody would miss them in time. */
async function checkWhole(client: PoolClient, migrations: readonly Migration[]): Promise<void> {
  await refuseHalfRestored(client);
  const applied = await listApplied(client);
  if (applied.length === 0) throw new Problem('backup-nothing');
  checkLedger(applied, migrations);
}

/** @param client holds the snapshot open until all are through */
async function writeTables(
  database: Database,
  client: PoolClient,
  schemas: readonly string[],
  folder: string,
  progress: Progress,
): Promise<Manifest> {
  await client.query(BEGIN);
  try {
    const { rows } = await client.query<{ snapshot: string; at: Date; server: string }>(
      `select pg_export_snapshot() as snapshot, now() as at, current_setting('server_version') as server`,
    );
    const [{ snapshot, at, server } = { snapshot: '', at: new Date(0), server: '' }] = rows;
    const migrations = await listApplied(client);
    const plans = await planTables(client, schemas);
    const tables = await copyAll(database, plans, snapshot, folder, progress);
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
  progress: Progress,
): Promise<SavedTable[]> {
  const saved = new Map<TablePlan, SavedTable>();
  progress.phase({ zh: '备份', en: 'backing up' });
  const waiting = plans.values();
  const reader = async (): Promise<void> => {
    const client = await database.pool.connect();
    try {
      await client.query(BEGIN);
      await client.query(`set transaction snapshot ${client.escapeLiteral(snapshot)}`);
      for (const plan of waiting) {
        saved.set(plan, await copyOne(client, plan, folder));
        progress.share(saved.size / plans.length);
      }
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

const FILE_ERRORS =
  /^(?:EACCES|EDQUOT|EEXIST|ENAMETOOLONG|ENOENT|ENOSPC|ENOTDIR|ENOTEMPTY|EPERM|EROFS)$/;

function unwritable(error: unknown, folder: string): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (!FILE_ERRORS.test(code)) return problemOfDatabase(error);
  return new Problem('backup-unwritable', { file: folder }, { reason: message });
}
