import { Problem, type Transaction } from '@yike/kernel';
import { sql } from 'kysely';
import {
  type Attempts,
  afterFailure,
  FROM_ONE_PLACE,
  mayTry,
  type Patience,
  waitSeconds,
} from './attempt.ts';
import type { IdentityTables } from './tables.ts';

/** What is tried, on what, and from where. Subjects and sources are keyed hashes. */
export interface Try {
  readonly kind: 'password' | 'code' | 'code-request' | 'second-factor';
  readonly subjectHash: Buffer;
  readonly sourceHash: Buffer;
}

/** Stands for every subject: what came from one place altogether. */
const ALL = Buffer.alloc(0);

/**
 * Counts a try as failed before it is made, so that a thousand at once are not one; `succeed` takes
 * it back. Others' failures from elsewhere count for nothing here, and where it went well before,
 * neither do those of neighbours behind the same address.
 *
 * @throws Problem `requests-too-many`
 */
export async function countTry(tx: Transaction, tried: Try, patience: Patience): Promise<void> {
  const one = await holdAttempts(tx, tried);
  if (!mayTry(one, tx.now)) throw tooMany(one, tx.now);
  await saveAttempts(tx, tried, afterFailure(one, tx.now, patience));
  if (one?.succeededAt != null && one.succeededAt >= seasonBefore(tx.now)) return;
  const whole = { ...tried, subjectHash: ALL };
  const all = await holdAttempts(tx, whole);
  if (!mayTry(all, tx.now)) throw tooMany(all, tx.now);
  await saveAttempts(tx, whole, afterFailure(all, tx.now, FROM_ONE_PLACE));
}

export async function succeed(tx: Transaction, tried: Try): Promise<void> {
  await saveAttempts(tx, tried, {
    failures: 0,
    failedAt: tx.now,
    freeAt: tx.now,
    succeededAt: tx.now,
  });
  // one less of those that came from here
  await tx
    .tables<IdentityTables>()
    .updateTable('identity.attempt')
    .set({ failures: sql`greatest(failures - 1, 0)` })
    .where('kind', '=', tried.kind)
    .where('subject_hash', '=', ALL)
    .where('source_hash', '=', tried.sourceHash)
    .execute();
}

/**
 * Forgets failures of long ago. Where it went well once is kept for a season, so that neighbours
 * hold up nobody who comes seldom. Gives the number of rows.
 */
export async function forgetAttempts(tx: Transaction, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .tables<IdentityTables>()
    .deleteFrom('identity.attempt')
    .where('failed_at', '<', before)
    .where((eb) =>
      eb.or([eb('succeeded_at', 'is', null), eb('succeeded_at', '<', seasonBefore(tx.now))]),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** What is known, held to the end of the transaction: nobody else counts meanwhile. */
async function holdAttempts(
  tx: Transaction,
  { kind, subjectHash, sourceHash }: Try,
): Promise<Attempts | null> {
  const row = await tx
    .tables<IdentityTables>()
    .insertInto('identity.attempt')
    .values({
      kind,
      subject_hash: subjectHash,
      source_hash: sourceHash,
      failures: 0,
      failed_at: tx.now,
      free_at: tx.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'subject_hash', 'source_hash'])
        .doUpdateSet((eb) => ({ failures: eb.ref('identity.attempt.failures') })),
    )
    .returning(['failures', 'failed_at', 'free_at', 'succeeded_at'])
    .executeTakeFirstOrThrow();
  return {
    failures: row.failures,
    failedAt: row.failed_at,
    freeAt: row.free_at,
    succeededAt: row.succeeded_at,
  };
}

async function saveAttempts(tx: Transaction, tried: Try, attempts: Attempts): Promise<void> {
  await tx
    .tables<IdentityTables>()
    .updateTable('identity.attempt')
    .set({
      failures: attempts.failures,
      failed_at: attempts.failedAt,
      free_at: attempts.freeAt,
      succeeded_at: attempts.succeededAt,
    })
    .where('kind', '=', tried.kind)
    .where('subject_hash', '=', tried.subjectHash)
    .where('source_hash', '=', tried.sourceHash)
    .execute();
}

const SEASON_SECONDS = 90 * 86_400;

const seasonBefore = (now: Date): Date => new Date(now.getTime() - SEASON_SECONDS * 1000);

function tooMany(attempts: Attempts | null, now: Date): Problem {
  return new Problem('requests-too-many', {}, { seconds: waitSeconds(attempts, now) });
}
