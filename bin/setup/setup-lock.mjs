import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cannotWrite } from './set-up-failure.mjs';

/** How often the holder shows that it lives, and after how long a silence it is taken for dead. */
const BEAT_MS = 2_000;
const SILENCE_MS = 60_000;
const POLL_MS = 200;

/**
 * Runs `work` while no other process, on this machine or another that shares the folder, is setting
 * up. A lock left behind by a process that died is taken over.
 *
 * @template T
 * @param {string} cache
 * @param {import('./speaker.mjs').Speaker} say
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(cache, say, work) {
  const lock = join(cache, 'set-up.lock');
  await take(cache, lock, say);
  const beat = setInterval(() => showLife(lock), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} cache @param {string} lock @param {import('./speaker.mjs').Speaker} say */
async function take(cache, lock, say) {
  for (let said = false; !tryTake(cache, lock); ) {
    if (isLeftBehind(lock)) {
      clearAway(lock);
      continue;
    }
    if (!said) {
      say.note({
        zh: '另一个进程正在准备运行环境，等它完成',
        en: 'another process is setting up; waiting for it',
      });
      said = true;
    }
    await sleep(POLL_MS);
  }
}

/** Making a folder either succeeds for one process or fails. @param {string} cache @param {string} lock */
function tryTake(cache, lock) {
  try {
    mkdirSync(cache, { recursive: true });
    mkdirSync(lock);
    writeFileSync(owner(lock), JSON.stringify({ pid: process.pid, host: hostname() }));
    return true;
  } catch (cause) {
    if (isErrorCode(cause, 'EEXIST')) {
      return false;
    }
    throw cannotWrite(cache, cause);
  }
}

/**
 * @param {string} lock
 * @returns {boolean} whether its holder has died: its process is gone, or it fell silent
 */
export function isLeftBehind(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > SILENCE_MS) {
      return true;
    }
    const { pid, host } = JSON.parse(readFileSync(owner(lock), 'utf8'));
    return host === hostname() && !isRunning(pid);
  } catch {
    // Gone again, or its holder has not yet written who it is.
    return false;
  }
}

/**
 * Two waiting processes may both see a dead holder. Only one may clear it away, or the slower one
 * would clear away the lock that the quicker one has taken since; so this has a lock of its own,
 * held for an instant, and the look is repeated under it.
 *
 * @param {string} lock
 */
function clearAway(lock) {
  const clearing = `${lock}.clearing`;
  try {
    mkdirSync(clearing);
  } catch {
    if (Date.now() - (statSync(clearing, { throwIfNoEntry: false })?.mtimeMs ?? 0) > SILENCE_MS) {
      rmSync(clearing, { recursive: true, force: true });
    }
    return;
  }
  if (isLeftBehind(lock)) {
    rmSync(lock, { recursive: true, force: true });
  }
  rmSync(clearing, { recursive: true, force: true });
}

/** @param {string} lock */
function showLife(lock) {
  const now = new Date();
  try {
    utimesSync(lock, now, now);
  } catch {
    // Somebody removed the cache; the work in progress will say so itself.
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return isErrorCode(cause, 'EPERM');
  }
}

/** @param {string} lock */
function owner(lock) {
  return join(lock, 'owner.json');
}

/** @param {unknown} cause @param {string} code */
function isErrorCode(cause, code) {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
