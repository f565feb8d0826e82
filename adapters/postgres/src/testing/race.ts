import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from '@yike/kernel';
import type { Database } from '../database.ts';

const MOST_SECONDS = 10;

/**
 * Begins works at the same moment, each in a transaction of its own, while somebody else holds what they are going to
 * write. He lets go when all of them wait: by then each has read, unless a guard kept it from reading.
 * So the race is run every time and not by luck.
 *
 * @param held what takes the locks, such as `lock table … in share mode`
 */
export async function race<Result>(
  database: Database,
  held: string,
  works: readonly ((tx: Transaction) => Promise<Result>)[],
): Promise<PromiseSettledResult<Result>[]> {
  const bystander = await database.pool.connect();
  try {
    await bystander.query('begin');
    await bystander.query(held);
    const running = Promise.allSettled(works.map((work) => database.transaction(work)));
    await untilWaiting(database, works.length);
    await bystander.query('commit');
    return await running;
  } finally {
    bystander.release();
  }
}

/** The same transaction, whose locks lock nothing: for controls that show what a lock is for. */
export function withoutLocks(tx: Transaction): Transaction {
  return {
    tables: tx.tables.bind(tx),
    now: tx.now,
    enqueue: tx.enqueue.bind(tx),
    lock: async () => undefined,
  };
}

async function untilWaiting({ pool }: Database, count: number): Promise<void> {
  for (const end = Date.now() + MOST_SECONDS * 1000; Date.now() < end; await sleep(5)) {
    const { rows } = await pool.query(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows[0].waiting === count) return;
  }
  throw new Error(`not all ${count} came to wait for what is held`);
}
