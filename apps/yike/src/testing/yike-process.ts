import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Run } from '../testing.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Begins a command in a process of its own, with nothing around it but these variables. */
export function startYike(
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
): ChildProcess {
  const flags = ['--disable-warning=ExperimentalWarning'];
  return spawn(process.execPath, [...flags, MAIN, ...words], {
    env: { LANG: 'en', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a started command prints until it has ended. */
export async function endOf(child: ChildProcess): Promise<Run> {
  const ended = once(child, 'exit');
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('its output is not ours');
  const [out, err] = await Promise.all([text(stdout), text(stderr)]);
  const [code] = await ended;
  return { code: code as number, out, err };
}
