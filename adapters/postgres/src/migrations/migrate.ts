import type { ModuleSchema } from '@yike/kernel';
import type { PoolClient } from 'pg';
import { lockKey } from '../advisory-locks.ts';
import type { Database } from '../database.ts';
import { installJobs } from '../job-queues.ts';
import { problemOfDatabase } from '../postgres-errors.ts';
import {
  checkLedger,
  listApplied,
  makeLedger,
  refuseHalfRestored,
  stepId,
  writeApplied,
} from './ledger.ts';
import { type Migration, readMigrations } from './migration-files.ts';

const MIGRATION_LOCK = String(lockKey('yike:migrations'));

/**
 * Brings the database up to date, each step in a transaction of its own, and gives the steps that
 * were taken. Of many programs that start at once one does it, and the others wait for it.
 * @throws Problem `migration-changed`, `database-newer`, `restore-unfinished`
 */
export async function migrate(
  database: Database,
  modules: readonly ModuleSchema[],
): Promise<readonly Migration[]> {
  const migrations = await readMigrations(modules);
  return await withMigrationLock(database, 'exclusive', async (client) => {
    await refuseHalfRestored(client);
    const taken = await takeSteps(client, migrations);
    await installJobs(
      database.pool,
      modules.flatMap(({ jobs }) => jobs),
    );
    return taken;
  });
}

/**
 * Takes the steps that the database has not taken yet. Under the lock.
 * @param migrations all that this program knows, in order
 */
export async function takeSteps(
  client: PoolClient,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  await makeLedger(client);
  const applied = await listApplied(client);
  checkLedger(applied, migrations);
  const isApplied = new Set(applied.map(stepId));
  const missing = migrations.filter((step) => !isApplied.has(stepId(step)));
  for (const step of missing) await takeStep(client, step);
  return missing;
}

/**
 * Does work that must not meet a migration. `shared`: beside others who only want the tables to
 * stay as they are.
 */
export async function withMigrationLock<Result>(
  database: Database,
  mode: 'shared' | 'exclusive',
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const suffix = mode === 'shared' ? '_shared' : '';
  try {
    const client = await database.pool.connect();
    try {
      await client.query(`select pg_advisory_lock${suffix}(${MIGRATION_LOCK})`);
      return await work(client);
    } finally {
      await client.query(`select pg_advisory_unlock${suffix}(${MIGRATION_LOCK})`).then(
        () => client.release(),
        // a connection that may still hold the lock is closed
        (error: Error) => client.release(error),
      );
    }
  } catch (error) {
    throw problemOfDatabase(error);
  }
}

async function takeStep(client: PoolClient, step: Migration): Promise<void> {
  await client.query('begin');
  try {
    const before = await transactionId(client);
    await client.query(`create schema if not exists ${client.escapeIdentifier(step.module)}`);
    await client.query(step.sql);
    if ((await transactionId(client)) !== before) {
      throw new Error('it ends its transaction; that is ours to do');
    }
    await writeApplied(client, step);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (error instanceof Error) {
      error.message = `${step.module}/${step.name}${placeIn(step.sql, error)}: ${error.message}`;
      // what is printed; it holds the message as it was
      error.stack = error.message;
    }
    throw error;
  }
}

/** `:12` where the database says at which character of the statements it stumbled. */
function placeIn(sql: string, error: Error & { readonly position?: string }): string {
  if (error.position === undefined) return '';
  return `:${sql.slice(0, Number(error.position)).split('\n').length}`;
}

async function transactionId(client: PoolClient): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id');
  return rows[0]?.id;
}
