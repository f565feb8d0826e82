import { DATABASE_OPTIONS } from '../platform/database-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike backup DIR` */
export const BACKUP: Command = {
  name: 'backup',
  usage: 'yike backup DIR [--data DIR | --database URL]',
  says: {
    zh: '把数据库的全部内容备份到新目录',
    en: 'write everything in the database into a new folder',
  },
  words: {
    zh: 'DIR    备份目录，须尚不存在',
    en: 'DIR    folder of the backup, which must not be there yet',
  },
  options: DATABASE_OPTIONS,
  run: async (given, surroundings) => {
    const { runBackup } = await import('./run-backup.ts');
    return runBackup(given, surroundings);
  },
};
