import { spawn } from 'node:child_process';

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in this terminal, hands it the signals that we get, and lets us end as it ended:
 * with the same exit code, or by the same signal.
 *
 * @param {string} node
 * @param {readonly string[]} programAndArguments
 * @param {NodeJS.ProcessEnv} env
 */
export async function runInForeground(node, programAndArguments, env) {
  const options = ['--disable-warning=ExperimentalWarning'];
  const child = spawn(node, [...options, ...programAndArguments], { stdio: 'inherit', env });
  const passOn = (/** @type {NodeJS.Signals} */ signal) => {
    // A terminal gives Ctrl-C to the child itself; passing it on would be a second one.
    if (signal !== 'SIGINT' || !(process.stdin.isTTY || process.stderr.isTTY)) {
      child.kill(signal);
    }
  };
  for (const signal of SIGNALS) {
    process.on(signal, passOn);
  }
  const watch = watchParent(() => child.kill('SIGTERM'));
  const { code, signal } = await endOf(child);
  clearInterval(watch);
  for (const name of SIGNALS) {
    process.off(name, passOn);
  }
  process.exitCode = code ?? 1;
  if (signal !== null) {
    process.kill(process.pid, signal);
  }
}

const LOOK_MILLISECONDS = 500;

/**
 * npm runs us in a shell that passes no signal on: whoever ends npm by its pid would leave us, and a
 * server on its port, behind. So we end when the shell that started us is gone.
 *
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  if (process.env['npm_lifecycle_event'] === undefined) {
    return undefined;
  }
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) {
      onGone();
    }
  }, LOOK_MILLISECONDS);
  watch.unref();
  return watch;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
function endOf(child) {
  return new Promise((settle, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => settle({ code, signal }));
  });
}
