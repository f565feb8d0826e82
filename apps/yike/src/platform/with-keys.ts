import { checkKeys, type KeyRing } from '@yike/people';
import { type Database, migrate } from '@yike/postgres';
import type { Given, Surroundings } from '../terminal/command.ts';
import { keySource } from './database-options.ts';
import { openKeyRing } from './key-ring-file.ts';
import { MODULE_SCHEMAS } from './module-schemas.ts';
import { withDatabase } from './with-database.ts';

/** Does work on the database that the command line names, up to date and with its keys. */
export async function withKeys<Result>(
  given: Given,
  surroundings: Surroundings,
  work: (parts: { readonly database: Database; readonly keys: KeyRing }) => Promise<Result>,
): Promise<Result> {
  return await withDatabase(given, surroundings, async (database) => {
    await migrate(database, MODULE_SCHEMAS);
    const keys = await openKeyRing(keySource(given, surroundings));
    await database.transaction((tx) => checkKeys(tx, keys));
    return await work({ database, keys });
  });
}
