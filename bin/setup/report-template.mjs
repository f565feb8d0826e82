import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, filesBelow } from './content-hash.mjs';
import { findMarker, removeMarker, writeMarker } from './marker.mjs';
import { lastLines, runProgram } from './run-program.mjs';
import { SetUpFailure } from './set-up-failure.mjs';

/**
 * Whether apps/web/dist/report.html was built from the sources as they are now.
 *
 * @param {string} root
 * @param {string} cache
 */
export function reportTemplateStands(root, cache) {
  return existsSync(template(root)) && findMarker(marker(cache)) === inputsHash(root);
}

/**
 * @param {string} root
 * @param {string} cache
 * @param {string} node
 * @param {import('./speaker.mjs').Speaker} say
 */
export async function buildReportTemplate(root, cache, node, say) {
  const inputs = inputsHash(root);
  const done = say.step({ zh: '正在生成报告页面', en: 'building the report page' });
  removeMarker(marker(cache));
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { exitCode, output } = await runProgram(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps', 'web'),
  });
  if (exitCode !== 0 || !existsSync(template(root))) {
    throw new SetUpFailure(
      { zh: '报告页面生成失败', en: 'the report page could not be built' },
      {
        zh: '如果改过 apps/web，请看上面的错误；否则请删除 .yike/cache 后重试。',
        en: 'If you changed apps/web, see the error above; otherwise delete .yike/cache and run this again.',
      },
      lastLines(withoutStack(output), 12),
    );
  }
  writeMarker(marker(cache), inputs);
  done();
}

/** @param {string} output */
function withoutStack(output) {
  return output.replaceAll(/^\s+at .*\n?/gm, '');
}

/**
 * Everything that goes into the page: its own sources, the words it shares with the modules, and
 * the versions of what it is built from and with.
 *
 * @param {string} root
 */
function inputsHash(root) {
  const modules = filesBelow(join(root, 'modules'), isModuleWord);
  const web = filesBelow(join(root, 'apps', 'web'), isShippingSource);
  const kernel = filesBelow(join(root, 'kernel', 'src'), isShippingSource);
  return contentHash(root, [...modules, ...web, ...kernel, join(root, 'package-lock.json')]);
}

/** @param {string} name */
function isShippingSource(name) {
  return !(name.startsWith('.') || ['dist', 'node_modules'].includes(name) || isTest(name));
}

/** Folders on the way, and contracts. @param {string} name */
function isModuleWord(name) {
  return /^(.*-)?contract\.ts$/.test(name) || !/\.|^(node_modules|data|migrations)$/.test(name);
}

/** @param {string} name */
function isTest(name) {
  return /\.test\.tsx?$/.test(name);
}

/** @param {string} root */
function template(root) {
  return join(root, 'apps', 'web', 'dist', 'report.html');
}

/** @param {string} cache */
function marker(cache) {
  return join(cache, 'report-template.sha256');
}
