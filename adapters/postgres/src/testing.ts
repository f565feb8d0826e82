import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { ModuleSchema, Transaction } from '@yike/kernel';
import { Database, type DatabaseOptions } from './database.ts';
import { migrate } from './migrations/migrate.ts';

export { plansOf } from './testing/plans.ts';
export { race, withoutLocks } from './testing/race.ts';

/** A folder for a database; whoever made it takes it away. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yike-database-'));
  // as root the server runs as another user, who has to come in
  await chmod(folder, 0o755);
  return folder;
}

/**
 * A real database with these modules' tables, for all tests of a file: an embedded server that
 * starts here and is gone afterwards.
 */
export async function testDatabase(
  modules: readonly ModuleSchema[],
  options: DatabaseOptions = {},
): Promise<Database> {
  const dataFolder = await temporaryFolder();
  const database = await Database.open({ dataFolder, role: 'guest', isLasting: false }, options);
  after(async () => {
    await database.close();
    await rm(dataFolder, { recursive: true, force: true });
  });
  await migrate(database, modules);
  return database;
}

/**
 * Another database on the same server, whose owner is no master of the server: rights count there,
 * as they do where somebody else runs PostgreSQL.
 */
export async function ownedDatabase(
  { pool }: Database,
  modules: readonly ModuleSchema[],
): Promise<Database> {
  const { host, port, password } = pool.options;
  const name = `owned_${crypto.randomUUID().slice(0, 8)}`;
  await pool.query(`create role ${name} login password '${password}'`);
  await pool.query(`create database ${name} owner ${name}`);
  const owned = await Database.open({
    url: `postgres://${name}:${password}@${host}:${port}/${name}`,
  });
  // before the server goes
  after(() => owned.close());
  await migrate(owned, modules);
  return owned;
}

class RolledBack extends Error {}

/** Does the work in a transaction of which nothing stays, so that tests do not see each other. */
export async function rolledBack(
  database: Database,
  work: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const end = new RolledBack();
  await database
    .transaction(async (tx) => {
      await work(tx);
      throw end;
    })
    .catch((error: unknown) => {
      if (error !== end) throw error;
    });
}
