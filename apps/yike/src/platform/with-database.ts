import { Problem, type Progress } from '@yike/kernel';
import { Database } from '@yike/postgres';
import type { Given, Surroundings } from '../terminal/command.ts';
import { showProgress } from '../terminal/progress-bar.ts';
import { databaseLocation } from './database-options.ts';

/**
 * Does work on the database that the command line names, beside whoever serves from it. Ctrl-C breaks
 * it off, and a database of our own is left as one leaves it; a second one ends the program at once.
 * @throws Problem `command-interrupted`
 */
export async function withDatabase<Result>(
  given: Given,
  surroundings: Surroundings,
  work: (database: Database, progress: Progress) => Promise<Result>,
): Promise<Result> {
  const { language, isQuiet } = surroundings;
  const location = databaseLocation(given, surroundings, 'guest');
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  let database: Database | null = null;
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    database?.interrupt();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    database = await Database.open(location);
    if (isStopped) throw new Problem('command-interrupted');
    return await work(database, progress);
  } catch (error) {
    throw isStopped ? new Problem('command-interrupted') : error;
  } finally {
    progress.finish();
    await database?.close();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
