import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ModuleSchema } from '@yike/kernel';

/** One step of a module's schema. Once released it is never changed; the next step mends it. */
export interface Migration {
  readonly module: string;
  readonly number: number;
  /** `001-territory.sql` */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** The steps of all modules: module by module as given, by number within each, without gaps. */
export async function readMigrations(modules: readonly ModuleSchema[]): Promise<Migration[]> {
  const lists = await Promise.all(modules.map(readModule));
  return lists.flat();
}

async function readModule({ name, migrations }: ModuleSchema): Promise<Migration[]> {
  const folder = fileURLToPath(migrations);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return await Promise.all(
    files.map(async (file, at) => {
      const number = Number(/^(\d{3})-[a-z0-9-]+\.sql$/.exec(file)?.[1]);
      if (number !== at + 1) {
        throw new Error(`${name}: ${file} should be number ${at + 1}, named 00N-words.sql`);
      }
      const sql = await readFile(new URL(file, migrations), 'utf8');
      const sha256 = createHash('sha256').update(sql).digest('hex');
      return { module: name, number, name: file, sql, sha256 };
    }),
  );
}
