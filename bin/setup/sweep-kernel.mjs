import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, filesBelow } from './content-hash.mjs';
import { findMarker, removeMarker, writeMarker } from './marker.mjs';
import { lastLines, runProgram } from './run-program.mjs';
import { SetUpFailure } from './set-up-failure.mjs';

/** Small machine code out of few lines: WebAssembly with SIMD, no checks that our tests make already. */
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

/**
 * Whether engine/reach/dist/sweep-kernel.wasm was compiled from the source as it is now.
 *
 * @param {string} root
 * @param {string} cache
 */
export function sweepKernelStands(root, cache) {
  return existsSync(kernel(root)) && findMarker(marker(cache)) === inputsHash(root);
}

/**
 * @param {string} root
 * @param {string} cache
 * @param {string} node
 * @param {import('./speaker.mjs').Speaker} say
 */
export async function compileSweepKernel(root, cache, node, say) {
  const inputs = inputsHash(root);
  const done = say.step({ zh: '正在编译步行计算内核', en: 'compiling the walking kernel' });
  removeMarker(marker(cache));
  const asc = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
  const { exitCode, output } = await runProgram(
    node,
    [asc, 'engine/reach/assembly/sweep-kernel.ts', '-o', kernel(root), ...OPTIONS],
    { cwd: root },
  );
  if (exitCode !== 0 || !existsSync(kernel(root))) {
    throw new SetUpFailure(
      { zh: '步行计算内核编译失败', en: 'the walking kernel could not be compiled' },
      {
        zh: '如果改过 engine/reach/assembly，请看上面的错误；否则请删除 .yike/cache 后重试。',
        en: 'If you changed engine/reach/assembly, see the error above; otherwise delete .yike/cache and run this again.',
      },
      lastLines(output, 12),
    );
  }
  writeMarker(marker(cache), inputs);
  done();
}

/** Its source, and the version of the compiler. @param {string} root */
function inputsHash(root) {
  const sources = filesBelow(join(root, 'engine', 'reach', 'assembly'), () => true);
  return contentHash(root, [...sources, join(root, 'package-lock.json')]);
}

/** @param {string} root */
function kernel(root) {
  return join(root, 'engine', 'reach', 'dist', 'sweep-kernel.wasm');
}

/** @param {string} cache */
function marker(cache) {
  return join(cache, 'sweep-kernel.sha256');
}
