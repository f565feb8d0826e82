import type { JobKind } from '@yike/kernel';
import type { Pool } from 'pg';
import { PgBoss } from 'pg-boss';

/** pg-boss keeps its tables there. */
export const JOB_SCHEMA = 'pgboss';

const RETRY_SECONDS = 5;

/**
 * pg-boss on our own connections. A worker also looks after what others left behind; a sender only
 * sends.
 */
export async function openBoss(
  pool: Pool,
  { isWorker, mayInstall = false }: { readonly isWorker: boolean; readonly mayInstall?: boolean },
): Promise<PgBoss> {
  const boss = new PgBoss({
    schema: JOB_SCHEMA,
    db: { executeSql: (text, values) => pool.query(text, values) },
    migrate: mayInstall,
    supervise: isWorker,
    schedule: false,
  });
  // the database may be away for a while; pg-boss asks again by itself
  boss.on('error', () => undefined);
  await boss.start();
  return boss;
}

/** Makes the tables of the queues and a queue for each kind, or brings them up to date. */
export async function installJobs(pool: Pool, kinds: readonly JobKind[]): Promise<void> {
  const boss = await openBoss(pool, { isWorker: false, mayInstall: true });
  try {
    for (const { kind, expireSeconds, retries } of kinds) {
      const settings = {
        expireInSeconds: expireSeconds,
        retryLimit: retries,
        retryDelay: RETRY_SECONDS,
        retryBackoff: true,
      };
      if ((await boss.getQueue(kind)) === null) await boss.createQueue(kind, settings);
      else await boss.updateQueue(kind, settings);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
