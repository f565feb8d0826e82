/** How long a session lasts, and when its token is changed for a new one. */
export interface SessionLimits {
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Residents stay signed in on their own phones; staff sit at desks that others pass. */
export const RESIDENT_LIMITS: SessionLimits = { idleSeconds: 30 * DAY, absoluteSeconds: 90 * DAY };
export const STAFF_LIMITS: SessionLimits = { idleSeconds: 2 * HOUR, absoluteSeconds: 12 * HOUR };

const ROTATE_SECONDS = HOUR;
/** Requests that were under way with the token before are still answered so long. */
const GRACE_SECONDS = 60;
/** A session is not written on every request. */
const SEEN_SECONDS = 60;

export interface SessionTimes {
  readonly madeAt: Date;
  readonly seenAt: Date;
  readonly rotatedAt: Date;
  readonly endedAt: Date | null;
}

/** What to do with a session whose token was shown. */
export type SessionStep = 'refuse' | 'end-as-stolen' | 'use' | 'mark-seen' | 'rotate';

/**
 * @param isPrevious the token is the one before: somebody has the new one. After a while that can
 *   only mean that one of the two stole it, so both are out.
 * @param isRotatable the token came in a cookie, which the answer can replace
 */
export function decideSession(
  { madeAt, seenAt, rotatedAt, endedAt }: SessionTimes,
  limits: SessionLimits,
  now: Date,
  { isPrevious, isRotatable }: { readonly isPrevious: boolean; readonly isRotatable: boolean },
): SessionStep {
  const secondsSince = (then: Date): number => (now.getTime() - then.getTime()) / 1000;
  if (endedAt !== null) return 'refuse';
  if (secondsSince(seenAt) >= limits.idleSeconds) return 'refuse';
  if (secondsSince(madeAt) >= limits.absoluteSeconds) return 'refuse';
  if (isPrevious) return secondsSince(rotatedAt) >= GRACE_SECONDS ? 'end-as-stolen' : 'use';
  if (isRotatable && secondsSince(rotatedAt) >= ROTATE_SECONDS) return 'rotate';
  return secondsSince(seenAt) >= SEEN_SECONDS ? 'mark-seen' : 'use';
}
