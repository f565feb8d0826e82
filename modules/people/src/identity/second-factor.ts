import { Secret, TOTP } from 'otpauth';

/** Steps of half a minute; clocks may be one step apart. */
const STEP_SECONDS = 30;
const WINDOW = 1;
const SECRET_BYTES = 20;

/** A secret for an authenticator app (RFC 6238: SHA-1, six digits, 30 s), in base32. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the app reads from a picture. */
export function secretUri(secret: string, label: string): string {
  return totp(secret, label).toString();
}

/** The code of a moment. */
export function secondFactorCode(secret: string, now: Date): string {
  return totp(secret, '').generate({ timestamp: now.getTime() });
}

/** The step that a code belongs to; null where it belongs to none that is near. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totp(secret, '').validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / STEP_SECONDS) + delta;
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: '一刻 Yike',
    label,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
