import { readFileSync } from 'node:fs';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '@yike/kernel';
import { KeyRing, type KeyRingFile, keyRingSchema, newKeyRing } from '@yike/people';

/** Where keys are: a file, or in the environment itself. */
export type KeySource = { readonly path: string } | { readonly text: string };

/** Below the data folder; whoever has both has everything, so copies of the two are kept apart. */
export const keyFileIn = (dataFolder: string): string => join(dataFolder, 'keys.json');

/**
 * The ring of keys. A file that is not there yet is made, readable by its owner alone; of many who
 * start at once one makes it.
 *
 * @throws Problem `keys-unreadable`
 */
export async function openKeyRing(source: KeySource): Promise<KeyRing> {
  if ('path' in source) await makeMissing(source.path);
  const file = readKeyRing(source);
  // another process may have added a key meanwhile
  return new KeyRing(file, () => readKeyRing(source));
}

/** @throws Problem `keys-unreadable` */
export function readKeyRing(source: KeySource): KeyRingFile {
  const path = 'path' in source ? source.path : 'YIKE_KEYS';
  try {
    const text = 'path' in source ? readFileSync(source.path, 'utf8') : source.text;
    return keyRingSchema.parse(JSON.parse(text));
  } catch (error) {
    // what the file says may be a key, so nothing of it is told
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem('keys-unreadable', {}, { path, reason: code ?? 'JSON' });
  }
}

/** Puts another ring in the place of the one before, at once. */
export async function replaceKeyRing(path: string, ring: KeyRingFile): Promise<void> {
  const aside = await writeAside(path, ring);
  await rename(aside, path);
}

async function makeMissing(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const aside = await writeAside(path, newKeyRing(newKeyId(new Date())));
  // a link is made where there is nothing, or not at all
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(aside);
}

async function writeAside(path: string, ring: KeyRingFile): Promise<string> {
  const aside = `${path}.${process.pid}.${crypto.randomUUID()}`;
  await writeFile(aside, `${JSON.stringify(ring, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  return aside;
}

/** A name that no other key has: the moment it was made, and something by chance. */
export function newKeyId(now: Date): string {
  const moment = now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return `${moment}-${crypto.randomUUID().slice(0, 8)}`;
}
