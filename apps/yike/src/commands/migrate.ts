import { DATABASE_OPTIONS } from '../platform/database-options.ts';
import type { Command } from '../terminal/command.ts';

/** `yike migrate`: brings the tables of a database up to date; `yike serve` does so by itself. */
export const MIGRATE: Command = {
  name: 'migrate',
  usage: 'yike migrate [--data DIR | --database URL]',
  says: { zh: '把数据库升级到本程序的版本', en: 'bring the database up to date' },
  words: null,
  options: DATABASE_OPTIONS,
  run: async (given, surroundings) => {
    const { runMigrate } = await import('./run-migrate.ts');
    return runMigrate(given, surroundings);
  },
};
