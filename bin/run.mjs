#!/usr/bin/env node
// Runs one of the project's own TypeScript programs with everything set up:
// `node bin/run.mjs bench/run.ts --only network`.
import { launch } from './setup/launch.mjs';

const [program, ...programArguments] = process.argv.slice(2);
if (program === undefined) {
  process.stderr.write('用法 / usage: node bin/run.mjs FILE.ts [ARGUMENT…]\n');
  process.exit(64);
}
await launch(program, programArguments);
