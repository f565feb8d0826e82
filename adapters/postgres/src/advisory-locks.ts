import { createHash } from 'node:crypto';

/**
 * The numbers that PostgreSQL locks instead of names, each once, in the order in which everybody
 * takes them. Names that share a number wait for each other needlessly, and do no harm.
 */
export function lockKeys(names: readonly string[]): string[] {
  const keys = new Set(names.map(lockKey));
  return [...keys].sort((a, b) => (a < b ? -1 : 1)).map(String);
}

export function lockKey(name: string): bigint {
  return createHash('sha256').update(name).digest().readBigInt64BE();
}
