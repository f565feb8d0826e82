import { restore } from '@yike/postgres';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { withDatabase } from '../platform/with-database.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { onlyWord } from '../terminal/command-line.ts';

export async function runRestore(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, print } = surroundings;
  const folder = onlyWord(given, 'restore', 'DIR');
  const { tables, madeAt } = await withDatabase(given, surroundings, (database, progress) =>
    restore(database, MODULE_SCHEMAS, folder, progress),
  );
  print(
    language === 'zh'
      ? `已恢复 ${tables.length} 张表，为 ${madeAt} 时的内容`
      : `${tables.length} tables are as they were at ${madeAt}`,
  );
  return 0;
}
