import { join } from 'node:path';
import { ROOT } from '../setup/launch.mjs';
import { runProgram } from '../setup/run-program.mjs';
import type { Outcome } from './outcome.ts';

/** A checking program from node_modules; it passes with exit code 0. */
export interface Tool {
  readonly name: string;
  /** Its script below node_modules, then its arguments. */
  readonly command: readonly [string, ...string[]];
}

export const FORMAT_AND_LINT: Tool = {
  name: 'format and lint',
  command: [
    '@biomejs/biome/bin/biome',
    'ci',
    '--colors=off',
    '--diagnostic-level=error',
    '--max-diagnostics=50',
    '.',
  ],
};

/** The engine first: the programs see it by the declarations that its own check writes. */
export const TYPES: readonly Tool[] = [
  {
    name: 'types',
    command: ['typescript/bin/tsc', '-b', '.', 'engine/tsconfig.test.json'],
  },
  { name: 'types of the web pages', command: ['typescript/bin/tsc', '-p', 'apps/web'] },
];

export const UNUSED: Tool = {
  name: 'nothing unused',
  command: ['knip/bin/knip.js', '--no-progress', '--no-config-hints'],
};

export async function runTool(tool: Tool): Promise<Outcome> {
  const [script, ...toolArguments] = tool.command;
  const { exitCode, output } = await runProgram(
    process.execPath,
    [join(ROOT, 'node_modules', script), ...toolArguments],
    { cwd: ROOT, env: { ...process.env, NO_COLOR: '1' } },
  );
  if (exitCode === 0) {
    return { passed: 1, failures: [], skips: [] };
  }
  const text = output.trim() === '' ? `exit code ${exitCode}` : output.trimEnd();
  return { passed: 0, failures: [{ name: tool.name, text }], skips: [] };
}
