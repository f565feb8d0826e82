// Writes the `tables.ts` of every module from a database with all migrations: `npm run tables`.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, migrate, tableTypes } from '@yike/postgres';
import { MODULE_SCHEMAS, tablesFileOf } from '../apps/yike/src/platform/module-schemas.ts';

const dataFolder = await mkdtemp(join(tmpdir(), 'yike-tables-'));
await chmod(dataFolder, 0o755);
const database = await Database.open({ dataFolder, role: 'guest', isLasting: false });
try {
  await migrate(database, MODULE_SCHEMAS);
  for (const module of MODULE_SCHEMAS) {
    const file = tablesFileOf(module);
    await writeFile(file, await tableTypes(database.pool, module.name));
    console.log(file.pathname);
  }
} finally {
  await database.close();
  await rm(dataFolder, { recursive: true });
}
