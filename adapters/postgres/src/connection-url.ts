import { Problem } from '@yike/kernel';
import type { ClientConfig } from 'pg';
import { parse, toClientConfig } from 'pg-connection-string';

/** As psql and libpq understand them. `prefer` and `allow` go on without TLS unasked, so they are not among them. */
const TLS_MODES = ['disable', 'require', 'verify-ca', 'verify-full'];

/**
 * What a `postgres://…` address says. Nothing of the address is ever told again: it holds a password.
 * @throws Problem `database-url`
 */
export function connectionAt(url: string): ClientConfig {
  if (!/^postgres(?:ql)?:\/\//.test(url)) throw unusable('postgres://');
  const { sslmode } = queryOf(url);
  if (sslmode !== undefined && !TLS_MODES.includes(sslmode)) {
    throw unusable(`sslmode: ${TLS_MODES.join(' | ')}`);
  }
  try {
    return toClientConfig(parse(url, { useLibpqCompat: true }));
  } catch (error) {
    throw unusable(error instanceof Error ? error.message : String(error));
  }
}

function queryOf(url: string): { readonly sslmode?: string } {
  return Object.fromEntries(new URLSearchParams(url.split('?').slice(1).join('?')));
}

const unusable = (reason: string): Problem => new Problem('database-url', {}, { reason });
