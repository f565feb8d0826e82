import { type ModuleSchema, Problem } from '@yike/kernel';
import type { PoolClient } from 'pg';
import { lockKey } from '../advisory-locks.ts';
import type { Database } from '../database.ts';
import { installJobs } from '../job-queues.ts';
import { problemOfDatabase } from '../postgres-errors.ts';
import { type Migration, readMigrations } from './migration-files.ts';

/** A step that a database has taken. */
export interface AppliedMigration {
  readonly module: string;
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

export const MIGRATION_SCHEMA = 'yike';
const MIGRATION_LOCK = String(lockKey('yike:migrations'));

const MAKE_LEDGER = `
  create schema if not exists ${MIGRATION_SCHEMA};
  create table if not exists ${MIGRATION_SCHEMA}.migration (
    module text not null,
    number integer not null check (number > 0),
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now(),
    primary key (module, number)
  )`;

/**
 * Brings the database up to date, each step in a transaction of its own, and gives the steps that
 * were taken. Of many programs that start at once one does it, and the others wait for it.
 * @throws Problem `migration-changed`, `database-newer`
 */
export async function migrate(
  database: Database,
  modules: readonly ModuleSchema[],
): Promise<readonly Migration[]> {
  const migrations = await readMigrations(modules);
  return await withMigrationLock(database, 'exclusive', async (client) => {
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
  await client.query(MAKE_LEDGER);
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

export async function listApplied(client: PoolClient): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `select module, number, name, sha256 from ${MIGRATION_SCHEMA}.migration order by module, number`,
  );
  return rows;
}

const stepId = ({ module, number }: AppliedMigration): string => `${module}/${number}`;

/**
 * A database that another version of the program made is left alone.
 * @throws Problem `migration-changed`, `database-newer`
 */
export function checkLedger(
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
): void {
  const known = new Map(migrations.map((step) => [stepId(step), step]));
  for (const step of applied) {
    const ours = known.get(stepId(step));
    const details = { module: step.module, name: step.name };
    if (ours === undefined) throw new Problem('database-newer', {}, details);
    if (ours.sha256 !== step.sha256) throw new Problem('migration-changed', {}, details);
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
    await client.query(
      `insert into ${MIGRATION_SCHEMA}.migration (module, number, name, sha256)
       values ($1, $2, $3, $4)`,
      [step.module, step.number, step.name, step.sha256],
    );
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
