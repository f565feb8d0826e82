import { DATABASE_OPTIONS } from '../platform/database-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike restore DIR` */
export const RESTORE: Command = {
  name: 'restore',
  usage: 'yike restore DIR [--data DIR | --database URL]',
  says: { zh: '把备份恢复到空数据库', en: 'fill an empty database from a backup' },
  words: { zh: 'DIR    备份目录', en: 'DIR    folder of the backup' },
  options: DATABASE_OPTIONS,
  run: async (given, surroundings) => {
    const { runRestore } = await import('./run-restore.ts');
    return runRestore(given, surroundings);
  },
};
