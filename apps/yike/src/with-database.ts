import { Database } from '@yike/postgres';
import type { Given, Surroundings } from './command.ts';
import { databaseLocation } from './database-options.ts';

/** Does work on the database that the command line names, beside whoever serves from it. */
export async function withDatabase<Result>(
  given: Given,
  surroundings: Surroundings,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await Database.open(databaseLocation(given, surroundings, 'guest'));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
