import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running server says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/**
 * The server that runs on a cluster's folder, if one does. A pid file whose process is not there
 * any more says nothing; one whose number now belongs to another program is taken away, because
 * PostgreSQL itself would believe it for ever.
 */
export async function findPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const file = join(dataFolder, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid)) return null;
  if (await isAnotherProgram(pid)) {
    if (!(await isAnybodyIn(dataFolder))) await rm(file, { force: true });
    return null;
  }
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Zombies have an empty command line. Where there is no /proc the number is believed. */
async function isAnotherProgram(pid: number): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres');
  const [program = ''] = commandLine.split('\0');
  return !/(?:^|[/\\])postgres(?:\.exe|:.*)?$/.test(program);
}

/** Children of a killed server work on in its folder for a moment, and must not meet a second one. */
async function isAnybodyIn(dataFolder: string): Promise<boolean> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(
    pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')),
  );
  return folders.includes(dataFolder);
}
