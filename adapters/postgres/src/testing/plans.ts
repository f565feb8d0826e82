import type { Reading } from '@yike/kernel';
import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import type { Database } from '../database.ts';

/** How the database would answer each question that the work asks, in the words of EXPLAIN. */
export async function plansOf(
  { pool, reading: { now } }: Database,
  work: (reading: Reading) => Promise<unknown>,
): Promise<string[]> {
  const asked: CompiledQuery[] = [];
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void asked.push(query),
  });
  await work({ tables: <Tables>() => kysely as unknown as Kysely<Tables>, now });
  const plans: string[] = [];
  for (const { sql, parameters } of asked) {
    const { rows } = await pool.query(`explain ${sql}`, [...parameters]);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return plans;
}
