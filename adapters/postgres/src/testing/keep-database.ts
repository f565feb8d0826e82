// A program of its own for the tests: opens the database of a folder, says so, and closes it when
// told to end. `--migrate FOLDER` brings it up to date first with the steps of that folder.
import { Problem } from '@yike/kernel';
import { Database } from '../database.ts';
import type { ServerRole } from '../embedded/embedded-server.ts';
import { migrate } from '../migrations/migrate.ts';
import { shopIn } from './shop.ts';

const [dataFolder = '', role = 'keeper', migrations] = process.argv.slice(2);
try {
  const database = await Database.open({ dataFolder, role: role as ServerRole, isLasting: true });
  const taken = migrations === undefined ? [] : await migrate(database, [shopIn(migrations)]);
  const close = async (): Promise<void> => {
    await database.close();
    process.disconnect();
  };
  process.once('SIGTERM', () => void close());
  process.send?.({ taken: taken.map(({ name }) => name) });
} catch (error) {
  process.send?.({ refused: error instanceof Problem ? error.code : String(error) });
  process.disconnect();
}
