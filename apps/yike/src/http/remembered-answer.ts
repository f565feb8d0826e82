import { Problem, type Reading, type Transaction } from '@yike/kernel';
import type { KeyRing } from '@yike/people';
import type { HttpTables } from './tables.ts';

/** What makes two requests the same one. */
export interface RequestKey {
  readonly cityCode: string;
  readonly actor: string;
  readonly key: string;
  /** Keyed, of all that was asked. */
  readonly hash: Buffer;
}

/** @throws Problem `idempotency-key-invalid` */
export function readIdempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(header)) {
    throw new Problem('idempotency-key-invalid');
  }
  return header;
}

export function requestHash(keys: KeyRing, ...parts: readonly unknown[]): Buffer {
  return keys.hash('request', JSON.stringify(parts));
}

/**
 * Does the work, or gives what was answered when it was done before. The primary key is the guard:
 * whoever comes second with the same key waits for the first one's transaction, and then reads its
 * answer, or does the work after all when it was undone. Answers may name somebody, so they are
 * sealed.
 *
 * @throws Problem `idempotency-key-reused`
 */
export async function answerOnce<Body>(
  tx: Transaction,
  keys: KeyRing,
  { cityCode, actor, key, hash }: RequestKey,
  work: () => Promise<Body>,
): Promise<{ readonly body: Body; readonly isRemembered: boolean }> {
  const db = tx.tables<HttpTables>();
  const id = { city_code: cityCode, actor, key };
  const place = `http.answer ${cityCode} ${actor} ${key}`;
  const taken = await db
    .insertInto('http.answer')
    .values({ ...id, request_hash: hash, made_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const ours = db
    .selectFrom('http.answer')
    .select(['request_hash', 'sealed', 'sealed_with'])
    .where((eb) => eb.and(id));
  if (taken.numInsertedOrUpdatedRows === 0n) {
    const { request_hash, sealed, sealed_with } = await ours.executeTakeFirstOrThrow();
    if (!request_hash.equals(hash)) throw new Problem('idempotency-key-reused');
    if (sealed === null || sealed_with === null) throw new Error('an answer was not kept');
    const body = keys.open(place, { bytes: sealed, keyId: sealed_with }) as Body;
    return { body, isRemembered: true };
  }
  const body = await work();
  const { bytes, keyId } = keys.seal(place, body);
  await db
    .updateTable('http.answer')
    .set({ sealed: bytes, sealed_with: keyId })
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

/** How many answers each key seals. They are not sealed anew: in a day they are gone. */
export async function countSealedAnswers(reading: Reading): Promise<ReadonlyMap<string, number>> {
  const rows = await reading
    .tables<HttpTables>()
    .selectFrom('http.answer')
    .select((eb) => ['sealed_with as key', eb.fn.countAll<number>().as('rows')])
    .where('sealed_with', 'is not', null)
    .groupBy('sealed_with')
    .execute();
  return new Map(rows.map(({ key, rows: count }) => [key ?? '', count]));
}
