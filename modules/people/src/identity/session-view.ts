import type { CityCode, Reading, Role, RoleAtRegion } from '@yike/kernel';
import { sql } from 'kysely';
import type { SessionTimes } from './session.ts';
import { type SignInMeans, tokenHash } from './session-store.ts';
import type { IdentityTables } from './tables.ts';

/** A session whose token was shown, with what its account may do. */
export interface ShownSession extends SessionTimes {
  readonly sessionId: string;
  readonly accountId: string;
  readonly isPrevious: boolean;
  readonly hasSecondFactor: boolean;
  /** The city whose provider said so; null where our own was shown. */
  readonly secondFactorCity: CityCode | null;
  readonly isSecondFactorWaived: boolean;
  readonly isPasswordTemporary: boolean;
  readonly roles: readonly RoleAtRegion[];
}

/** One of an account's sessions, as its bearer sees it. */
export interface SessionListed {
  readonly sessionId: string;
  readonly means: SignInMeans;
  readonly agent: string;
  readonly madeAt: Date;
  readonly seenAt: Date;
}

/** A session that has not been ended, of an account that has not been closed. */
export interface OpenSession {
  readonly accountId: string;
  readonly hasSecondFactor: boolean;
  /** Through whose single sign-on it was begun. */
  readonly signOnCity: CityCode | null;
}

export async function findOpenSession(
  reading: Reading,
  sessionId: string,
): Promise<OpenSession | null> {
  const row = await reading
    .tables<IdentityTables>()
    .selectFrom('identity.session as session')
    .innerJoin('identity.account as account', 'account.account_id', 'session.account_id')
    .select(['session.account_id', 'session.second_factor_at', 'session.sign_on_city'])
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    accountId: row.account_id,
    hasSecondFactor: row.second_factor_at !== null,
    signOnCity: row.sign_on_city as CityCode | null,
  };
}

/** One question for each request: the session, its account, its roles. */
export async function findShownSession(
  reading: Reading,
  token: string,
): Promise<ShownSession | null> {
  const hash = tokenHash(token);
  const row = await reading
    .tables<IdentityTables>()
    .selectFrom('identity.session as session')
    .innerJoin('identity.account as account', 'account.account_id', 'session.account_id')
    .select([
      'session.session_id',
      'session.account_id',
      'session.token_hash',
      'session.made_at',
      'session.seen_at',
      'session.rotated_at',
      'session.ended_at',
      'session.second_factor_at',
      'session.second_factor_city',
      'account.is_second_factor_waived',
      'account.is_password_temporary',
      sql<readonly { role: Role; region: RoleAtRegion['region'] }[]>`coalesce((
        select json_agg(json_build_object('role', held.role, 'region', held.region_code)
          order by held.region_code, held.role)
        from identity.role_grant as held
        where held.account_id = account.account_id and held.revoked_at is null), '[]')`.as('roles'),
    ])
    .where((eb) => eb.or([eb('token_hash', '=', hash), eb('previous_hash', '=', hash)]))
    .where('account.closed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    sessionId: row.session_id,
    accountId: row.account_id,
    isPrevious: !row.token_hash.equals(hash),
    hasSecondFactor: row.second_factor_at !== null,
    secondFactorCity: row.second_factor_city as CityCode | null,
    isSecondFactorWaived: row.is_second_factor_waived,
    isPasswordTemporary: row.is_password_temporary,
    madeAt: row.made_at,
    seenAt: row.seen_at,
    rotatedAt: row.rotated_at,
    endedAt: row.ended_at,
    roles: row.roles,
  };
}

/** Sessions of an account that have not been ended, the last used first. */
export async function listSessions(
  reading: Reading,
  accountId: string,
): Promise<readonly SessionListed[]> {
  const rows = await reading
    .tables<IdentityTables>()
    .selectFrom('identity.session')
    .select(['session_id', 'means', 'agent', 'made_at', 'seen_at'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('seen_at', 'desc')
    .orderBy('session_id')
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    means: row.means as SignInMeans,
    agent: row.agent,
    madeAt: row.made_at,
    seenAt: row.seen_at,
  }));
}
