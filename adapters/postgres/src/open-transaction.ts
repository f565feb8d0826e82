import type { Job, Transaction } from '@yike/kernel';
import { type Kysely, type Transaction as KyselyTransaction, sql } from 'kysely';
import { lockKeys } from './advisory-locks.ts';
import type { JobSender } from './job-sender.ts';

/** A transaction of the kernel on one of Kysely's. */
export class OpenTransaction implements Transaction {
  readonly now: Date;
  readonly #trx: KyselyTransaction<unknown>;
  readonly #jobs: JobSender;
  #isLocked = false;

  constructor(trx: KyselyTransaction<unknown>, now: Date, jobs: JobSender) {
    this.#trx = trx;
    this.#jobs = jobs;
    this.now = now;
  }

  tables<Tables>(): Kysely<Tables> {
    return this.#trx as unknown as Kysely<Tables>;
  }

  async lock(names: readonly string[]): Promise<void> {
    if (this.#isLocked) throw new Error('lock once in a transaction, with all names');
    this.#isLocked = true;
    for (const key of lockKeys(names)) {
      await sql`select pg_advisory_xact_lock(${key}::bigint)`.execute(this.#trx);
    }
  }

  async enqueue(job: Job): Promise<void> {
    await this.#jobs.send(this.#trx, job);
  }
}
