import { Problem } from '@yike/kernel';
import type { ClientBase } from 'pg';
import type { Migration } from './migration-files.ts';

/** Our own schema, beside those of the modules. */
export const LEDGER_SCHEMA = 'yike';
const LEDGER = `${LEDGER_SCHEMA}.migration`;

/** A step that a database has taken. */
export interface AppliedMigration {
  readonly module: string;
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

export async function makeLedger(client: ClientBase): Promise<void> {
  await client.query(`
    create schema if not exists ${LEDGER_SCHEMA};
    create table if not exists ${LEDGER} (
      module text not null,
      number integer not null check (number > 0),
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default now(),
      primary key (module, number)
    )`);
}

/** The steps of a database; none where no Yike has been. */
export async function listApplied(client: ClientBase): Promise<AppliedMigration[]> {
  if (!(await isThere(client, LEDGER))) return [];
  const { rows } = await client.query<AppliedMigration>(
    `select module, number, name, sha256 from ${LEDGER} order by module, number`,
  );
  return rows;
}

export async function writeApplied(client: ClientBase, step: AppliedMigration): Promise<void> {
  await client.query(
    `insert into ${LEDGER} (module, number, name, sha256) values ($1, $2, $3, $4)`,
    [step.module, step.number, step.name, step.sha256],
  );
}

export const stepId = ({ module, number }: AppliedMigration): string => `${module}/${number}`;

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

/** There from the beginning of a restore until the commit of its rows, whatever ends it in between. */
const MARK = `${LEDGER_SCHEMA}.restoring`;

export async function markRestore(client: ClientBase): Promise<void> {
  await client.query(`create schema if not exists ${LEDGER_SCHEMA}; create table ${MARK} ()`);
}

export async function unmarkRestore(client: ClientBase): Promise<void> {
  await client.query(`drop table ${MARK}`);
}

export function isRestoreMarked(client: ClientBase): Promise<boolean> {
  return isThere(client, MARK);
}

/** @throws Problem `restore-unfinished` */
export async function refuseHalfRestored(client: ClientBase): Promise<void> {
  if (await isRestoreMarked(client)) throw new Problem('restore-unfinished');
}

async function isThere(client: ClientBase, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    'select to_regclass($1) is not null as there',
    [table],
  );
  return rows[0]?.there ?? false;
}
