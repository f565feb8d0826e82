import { createHash } from 'node:crypto';
import { Problem, type Transaction } from '@yike/kernel';
import type { HttpTables } from './tables.ts';

/** What makes two requests the same one. */
export interface RequestKey {
  readonly cityCode: string;
  readonly actor: string;
  readonly key: string;
  readonly sha256: string;
}

/** @throws Problem `idempotency-key-invalid` */
export function readIdempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(header)) {
    throw new Problem('idempotency-key-invalid');
  }
  return header;
}

export function requestSum(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * Does the work, or gives what was answered when it was done before. The primary key is the guard:
 * whoever comes second with the same key waits for the first one's transaction, and then reads its
 * answer, or does the work after all when it was undone.
 *
 * @throws Problem `idempotency-key-reused`
 */
export async function answerOnce<Body>(
  tx: Transaction,
  { cityCode, actor, key, sha256 }: RequestKey,
  work: () => Promise<Body>,
): Promise<{ readonly body: Body; readonly isRemembered: boolean }> {
  const db = tx.tables<HttpTables>();
  const id = { city_code: cityCode, actor, key };
  const taken = await db
    .insertInto('http.answer')
    .values({ ...id, request_sha256: sha256, body: null, made_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const ours = db
    .selectFrom('http.answer')
    .select(['request_sha256', 'body'])
    .where((eb) => eb.and(id));
  if (taken.numInsertedOrUpdatedRows === 0n) {
    const before = await ours.executeTakeFirstOrThrow();
    if (before.request_sha256 !== sha256) throw new Problem('idempotency-key-reused');
    return { body: JSON.parse(before.body ?? 'null'), isRemembered: true };
  }
  const body = await work();
  await db
    .updateTable('http.answer')
    .set({ body: JSON.stringify(body) })
    .where((eb) => eb.and(id))
    .execute();
  return { body, isRemembered: false };
}

const REMEMBERED_HOURS = 24;

/** Takes away what nobody tries again any more. */
export async function forgetAnswers(tx: Transaction): Promise<void> {
  const oldest = new Date(tx.now.getTime() - REMEMBERED_HOURS * 3_600_000);
  await tx.tables<HttpTables>().deleteFrom('http.answer').where('made_at', '<', oldest).execute();
}
