import type { Job } from '@yike/kernel';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import { openBoss } from './job-queues.ts';

/** Puts jobs into their queues; opened with the first job, as most programs have none. */
export class JobSender {
  readonly #pool: Pool;
  #boss: Promise<PgBoss> | null = null;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** The job stands or falls with the transaction. */
  async send(trx: Kysely<unknown>, { kind, data, notBefore }: Job): Promise<void> {
    this.#boss ??= this.#open();
    const boss = await this.#boss;
    const executeSql = async (text: string, values: unknown[] = []) => {
      const { rows } = await trx.executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    };
    await boss.send(kind, data, {
      db: { executeSql },
      ...(notBefore === undefined ? {} : { startAfter: notBefore }),
    });
  }

  async stop(): Promise<void> {
    const boss = await this.#boss;
    await boss?.stop({ graceful: true });
  }

  /** A first try that fails, with the database away, must not be the last. */
  #open(): Promise<PgBoss> {
    const opening = openBoss(this.#pool, { isWorker: false });
    opening.catch(() => {
      this.#boss = null;
    });
    return opening;
  }
}
