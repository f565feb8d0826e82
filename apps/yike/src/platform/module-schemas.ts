import { DIRECTORY } from '@yike/directory';
import type { ModuleSchema } from '@yike/kernel';
import { IDENTITY, PEOPLE } from '@yike/people';
import { TERRITORY } from '@yike/territory';
import { HTTP } from '../http/http-schema.ts';

/** Everybody who keeps something in the database, in the order in which they migrate. */
export const MODULE_SCHEMAS: readonly ModuleSchema[] = [
  HTTP,
  IDENTITY,
  PEOPLE,
  TERRITORY,
  DIRECTORY,
];

/** The file of a module's table types, which `npm run tables` writes. */
export function tablesFileOf({ migrations }: ModuleSchema): URL {
  return new URL(migrations.includes('/src/') ? '../tables.ts' : '../src/tables.ts', migrations);
}
