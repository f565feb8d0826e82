import { createHash, randomBytes } from 'node:crypto';
import type { CityCode, Transaction } from '@yike/kernel';
import type { IdentityTables } from './tables.ts';

export type SignInMeans = 'password' | 'code' | 'single-sign-on';
export type EndReason = 'signed-out' | 'revoked' | 'token-reused' | 'password-changed' | 'closed';

export interface NewSession {
  readonly accountId: string;
  readonly means: SignInMeans;
  /** What the program of the user calls itself, to tell sessions apart. */
  readonly agent: string;
  readonly hasSecondFactor: boolean;
  /** Through whose single sign-on. */
  readonly signOnCity?: CityCode;
}

const TOKEN_BYTES = 32;
const LONGEST_AGENT = 200;

/** Begins a session and gives its token, which is kept nowhere: the database has a hash of it. */
export async function insertSession(
  tx: Transaction,
  { accountId, means, agent, hasSecondFactor, signOnCity }: NewSession,
): Promise<{ readonly sessionId: string; readonly token: string }> {
  const sessionId = crypto.randomUUID();
  const token = newToken();
  await tx
    .tables<IdentityTables>()
    .insertInto('identity.session')
    .values({
      session_id: sessionId,
      account_id: accountId,
      token_hash: tokenHash(token),
      rotated_at: tx.now,
      means,
      second_factor_at: hasSecondFactor ? tx.now : null,
      agent: agent.slice(0, LONGEST_AGENT),
      made_at: tx.now,
      seen_at: tx.now,
      sign_on_city: signOnCity ?? null,
      // what is shown at once was shown to the provider
      second_factor_city: hasSecondFactor ? (signOnCity ?? null) : null,
    })
    .execute();
  return { sessionId, token };
}

/**
 * A new token for the session. Of requests that come at once with the old one, one changes it: the
 * others get null and go on with what they have.
 */
export async function rotateToken(
  tx: Transaction,
  sessionId: string,
  token: string,
): Promise<string | null> {
  const next = newToken();
  const { numUpdatedRows } = await tx
    .tables<IdentityTables>()
    .updateTable('identity.session')
    .set({
      token_hash: tokenHash(next),
      previous_hash: tokenHash(token),
      rotated_at: tx.now,
      seen_at: tx.now,
    })
    .where('session_id', '=', sessionId)
    .where('token_hash', '=', tokenHash(token))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? null : next;
}

/**
 * A second factor was shown: the session is worth more now, so that its token is another, and the
 * one before is worth nothing at once.
 */
export async function raiseSession(tx: Transaction, sessionId: string): Promise<string | null> {
  const token = newToken();
  const { numUpdatedRows } = await tx
    .tables<IdentityTables>()
    .updateTable('identity.session')
    .set({
      token_hash: tokenHash(token),
      previous_hash: null,
      rotated_at: tx.now,
      seen_at: tx.now,
      second_factor_at: tx.now,
      second_factor_city: null,
    })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? null : token;
}

export async function markSeen(tx: Transaction, sessionId: string): Promise<void> {
  await tx
    .tables<IdentityTables>()
    .updateTable('identity.session')
    .set({ seen_at: tx.now })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends one session of an account. Gives false where there was none to end. */
export async function endSession(
  tx: Transaction,
  accountId: string,
  sessionId: string,
  reason: EndReason,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .tables<IdentityTables>()
    .updateTable('identity.session')
    .set({ ended_at: tx.now, end_reason: reason })
    .where('account_id', '=', accountId)
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends all sessions of an account, but for one that stays. */
export async function endSessions(
  tx: Transaction,
  accountId: string,
  reason: EndReason,
  stays: string | null = null,
): Promise<number> {
  let query = tx
    .tables<IdentityTables>()
    .updateTable('identity.session')
    .set({ ended_at: tx.now, end_reason: reason })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null);
  if (stays !== null) query = query.where('session_id', '!=', stays);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Ends all that were begun through the single sign-on of a city. Gives the number. */
export async function endSessionsThrough(tx: Transaction, cityCode: CityCode): Promise<number> {
  const { numUpdatedRows } = await tx
    .tables<IdentityTables>()
    .updateTable('identity.session')
    .set({ ended_at: tx.now, end_reason: 'revoked' satisfies EndReason })
    .where('sign_on_city', '=', cityCode)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
