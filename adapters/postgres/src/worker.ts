import type { Job, JobKind } from '@yike/kernel';
import type { Database } from './database.ts';
import { openBoss } from './job-queues.ts';

/** Does one job. It may be called again for the same job, so what it does twice counts once. */
export type JobHandler = (data: Job['data']) => Promise<void>;

export interface Worker {
  /** Takes no new jobs, and ends when those under way have. */
  stop(): Promise<void>;
}

const LOOK_SECONDS = 1;
const STOP_MILLISECONDS = 30_000;

/** Does the jobs of these kinds, on as many machines as run one. */
export async function startWorker(
  database: Database,
  handlers: readonly (readonly [JobKind, JobHandler])[],
): Promise<Worker> {
  const boss = await openBoss(database.pool, { isWorker: true });
  for (const [{ kind }, handle] of handlers) {
    const options = { batchSize: 1, pollingIntervalSeconds: LOOK_SECONDS };
    await boss.work<Job['data']>(kind, options, async (jobs) => {
      for (const { data } of jobs) await handle(data);
    });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: STOP_MILLISECONDS }) };
}
