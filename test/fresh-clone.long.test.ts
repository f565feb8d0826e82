import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ROOT } from '../bin/setup/launch.mjs';
import { OLDEST_MAJOR } from '../bin/setup/node-runtime.mjs';
import { runProgram } from '../bin/setup/run-program.mjs';

/**
 * Once everything is there, the launcher adds no more than this to the start of the program and of
 * the Node it runs on itself. A busy machine is slower at everything, so it is also given as a
 * multiple of starting Node to do nothing.
 */
const MOST_ADDED_SECONDS = 0.15;
const MOST_ADDED_STARTS = 3;

describe('a fresh clone', async () => {
  const node = await findOldNode();
  const clone = join(realpathSync(mkdtempSync(join(tmpdir(), 'yike-clone-'))), 'yike');
  const env = { ...process.env, LANG: 'en_GB.UTF-8', PATH: pathWith(dirname(node)) };
  const yike = (...words: string[]) =>
    runProgram(node, [join(clone, 'bin/yike.mjs'), ...words], { cwd: tmpdir(), env });

  before(async () => {
    const { exitCode, output } = await runProgram('git', ['clone', '--quiet', ROOT, clone]);
    assert.equal(exitCode, 0, output);
  });
  after(() => rmSync(dirname(clone), { recursive: true, force: true }));

  test('started twice at once for the first time, sets itself up once and answers both', async () => {
    const [one, other] = await Promise.all([yike('--help'), yike('--help')]);
    assert.equal(one.exitCode, 0, one.output);
    assert.equal(other.exitCode, 0, other.output);
    const both = one.output + other.output;
    assert.equal(both.split('installing the dependencies').length - 1, 1, both);
    assert.ok(existsSync(join(clone, 'apps/web/dist/report.html')));
  });

  test('says nothing about set-up the second time, and starts quickly', async () => {
    const { exitCode, output } = await yike('--help');
    assert.equal(exitCode, 0, output);
    assert.doesNotMatch(output, /installing|building/);
    const own = await quickest(() => runProgram(node, ['--eval', '0']));
    const launched = await quickest(() => yike('--help'));
    const direct = await quickest(() =>
      runProgram(process.execPath, [join(clone, 'apps/yike/src/main.ts'), '--help'], { env }),
    );
    const added = launched - direct - own;
    const most = Math.max(MOST_ADDED_SECONDS, MOST_ADDED_STARTS * own);
    assert.ok(added < most, `${added.toFixed(3)} s added, at most ${most.toFixed(3)} s allowed`);
  });

  test('answers to npx without asking the network', async () => {
    const npx = await runProgram('npx', ['--offline', 'yike', '--help'], { cwd: clone, env });
    assert.equal(npx.exitCode, 0, npx.output);
    assert.match(npx.output, /assess/);
  });
});

/** A Node that our programs do not run on, if there is one on the path; else the running one. */
async function findOldNode(): Promise<string> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const node = join(folder, 'node');
    const { output } = await runProgram(node, ['--eval', '0']);
    const major = Number(/^v(\d+)\./.exec(output)?.[1]);
    if (major >= 18 && major < OLDEST_MAJOR) {
      return node;
    }
  }
  return process.execPath;
}

function pathWith(folder: string): string {
  return `${folder}${delimiter}${process.env['PATH'] ?? ''}`;
}

/** Seconds of the quickest of five. */
async function quickest(work: () => Promise<unknown>): Promise<number> {
  const seconds: number[] = [];
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    await work();
    seconds.push((performance.now() - began) / 1000);
  }
  return Math.min(...seconds);
}
