import { createHash } from 'node:crypto';
import { Problem } from '@yike/kernel';

/**
 * The tag of an answer: its version, where it has one, and a sum of its bytes. Reads compare the
 * whole of it, changes the version alone: what grows stale by the clock alters the bytes only.
 */
export function entityTag(payload: string, version: unknown): string {
  const sum = createHash('sha256').update(payload).digest('base64url').slice(0, 22);
  return typeof version === 'number' ? `"v${version}.${sum}"` : `"${sum}"`;
}

/** Is the tag among those of `If-None-Match`? */
export function hasTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return (
    header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
  );
}

/**
 * The version that `If-Match` names; null: any.
 * @throws Problem `version-missing` where it names none
 */
export function versionOf(header: string | undefined): number | null {
  if (header?.trim() === '*') return null;
  const version = /^"v(\d{1,9})\.[\w-]+"$/.exec(header?.trim() ?? '')?.[1];
  if (version === undefined) throw new Problem('version-missing');
  return Number(version);
}
