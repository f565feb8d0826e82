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

/** Stands for every subject, or every source: what came from one place, or for one, altogether. */
const ALL = Buffer.alloc(0);

/**
 * Counts a try as failed before it is made, so that a thousand at once are not one; `succeed` takes
 * it back. Where the subject signed in before, nothing of what others do counts: neither neighbours
 * behind the same address, nor who tries for the same subject elsewhere.
 *
 * @param fromAllPlaces for the subject from all places altogether; without it only this place counts
 * @throws Problem `requests-too-many`
 */
export async function countTry(
  tx: Transaction,
  tried: Try,
  patience: Patience,
  fromAllPlaces: Patience | null = null,
): Promise<void> {
  await countOne(tx, tried, patience);
  if (await isKnownThere(tx, tried)) return;
  // everybody holds rows in this order, so nobody waits in a circle
  if (fromAllPlaces !== null) await countOne(tx, { ...tried, sourceHash: ALL }, fromAllPlaces);
  await countOne(tx, { ...tried, subjectHash: ALL }, FROM_ONE_PLACE);
}

async function countOne(tx: Transaction, tried: Try, patience: Patience): Promise<void> {
  const before = await holdAttempts(tx, tried);
  if (!mayTry(before, tx.now)) throw tooMany(before, tx.now);
  await saveAttempts(tx, tried, afterFailure(before, tx.now, patience));
}

/** Did the subject sign in from there in the last season, by whatever means? */
async function isKnownThere(tx: Transaction, { subjectHash, sourceHash }: Try): Promise<boolean> {
  const row = await tx
    .tables<IdentityTables>()
    .selectFrom('identity.attempt')
    .select('kind')
    .where('subject_hash', '=', subjectHash)
    .where('source_hash', '=', sourceHash)
    .where('succeeded_at', '>=', seasonBefore(tx.now))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** It went well, so it was no failure, and from there the subject is known. */
export async function succeed(tx: Transaction, tried: Try): Promise<void> {
  const wasKnown = await isKnownThere(tx, tried);
  await saveAttempts(tx, tried, {
    failures: 0,
    failedAt: tx.now,
    freeAt: tx.now,
    succeededAt: tx.now,
  });
  // what was not counted is not taken back, or own sign-ins would pay for guesses at others
  if (wasKnown) return;
  await tx
    .tables<IdentityTables>()
    .updateTable('identity.attempt')
    .set({ failures: sql`greatest(failures - 1, 0)` })
    .where('kind', '=', tried.kind)
    .where((eb) =>
      eb.or([
        eb.and({ subject_hash: ALL, source_hash: tried.sourceHash }),
        eb.and({ subject_hash: tried.subjectHash, source_hash: ALL }),
      ]),
    )
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

/** Forgets all that was tried with a subject who is no longer here. */
export async function forgetSubject(tx: Transaction, subjectHash: Buffer): Promise<void> {
  await tx
    .tables<IdentityTables>()
    .deleteFrom('identity.attempt')
    .where('subject_hash', '=', subjectHash)
    .execute();
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
