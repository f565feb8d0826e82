import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./keep-database.ts', import.meta.url));

/** A real process that has a folder's database open. */
export interface DatabaseProcess {
  readonly child: ChildProcess;
  /** What it said when it was ready, or why it was not. */
  readonly said: { readonly taken?: readonly string[]; readonly refused?: string };
  /** Sends the signal and waits for the end; gives the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export async function startProcess(
  words: readonly string[],
  options: { readonly uid?: number; readonly gid?: number } = {},
): Promise<DatabaseProcess> {
  const child = fork(PROGRAM, words, {
    ...options,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const ended = once(child, 'exit');
  const said = await Promise.race([
    once(child, 'message').then(([message]) => message as DatabaseProcess['said']),
    ended.then(([code]) => {
      throw new Error(`ended with ${code} before it said anything`);
    }),
  ]);
  return {
    child,
    said,
    async end(signal) {
      child.kill(signal);
      const [code] = await ended;
      return code as number | null;
    },
  };
}
