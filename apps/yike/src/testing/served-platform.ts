import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { apiClient, type Send } from '@yike/kernel';
import { TERRITORY_API } from '@yike/territory/contract';

const PROGRAM = fileURLToPath(new URL('./serve-estates.ts', import.meta.url));

/** The platform in a process of its own, with its database in a folder. */
export interface ServedPlatform {
  readonly url: string;
  readonly client: ReturnType<typeof clientOf>;
  signal(signal: NodeJS.Signals): void;
  /** Ends the process by a signal and waits for it; gives the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export async function servePlatform(dataFolder: string): Promise<ServedPlatform> {
  const child = fork(PROGRAM, [dataFolder], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const ended = once(child, 'exit');
  const [said] = (await Promise.race([once(child, 'message'), ended])) as [
    { port?: number; refused?: string } | number,
  ];
  const port = typeof said === 'object' ? said?.port : undefined;
  if (port === undefined) throw new Error(`it did not start: ${JSON.stringify(said)}`);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    client: clientOf(url),
    signal(signal) {
      child.kill(signal);
    },
    async end(signal) {
      child.kill(signal);
      const [code] = await ended;
      return code as number | null;
    },
  };
}

function clientOf(url: string) {
  const send: Send = async ({ method, path, headers, body }) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    return { status: answer.status, header: (name) => answer.headers.get(name), text };
  };
  return apiClient(TERRITORY_API, send);
}

/** Kills the database of a folder as a failing machine would. */
export async function killDatabase(dataFolder: string): Promise<void> {
  const pidFile = await readFile(join(dataFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL');
}

/** Asks until it goes well. @returns how often it was asked in vain */
export async function untilWell(ask: () => Promise<boolean>, seconds: number): Promise<number> {
  const end = Date.now() + seconds * 1000;
  for (let vain = 0; Date.now() < end; vain++) {
    if (await ask().catch(() => false)) return vain;
    await sleep(50);
  }
  throw new Error(`still not well after ${seconds} s`);
}
