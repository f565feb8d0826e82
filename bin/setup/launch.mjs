import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, setUp } from '../setup.mjs';
import { SetUpFailure } from './set-up-failure.mjs';

/** The repository this launcher belongs to, wherever it is called from. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The surroundings are at fault; as in the problem table. */
const EXIT_MACHINE = 69;

/**
 * Sets up what is missing, runs one of our programs with Node 24 in this terminal, and ends as it
 * ends: the same exit code, or the same signal.
 *
 * @param {string} program path from the root
 * @param {readonly string[]} programArguments
 * @param {{ withPage?: boolean }} [options] as for `setUp`
 * @returns {Promise<boolean>} whether the program could be started
 */
export async function launch(program, programArguments, options = {}) {
  try {
    const quiet = programArguments.includes('--quiet');
    const node = await setUp(ROOT, { quiet, ...options });
    endAs(await runInForeground(node, [join(ROOT, program), ...programArguments]));
    return true;
  } catch (cause) {
    if (!(cause instanceof SetUpFailure)) {
      throw cause;
    }
    process.stderr.write(cause.tell());
    process.exitCode = EXIT_MACHINE;
    return false;
  }
}

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Ending */

/**
 * @param {string} node
 * @param {readonly string[]} programAndArguments
 * @returns {Promise<Ending>}
 */
function runInForeground(node, programAndArguments) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...programAndArguments], {
    stdio: 'inherit',
    // Node keeps what it made of our sources there, and starts sooner the next time.
    env: { NODE_COMPILE_CACHE: join(cacheFolder(ROOT), 'compiled'), ...process.env },
  });
  /** @type {readonly NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (/** @type {NodeJS.Signals} */ signal) => {
    // A terminal gives Ctrl-C to the child itself; passing it on would be a second one.
    if (signal !== 'SIGINT' || !(process.stdin.isTTY || process.stderr.isTTY)) {
      child.kill(signal);
    }
  };
  for (const signal of signals) {
    process.on(signal, pass);
  }
  return new Promise((settle, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => {
      for (const name of signals) {
        process.off(name, pass);
      }
      settle({ code, signal });
    });
  });
}

/** @param {Ending} ending */
function endAs({ code, signal }) {
  if (signal !== null) {
    process.kill(process.pid, signal);
  }
  process.exitCode = code ?? 1;
}
