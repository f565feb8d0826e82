import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from './content-hash.mjs';
import { findMarker, removeMarker, writeMarker } from './marker.mjs';
import { runNpm } from './npm-command.mjs';

/**
 * Whether node_modules holds what package-lock.json asks for. The marker remembers the answer for
 * the lock file's hash, so that asking again costs one hash.
 *
 * @param {string} root
 * @param {string} cache
 */
export function dependenciesStand(root, cache) {
  return (
    existsSync(installedLock(root)) && findMarker(marker(cache)) === contentHash(root, [lock(root)])
  );
}

/**
 * Installs exactly the lock file. Leaves node_modules alone where somebody has already installed
 * the same with npm by hand: another program may be running from it.
 *
 * @param {string} root
 * @param {string} cache
 * @param {string} node the Node that will use them
 * @param {import('./speaker.mjs').Speaker} say
 */
export async function installDependencies(root, cache, node, say) {
  const wanted = contentHash(root, [lock(root)]);
  if (!holdsEverything(root)) {
    removeMarker(marker(cache));
    const done = say.step({ zh: '正在安装依赖', en: 'installing the dependencies' });
    await runNpm(node, root, ['ci', '--include=dev']);
    done();
  }
  writeMarker(marker(cache), wanted);
}

/**
 * npm leaves a list of what it installed; it writes it last, so an interrupted install has none.
 *
 * @param {string} root
 */
function holdsEverything(root) {
  const installed = packagesIn(installedLock(root));
  return Object.entries(packagesIn(lock(root))).every(([path, wanted]) => {
    const found = installed[path];
    return (
      path === '' || wanted.optional === true || (found !== undefined && isSame(wanted, found))
    );
  });
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

/** @param {LockedPackage} wanted @param {LockedPackage} found */
function isSame(wanted, found) {
  return wanted.version === found.version && wanted.integrity === found.integrity;
}

/** @param {string} path @returns {Record<string, LockedPackage>} */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return {};
  }
}

/** @param {string} root */
function lock(root) {
  return join(root, 'package-lock.json');
}

/** @param {string} root */
function installedLock(root) {
  return join(root, 'node_modules', '.package-lock.json');
}

/** @param {string} cache */
function marker(cache) {
  return join(cache, 'dependencies.sha256');
}
