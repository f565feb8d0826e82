import { join, relative, sep } from 'node:path';
import { filesBelow } from '../setup/content-hash.mjs';
import { ROOT } from '../setup/launch.mjs';

const FOLDERS = ['kernel', 'engine', 'modules', 'adapters', 'apps', 'demo', 'bench', 'test'];
export const ARCHITECTURE_TEST = join('test', 'architecture.test.ts');

/** quick: run by themselves; browser: need one; long: minutes, only when asked for. */
export type TestKind = 'quick' | 'browser' | 'long';

/**
 * Every test file of a kind whose path contains one of the words; all of them without words.
 *
 * @returns paths from the root, in their order
 */
export function listTestFiles(kind: TestKind, words: readonly string[]): string[] {
  return FOLDERS.flatMap((folder) => filesBelow(join(ROOT, folder), isOurs))
    .filter((file) => kindOf(file) === kind)
    .map((file) => relative(ROOT, file))
    .filter((file) => isAskedFor(file, words))
    .sort();
}

function isOurs(name: string): boolean {
  return !(name.startsWith('.') || name === 'node_modules' || name === 'dist');
}

function kindOf(file: string): TestKind | undefined {
  if (!/\.test\.tsx?$/.test(file)) {
    return undefined;
  }
  if (/\.browser\.test\.tsx?$/.test(file)) {
    return 'browser';
  }
  return /\.long\.test\.tsx?$/.test(file) ? 'long' : 'quick';
}

function isAskedFor(file: string, words: readonly string[]): boolean {
  const path = file.split(sep).join('/');
  return words.length === 0 || words.some((word) => path.includes(word));
}
