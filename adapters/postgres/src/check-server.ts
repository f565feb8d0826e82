import { Problem } from '@yike/kernel';
import type { Pool } from 'pg';

/** With btree_gist as a trusted extension, generated columns and all else that our statements use. */
const LEAST_MAJOR_VERSION = 15;

const ASK = `
  select current_setting('server_version_num')::integer as number,
    current_setting('server_version') as version, current_setting('server_encoding') as encoding`;

/** Is this a server that we can work with? @throws Problem `database-too-old`, `database-encoding` */
export async function checkServer(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ number: number; version: string; encoding: string }>(ASK);
  const [{ number, version, encoding } = { number: 0, version: '?', encoding: '?' }] = rows;
  if (Math.floor(number / 10_000) < LEAST_MAJOR_VERSION) {
    throw new Problem('database-too-old', {}, { version, least: LEAST_MAJOR_VERSION });
  }
  if (encoding !== 'UTF8') throw new Problem('database-encoding', {}, { encoding });
}
