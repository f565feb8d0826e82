import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '../embedded/postmaster.ts';

/**
 * Fills a new folder: aside, beside its place, and then renamed, so that it is there whole or not at
 * all. What a killed process left there is taken away by the next.
 */
export async function writeFolder<Result>(
  target: string,
  fill: (aside: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(dirname(target), { recursive: true });
  await sweepUnfinished(target);
  const aside = `${target}.unfinished-${process.pid}`;
  try {
    await mkdir(aside, { mode: 0o700 });
    const result = await fill(aside);
    await syncFolder(aside);
    await rename(aside, target);
    await syncFolder(dirname(target));
    return result;
  } catch (error) {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

async function sweepUnfinished(target: string): Promise<void> {
  const start = `${basename(target)}.unfinished-`;
  for (const name of await readdir(dirname(target))) {
    const pid = name.startsWith(start) ? Number(name.slice(start.length)) : 0;
    if (pid > 0 && !isAlive(pid)) await rm(join(dirname(target), name), { recursive: true });
  }
}

/** A name is on the disk only when its folder is. Windows opens no folders, and does so by itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
