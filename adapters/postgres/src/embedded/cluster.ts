import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Problem } from '@yike/kernel';
import { postgresBinaries } from './postgres-binaries.ts';
import { isAlive } from './postmaster.ts';
import { runBinary } from './run-binary.ts';
import { canEnter, type ServerAccount, serverAccount } from './server-account.ts';

/** The files of one embedded server, ready to be started. */
export interface Cluster {
  /** PostgreSQL's own data folder; only its account can enter. */
  readonly dataFolder: string;
  readonly binaries: string;
  readonly account: ServerAccount | null;
  readonly password: string;
  readonly logFile: string;
}

export const DATABASE_USER = 'yike';

/** Where root keeps what the server's account could not reach in the data folder. */
const SYSTEM_FOLDER = '/var/lib/yike';
const PASSWORD_FILE = 'yike-password';

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  // TCP alone: the path of a socket below a data folder easily grows longer than systems allow
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
];

/**
 * The cluster of a data folder, made the first time. `isLasting: false` is for tests: nothing is
 * waited for to reach the disk. @throws Problem `database-folder`, `database-start-failed`
 */
export async function prepareCluster(
  dataFolder: string,
  { isLasting }: { readonly isLasting: boolean },
): Promise<Cluster> {
  const account = await serverAccount();
  const home = await homeOf(dataFolder, account);
  const binaries = await postgresBinaries(account, account === null ? home : SYSTEM_FOLDER);
  const folder = join(home, 'data');
  if (!(await exists(join(folder, 'PG_VERSION')))) {
    await sweepUnfinished(home);
    await initialise(home, folder, binaries, account, isLasting);
  }
  const password = await readFile(join(folder, PASSWORD_FILE), 'utf8');
  return { dataFolder: folder, binaries, account, password, logFile: join(home, 'server.log') };
}

/** The folder of the server within the data folder, or a link from there to where it can live. */
async function homeOf(dataFolder: string, account: ServerAccount | null): Promise<string> {
  const home = join(resolve(dataFolder), 'postgres');
  try {
    await mkdir(resolve(dataFolder), { recursive: true });
    if (!(await exists(home))) await makeHome(home, await realpath(dataFolder), account);
    return await realpath(home);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem('database-folder', { file: dataFolder }, { reason });
  }
}

async function makeHome(home: string, above: string, account: ServerAccount | null): Promise<void> {
  if (account === null || (await canEnter(account, above))) {
    await mkdir(home, { recursive: true, mode: 0o700 });
    if (account !== null) await chown(home, account.uid, account.gid);
    return;
  }
  await mkdir(SYSTEM_FOLDER, { recursive: true });
  await chmod(SYSTEM_FOLDER, 0o755);
  const place = await mkdtemp(join(SYSTEM_FOLDER, 'cluster-'));
  await chown(place, account.uid, account.gid);
  await symlink(place, home).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Takes away what a killed process left of a beginning; its number is in the names. */
async function sweepUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = Number(/^(?:new|password)-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    if (pid > 0 && !isAlive(pid)) await rm(join(home, name), { recursive: true, force: true });
  }
}

/**
 * Made aside, with its password inside, and renamed: of several processes that do so at once all go
 * on with the one whose name came first.
 */
async function initialise(
  home: string,
  folder: string,
  binaries: string,
  account: ServerAccount | null,
  isLasting: boolean,
): Promise<void> {
  const aside = join(home, `new-${process.pid}`);
  await rm(aside, { recursive: true, force: true });
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(home, `password-${process.pid}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account !== null) await chown(passwordFile, account.uid, account.gid);
  const { exitCode, output } = await runBinary(
    join(binaries, 'bin', 'initdb'),
    [
      `--pgdata=${aside}`,
      `--username=${DATABASE_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...[...SETTINGS, ...(isLasting ? [] : ['fsync=off'])].flatMap((one) => ['--set', one]),
      ...(isLasting ? [] : ['--no-sync']),
    ],
    account,
  );
  if (exitCode !== 0) throw new Problem('database-start-failed', {}, { reason: output.trim() });
  await rename(passwordFile, join(aside, PASSWORD_FILE));
  await rename(aside, folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  await rm(aside, { recursive: true, force: true });
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
