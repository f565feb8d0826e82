import { spawn } from 'node:child_process';
import type { ServerAccount } from './server-account.ts';

export interface BinaryRun {
  readonly exitCode: number;
  /** What it printed, standard output and standard error as they came. */
  readonly output: string;
}

/** No variable of the user's, such as PGPORT or a locale, may change what the server does. */
const SURROUNDINGS =
  process.platform === 'win32'
    ? {}
    : { cwd: '/', env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };

/**
 * Runs one of PostgreSQL's programs, as the server's account where we are root.
 */
export function runBinary(
  program: string,
  programArguments: readonly string[],
  account: ServerAccount | null,
): Promise<BinaryRun> {
  return new Promise((settle, fail) => {
    let output = '';
    const child = spawn(program, programArguments, {
      ...account,
      ...SURROUNDINGS,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', fail);
    // not `close`: a server that pg_ctl started may hold the pipes open for as long as it lives
    child.on('exit', (code) => settle({ exitCode: code ?? 1, output }));
  });
}
