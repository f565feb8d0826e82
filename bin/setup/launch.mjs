import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, setUp } from '../setup.mjs';
import { runInForeground } from './foreground.mjs';
import { SetUpFailure } from './set-up-failure.mjs';

/** The repository this launcher belongs to, wherever it is called from. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The surroundings are at fault; as in the problem table. */
const EXIT_MACHINE = 69;

/**
 * Sets up what is missing, runs one of our programs with Node 24 in this terminal, and ends as it
 * ends: the same exit code, or the same signal.
 *
 * @param {string} program absolute, or from the root
 * @param {readonly string[]} programArguments
 * @param {{ withPage?: boolean }} [options] as for `setUp`
 * @returns {Promise<boolean>} whether the program could be started
 */
export async function launch(program, programArguments, options = {}) {
  try {
    const quiet = programArguments.includes('--quiet');
    const node = await setUp(ROOT, { quiet, ...options });
    await runInForeground(node, [resolve(ROOT, program), ...programArguments], {
      // Node keeps what it made of our sources there, and starts sooner the next time.
      NODE_COMPILE_CACHE: join(cacheFolder(ROOT), 'compiled'),
      ...process.env,
    });
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
