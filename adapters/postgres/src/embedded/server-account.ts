import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '@yike/kernel';

/** PostgreSQL refuses to run as root; then it runs as this user. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

const ACCOUNT_NAME = 'yike-postgres';
const run = promisify(execFile);

/**
 * Who runs the server: null where we may do so ourselves; for root a system user of its own, made
 * the first time. @throws Problem `database-account`
 */
export async function serverAccount(): Promise<ServerAccount | null> {
  if (process.getuid?.() !== 0) return null;
  const account = (await findAccount()) ?? (await makeAccount());
  if (account !== null) return account;
  throw new Problem('database-account', {}, { name: ACCOUNT_NAME });
}

async function findAccount(): Promise<ServerAccount | null> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const line = users.split('\n').find((user) => user.startsWith(`${ACCOUNT_NAME}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

/** Debian's way, then Alpine's. Two at once: one makes the user, the other finds it. */
async function makeAccount(): Promise<ServerAccount | null> {
  const nowhere = ['/usr/sbin/nologin', ACCOUNT_NAME];
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', ...nowhere])
    .catch(() => run('adduser', ['-S', '-D', '-H', '-s', ...nowhere]))
    .catch(() => undefined);
  return await findAccount();
}

/** May this account go through the folder and all above it? */
export async function canEnter(account: ServerAccount, folder: string): Promise<boolean> {
  const { uid, gid, mode } = await stat(folder);
  const shift = shiftOf(account, uid, gid);
  if (((mode >> shift) & 1) === 0) return false;
  const above = dirname(folder);
  return above === folder || canEnter(account, above);
}

/** May this account read the file, once it has entered the folder? */
export async function canRead(account: ServerAccount, file: string): Promise<boolean> {
  const { uid, gid, mode } = await stat(file);
  return ((mode >> shiftOf(account, uid, gid)) & 4) !== 0;
}

function shiftOf(account: ServerAccount, uid: number, gid: number): number {
  if (uid === account.uid) return 6;
  return gid === account.gid ? 3 : 0;
}
