import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@yike/kernel';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

const TOO_MANY_CONNECTIONS = /^53300$|timeout exceeded when trying to connect/;
const NO_SPACE = /^53100$/;
const UNREACHABLE =
  /^(?:08...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN)$|Connection terminated|connection error/i;
const REFUSED = /^(?:28...|3D000)$/;
/** Not ours to change, or a standby that nobody may change. */
const NO_RIGHT = /^(?:42501|25006)$/;
const TLS =
  /^(?:.*CERT.*|UNABLE_TO_.*|ERR_TLS_.*|ERR_SSL_.*|EPROTO)$|does not support SSL|SSL negotiation/;
const EXTENSION = /extension "(?<name>[^"]+)" is not available/;

/** Did the work fail only because others worked at the same time? */
export function isWorthRepeating(error: unknown): boolean {
  const code = codeOf(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}

const FIRST_PAUSE_MILLISECONDS = 5;

/** Longer each time, and by chance, so that those who met once do not meet again. */
export async function pauseBefore(attempt: number): Promise<void> {
  await sleep(Math.random() * FIRST_PAUSE_MILLISECONDS * 2 ** attempt);
}

/**
 * What a user is told when the database itself is in the way: away, full, or not ours to use.
 * Everything else is passed on as it is.
 */
export function problemOfDatabase(error: unknown): unknown {
  const signs = [codeOf(error), error instanceof Error ? error.message : ''];
  const is = (pattern: RegExp): boolean => signs.some((sign) => pattern.test(sign));
  const reason = signs[1] || signs[0] || '';
  if (is(TOO_MANY_CONNECTIONS)) return new Problem('database-busy');
  if (is(NO_SPACE)) return new Problem('database-full');
  if (is(REFUSED)) return new Problem('database-refused', {}, { reason });
  if (is(UNREACHABLE)) return new Problem('database-away', {}, { reason });
  if (is(NO_RIGHT)) return new Problem('database-rights', {}, { reason });
  if (is(TLS)) return new Problem('database-tls', {}, { reason });
  const name = EXTENSION.exec(reason)?.groups?.['name'];
  if (name !== undefined) return new Problem('database-extension', {}, { name });
  return error;
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
