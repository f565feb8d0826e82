import {
  type Actor,
  cityOfRegion,
  type Reading,
  type RegionCode,
  type Transactions,
  VISITOR,
} from '@yike/kernel';
import { appendAccountEvent } from './account-event-store.ts';
import { isStaffRole } from './role.ts';
import { decideSession, RESIDENT_LIMITS, STAFF_LIMITS } from './session.ts';
import { endSession, markSeen, rotateToken } from './session-store.ts';
import { findShownSession, type ShownSession } from './session-view.ts';

/** Who bears a token, and the token to bear from now on, where it changed. */
export interface Recognised {
  readonly actor: Actor;
  readonly newToken: string | null;
}

const UNKNOWN: Recognised = { actor: VISITOR, newToken: null };

/**
 * Who asks, by the token that came with the request. A token that is unknown, ended or too old makes
 * a visitor. A token that had been changed for another long ago ends the session for both bearers.
 *
 * @param isRotatable the answer can bring a new token, as a cookie can
 */
export async function recognise(
  database: Transactions & { readonly reading: Reading },
  token: string,
  isRotatable: boolean,
): Promise<Recognised> {
  const { reading } = database;
  const session = await findShownSession(reading, token);
  if (session === null) return UNKNOWN;
  const { sessionId, accountId, isPrevious } = session;
  const limits = session.roles.some(({ role }) => isStaffRole(role))
    ? STAFF_LIMITS
    : RESIDENT_LIMITS;
  const actor = actorOf(session);
  switch (decideSession(session, limits, reading.now, { isPrevious, isRotatable })) {
    case 'refuse':
      return UNKNOWN;
    case 'end-as-stolen':
      await database.transaction(async (tx) => {
        if (await endSession(tx, accountId, sessionId, 'token-reused')) {
          await appendAccountEvent(tx, actor, accountId, 'session-ended', 'token-reused');
        }
      });
      return UNKNOWN;
    case 'use':
      return { actor, newToken: null };
    case 'mark-seen':
      await database.transaction((tx) => markSeen(tx, sessionId));
      return { actor, newToken: null };
    case 'rotate': {
      const newToken = await database.transaction((tx) => rotateToken(tx, sessionId, token));
      return { actor, newToken };
    }
  }
}

/**
 * Roles of staff hold once a second factor was shown in this session, and never while somebody else
 * knows the password. What the provider of a city says about second factors holds in that city.
 */
function actorOf(session: ShownSession): Actor {
  const { accountId, sessionId, roles } = session;
  const holding = roles.filter(
    ({ role, region }) => !isStaffRole(role) || isSureAt(session, region),
  );
  return { kind: 'account', accountId, sessionId, roles: holding };
}

function isSureAt(session: ShownSession, region: RegionCode): boolean {
  const { hasSecondFactor, secondFactorCity, isSecondFactorWaived } = session;
  if (session.isPasswordTemporary) return false;
  if (isSecondFactorWaived || (hasSecondFactor && secondFactorCity === null)) return true;
  return hasSecondFactor && cityOfRegion(region) === secondFactorCity;
}
