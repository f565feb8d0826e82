import { createHash, randomBytes } from 'node:crypto';
import type { CityCode, SignOnChecks, Transaction } from '@yike/kernel';
import type { KeyRing } from '../../key-ring.ts';
import type { IdentityTables } from '../tables.ts';

/** How long somebody may take at the provider. */
const SIGN_ON_SECONDS = 600;
const TOKEN_BYTES = 32;

/** A sign-on that was begun and has not come back. */
export interface BegunSignOn {
  readonly cityCode: CityCode;
  readonly returnTo: string;
  /** Of whoever links an identity to the own account; null: somebody signs in. */
  readonly sessionId: string | null;
}

/** Gives the token that the browser bears until it comes back; it is kept nowhere else. */
export async function insertBegun(
  tx: Transaction,
  { cityCode, returnTo, sessionId }: BegunSignOn,
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await tx
    .tables<IdentityTables>()
    .insertInto('identity.sign_on_begun')
    .values({
      browser_hash: hashOf(token),
      city_code: cityCode,
      return_to: returnTo,
      session_id: sessionId,
      expires_at: new Date(tx.now.getTime() + SIGN_ON_SECONDS * 1000),
    })
    .execute();
  return token;
}

/**
 * What was begun with this token for this city, once: one statement takes it away, so of many who
 * come back with the same answer one goes on.
 */
export async function takeBegun(
  tx: Transaction,
  token: string,
  cityCode: CityCode,
): Promise<BegunSignOn | null> {
  const row = await tx
    .tables<IdentityTables>()
    .deleteFrom('identity.sign_on_begun')
    .where('browser_hash', '=', hashOf(token))
    .where('city_code', '=', cityCode)
    .where('expires_at', '>', tx.now)
    .returning(['return_to', 'session_id'])
    .executeTakeFirst();
  return row === undefined
    ? null
    : { cityCode, returnTo: row.return_to, sessionId: row.session_id };
}

/** Takes away those that nobody can come back to. Gives the number of rows. */
export async function forgetBegun(tx: Transaction): Promise<number> {
  const { numDeletedRows } = await tx
    .tables<IdentityTables>()
    .deleteFrom('identity.sign_on_begun')
    .where('expires_at', '<=', tx.now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Made from what the browser bears and the keys: neither the browser nor the database has them. */
export function checksOf(keys: KeyRing, token: string): SignOnChecks {
  const secret = (kind: string): string => keys.hash(kind, token).toString('base64url');
  return {
    state: secret('sign-on-state'),
    nonce: secret('sign-on-nonce'),
    codeVerifier: secret('sign-on-verifier'),
  };
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
