import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runProgram } from './run-program.mjs';
import { SetUpFailure } from './set-up-failure.mjs';

const NPM_FROM_PREFIX = join('npm', 'bin', 'npm-cli.js');
/** Debian's own npm finds its parts here, which only Debian's own Node knows. */
const DEBIAN_MODULES = '/usr/share/nodejs';

/**
 * Where npm's program may lie, likeliest first: beside the npm that started us, beside the running
 * Node (nvm, nodejs.org, NodeSource; Windows keeps it one folder higher), behind the `npm` on the
 * path, in Debian's folder.
 *
 * @param {{ execPath: string, env: NodeJS.ProcessEnv }} [machine]
 * @returns {string | undefined}
 */
export function findNpm({ execPath, env } = process) {
  const nodeFolder = dirname(execPath);
  const candidates = [
    env['npm_execpath'] ?? '',
    join(nodeFolder, '..', 'lib', 'node_modules', NPM_FROM_PREFIX),
    join(nodeFolder, 'node_modules', NPM_FROM_PREFIX),
    ...(env['PATH'] ?? env['Path'] ?? '').split(delimiter).flatMap(npmOnPath),
    join(DEBIAN_MODULES, NPM_FROM_PREFIX),
  ];
  return candidates.find((path) => path.endsWith('npm-cli.js') && existsSync(path));
}

/** @param {string} folder one entry of PATH @returns {string[]} */
function npmOnPath(folder) {
  const beside = [
    join(folder, '..', 'lib', 'node_modules', NPM_FROM_PREFIX),
    join(folder, 'node_modules', NPM_FROM_PREFIX),
  ];
  try {
    return [realpathSync(join(folder, 'npm')), ...beside];
  } catch {
    return beside;
  }
}

/**
 * Runs npm on the given Node in a folder and waits for it.
 *
 * @param {string} node
 * @param {string} folder
 * @param {readonly string[]} npmArguments
 * @throws {SetUpFailure}
 */
export async function runNpm(node, folder, npmArguments) {
  const npm = findNpm();
  if (npm === undefined) {
    throw new SetUpFailure(
      { zh: '找不到 npm', en: 'npm was not found' },
      {
        zh: '请安装 npm（Debian：apt-get install npm）后重试。',
        en: 'Install npm (Debian: apt-get install npm) and run this again.',
      },
    );
  }
  const { exitCode, output } = await runProgram(
    node,
    [
      npm,
      ...npmArguments,
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      '--loglevel=warn',
      '--fetch-retries=2',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=5000',
    ],
    { cwd: folder, env: npmEnvironment(node, npm) },
  );
  if (exitCode !== 0) {
    throw npmFailure(output);
  }
}

/** Install scripts must meet the same Node that runs npm. @param {string} node @param {string} npm */
function npmEnvironment(node, npm) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` };
  return realpathSync(npm).startsWith(DEBIAN_MODULES) ? { ...env, NODE_PATH: DEBIAN_MODULES } : env;
}

const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT|network request/;
const NO_SPACE = /ENOSPC/;
const NOT_WRITABLE = /EACCES|EROFS|EPERM/;

/** What npm's words mean for the user. @param {string} output */
export function npmFailure(output) {
  const detail = firstErrors(output);
  if (NO_NETWORK.test(output)) {
    return new SetUpFailure(
      { zh: '无法连接 npm 软件源', en: 'the npm registry cannot be reached' },
      {
        zh: '首次运行需要网络。请联网，或用 npm config set registry / proxy 指定可用的镜像或代理，再运行一次。',
        en: 'The first run needs a network. Connect, or name a mirror or proxy with npm config set registry / proxy, and run this again.',
      },
      detail,
    );
  }
  if (NO_SPACE.test(output)) {
    return new SetUpFailure(
      { zh: '磁盘空间不足', en: 'the disk is full' },
      { zh: '请腾出约 1 GB 空间后重试。', en: 'Free about 1 GB and run this again.' },
      detail,
    );
  }
  if (NOT_WRITABLE.test(output)) {
    return new SetUpFailure(
      { zh: '没有写入权限', en: 'a folder cannot be written' },
      {
        zh: '请检查上面列出的文件夹的权限后重试。',
        en: 'Check the permissions of the folder named above and run this again.',
      },
      detail,
    );
  }
  if (output.includes('EUSAGE')) {
    return new SetUpFailure(
      {
        zh: 'package-lock.json 与各 package.json 不一致',
        en: 'package-lock.json does not agree with the package.json files',
      },
      {
        zh: '如果改过 package.json，请运行 npm install；否则请用 git 恢复这些文件。',
        en: 'If you changed a package.json, run npm install; otherwise restore these files with git.',
      },
      detail,
    );
  }
  return new SetUpFailure(
    { zh: 'npm 安装失败', en: 'npm could not install' },
    { zh: '请看上面 npm 的提示。', en: "See npm's own words above." },
    detail,
  );
}

/** npm says what is wrong first, and much else after it. @param {string} output */
function firstErrors(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!) (?! *at )./.test(line));
  return errors.slice(0, 8).join('\n');
}
