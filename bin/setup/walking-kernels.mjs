import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, filesBelow } from './content-hash.mjs';
import { findMarker, removeMarker, writeMarker } from './marker.mjs';
import { lastLines, runProgram } from './run-program.mjs';
import { SetUpFailure } from './set-up-failure.mjs';

/** Small machine code out of few lines: WebAssembly with SIMD, no checks that our tests make already. */
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

/** What engine/reach/assembly holds, each compiled to a file of its name in engine/reach/dist. */
const KERNELS = ['sweep-kernel', 'block-kernel'];

/**
 * Whether the kernels in engine/reach/dist were compiled from the sources as they are now.
 *
 * @param {string} root
 * @param {string} cache
 */
export function kernelsStand(root, cache) {
  return (
    kernels(root).every((kernel) => existsSync(kernel)) &&
    findMarker(marker(cache)) === inputsHash(root)
  );
}

/**
 * @param {string} root
 * @param {string} cache
 * @param {string} node
 * @param {import('./speaker.mjs').Speaker} say
 */
export async function compileKernels(root, cache, node, say) {
  const inputs = inputsHash(root);
  const done = say.step({ zh: '正在编译步行计算内核', en: 'compiling the walking kernels' });
  removeMarker(marker(cache));
  for (const name of KERNELS) await compileKernel(root, name, node);
  writeMarker(marker(cache), inputs);
  done();
}

/** @param {string} root @param {string} name @param {string} node */
async function compileKernel(root, name, node) {
  const asc = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
  const source = `engine/reach/assembly/${name}.ts`;
  const compiled = kernelPath(root, name);
  const options = [asc, source, '-o', compiled, ...OPTIONS];
  const { exitCode, output } = await runProgram(node, options, { cwd: root });
  if (exitCode === 0 && existsSync(compiled)) return;
  throw new SetUpFailure(
    { zh: '步行计算内核编译失败', en: 'the walking kernels could not be compiled' },
    {
      zh: '如果改过 engine/reach/assembly，请看上面的错误；否则请删除 .yike/cache 后重试。',
      en: 'If you changed engine/reach/assembly, see the error above; otherwise delete .yike/cache and run this again.',
    },
    lastLines(output, 12),
  );
}

/** Their sources, and the version of the compiler. @param {string} root */
function inputsHash(root) {
  const sources = filesBelow(join(root, 'engine', 'reach', 'assembly'), () => true);
  return contentHash(root, [...sources, join(root, 'package-lock.json')]);
}

/** @param {string} root */
function kernels(root) {
  return KERNELS.map((name) => kernelPath(root, name));
}

/** @param {string} root @param {string} name */
function kernelPath(root, name) {
  return join(root, 'engine', 'reach', 'dist', `${name}.wasm`);
}

/** @param {string} cache */
function marker(cache) {
  return join(cache, 'walking-kernels.sha256');
}
