import { backUp } from '@yike/postgres';
import { MODULE_SCHEMAS } from '../platform/module-schemas.ts';
import { withDatabase } from '../platform/with-database.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { onlyWord } from '../terminal/command-line.ts';

export async function runBackup(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, print } = surroundings;
  const folder = onlyWord(given, 'backup', 'DIR');
  const { tables } = await withDatabase(given, surroundings, (database, progress) =>
    backUp(database, MODULE_SCHEMAS, folder, progress),
  );
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  print(
    language === 'zh'
      ? `已备份 ${tables.length} 张表，共 ${rows} 行：${folder}`
      : `${tables.length} tables with ${rows} rows are in ${folder}`,
  );
  return 0;
}
