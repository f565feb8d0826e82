import { migrate } from '@yike/postgres';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { withDatabase } from '../platform/with-database.ts';
import type { Given, Surroundings } from '../terminal/command.ts';

export async function runMigrate(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, print } = surroundings;
  const taken = await withDatabase(given, surroundings, (database) =>
    migrate(database, MODULE_SCHEMAS),
  );
  for (const { module, name } of taken) print(`${module}/${name}`);
  print(
    language === 'zh'
      ? `数据库已是最新，本次执行 ${taken.length} 步`
      : `the database is up to date, ${taken.length} steps taken`,
  );
  return 0;
}
