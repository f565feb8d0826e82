import { join } from 'node:path';
import { dependenciesStand, installDependencies } from './setup/dependencies.mjs';
import { installNode, standingNode } from './setup/node-runtime.mjs';
import { buildReportTemplate, reportTemplateStands } from './setup/report-template.mjs';
import { withSetupLock } from './setup/setup-lock.mjs';
import { sayNothing, sayOnStderr } from './setup/speaker.mjs';
import { compileKernels, kernelsStand } from './setup/walking-kernels.mjs';

/** @typedef {import('./setup/speaker.mjs').Speaker} Speaker */

/**
 * Makes sure that everything a program of ours needs is there: Node 24, the dependencies, the
 * compiled walking kernels, the generated page of the report. Costs a few file reads when it is;
 * otherwise installs what is missing, one process at a time, saying on stderr what it does.
 *
 * @param {string} root the repository
 * @param {{ quiet?: boolean, withPage?: boolean }} [options] quiet: say nothing unless it fails;
 *   withPage: false leaves the report's page to the caller
 * @returns {Promise<string>} the path of a Node that runs our TypeScript
 * @throws {import('./setup/set-up-failure.mjs').SetUpFailure} with what to tell the user
 */
export async function setUp(root, { quiet = false, withPage = true } = {}) {
  const ready = everythingStands(root, withPage);
  if (ready !== undefined) {
    return ready;
  }
  const say = quiet ? sayNothing : sayOnStderr;
  return await withSetupLock(cacheFolder(root), say, () => setUpMissing(root, withPage, say));
}

/** Everything that is made on this machine and can be made again. @param {string} root */
export function cacheFolder(root) {
  return join(root, '.yike', 'cache');
}

/**
 * @param {string} root
 * @param {boolean} withPage
 * @returns {string | undefined} the Node to use, if nothing is missing
 */
function everythingStands(root, withPage) {
  const cache = cacheFolder(root);
  const node = standingNode(cache);
  const stands =
    dependenciesStand(root, cache) &&
    kernelsStand(root, cache) &&
    (!withPage || reportTemplateStands(root, cache));
  return stands ? node : undefined;
}

/** @param {string} root @param {boolean} withPage @param {Speaker} say */
async function setUpMissing(root, withPage, say) {
  const cache = cacheFolder(root);
  // Asked again one by one: another process may have done some of it while we waited for the lock.
  const node = standingNode(cache) ?? (await installNode(cache, say));
  if (!dependenciesStand(root, cache)) {
    await installDependencies(root, cache, node, say);
  }
  if (!kernelsStand(root, cache)) {
    await compileKernels(root, cache, node, say);
  }
  if (withPage && !reportTemplateStands(root, cache)) {
    await buildReportTemplate(root, cache, node, say);
  }
  return node;
}
