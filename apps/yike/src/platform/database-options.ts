import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatabaseLocation } from '@yike/postgres';
import type { CommandOption, Given, Surroundings } from '../terminal/command.ts';
import { type KeySource, keyFileIn } from './key-ring-file.ts';

const DEFAULT_FOLDER = join(fileURLToPath(new URL('../../../../', import.meta.url)), '.yike');

/** Options of every command that needs the database. */
export const DATABASE_OPTIONS = {
  data: {
    kind: 'one',
    value: 'DIR',
    says: {
      zh: '数据目录，内含自带的数据库，默认 .yike',
      en: 'data folder with a database of our own, .yike unless given',
    },
  },
  database: {
    kind: 'one',
    value: 'URL',
    says: {
      zh: '改用这个 PostgreSQL；也可设环境变量 DATABASE_URL',
      en: 'use this PostgreSQL instead; or say so in DATABASE_URL',
    },
  },
} as const satisfies Readonly<Record<string, CommandOption>>;

/** What the command line says, then the environment, then the usual folder. */
export function databaseLocation(
  given: Given,
  { databaseUrl }: Surroundings,
  role: 'keeper' | 'guest',
): DatabaseLocation {
  const folder = given.one('data');
  const url = given.one('database') ?? (folder === undefined ? databaseUrl : null);
  if (url === null || url === undefined) return { dataFolder: folder ?? DEFAULT_FOLDER, role };
  return { url };
}

/** What the environment says, else a file in the data folder. */
export function keySource(given: Given, { keys }: Surroundings): KeySource {
  if (keys === null) return { path: keyFileIn(given.one('data') ?? DEFAULT_FOLDER) };
  return keys.trimStart().startsWith('{') ? { text: keys } : { path: keys };
}
