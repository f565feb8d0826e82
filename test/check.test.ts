import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Outcome } from '../bin/check/outcome.ts';
import { countsText, failuresText, stageText } from '../bin/check/report.ts';
import { listTestFiles } from '../bin/check/test-files.ts';
import { ROOT } from '../bin/setup/launch.mjs';
import { runProgram } from '../bin/setup/run-program.mjs';

const LIMIT_SECONDS = 10;

describe('a run of test files', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'yike-check-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What becomes of a test file; in a process of its own, as node:test does not run in itself. */
  async function outcomeOf(text: string, limitSeconds = LIMIT_SECONDS): Promise<Outcome> {
    const file = join(folder, 'some.test.ts');
    const runner = join(folder, 'runner.mjs');
    const imports = "import { test, describe } from 'node:test';\n";
    writeFileSync(file, text.includes('test') ? imports + text : text);
    writeFileSync(
      runner,
      `import { runTests } from ${JSON.stringify(join(ROOT, 'bin/check/run-tests.ts'))};
       const outcome = await runTests([${JSON.stringify(file)}], ${limitSeconds});
       console.log(JSON.stringify(outcome));`,
    );
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { output } = await runProgram(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', runner],
      { env },
    );
    return JSON.parse(output);
  }

  test('counts tests, not the suites around them, and keeps the reasons of skips', async () => {
    const outcome = await outcomeOf(`
      describe('a suite', () => {
        test('one', () => {});
        test('two', { skip: 'no data here' }, () => {});
        test('three', (t) => t.skip('not today'));
      });`);
    assert.deepEqual(outcome, {
      passed: 1,
      failures: [],
      skips: [
        { name: 'two', reason: 'no data here' },
        { name: 'three', reason: 'not today' },
      ],
    });
  });

  test('tells a failure with its place, its words and what was printed', async () => {
    const outcome = await outcomeOf(`
      test('parent', async (t) => {
        await t.test('child', () => { console.log('so far'); throw new Error('wet paint'); });
      });`);
    assert.equal(outcome.failures.length, 1);
    const [failure] = outcome.failures;
    assert.match(failure?.name ?? '', /some\.test\.ts:4 child$/);
    assert.match(failure?.text ?? '', /wet paint/);
    assert.match(failure?.text ?? '', /so far/);
  });

  const broken = [
    ['that cannot be read', "import './nowhere.ts';", /ERR_MODULE_NOT_FOUND/],
    ['that ends its process', "test('leaves', () => process.exit(3));", /failed/],
    ['that holds no test', "console.log('nothing');", /holds no test|nothing/],
  ] as const;
  for (const [what, text, words] of broken) {
    test(`a file ${what} fails`, async () => {
      const { passed, failures } = await outcomeOf(text);
      assert.equal(passed, 0);
      assert.equal(failures.length, 1);
      assert.match(failures[0]?.text ?? '', words);
    });
  }

  test('a file that never ends is stopped, and fails', async () => {
    const { failures } = await outcomeOf("test('turns', () => { for (;;) {} });", 1);
    assert.deepEqual(
      failures.map((failure) => failure.text),
      ['did not end within 1 s'],
    );
  });
});

describe('the report of the checks', () => {
  const outcome: Outcome = {
    passed: 3,
    failures: [{ name: 'lint', text: 'line one\nline two' }],
    skips: [
      { name: 'a', reason: 'no browser' },
      { name: 'b', reason: 'no browser' },
    ],
  };

  test('ends with the three counts', () => {
    assert.equal(countsText(outcome), '3 passed, 1 failed, 2 skipped');
  });

  test('shows failures whole, and skips by their reason', () => {
    assert.equal(
      stageText('tests', outcome, 1.25),
      [
        '✗ tests  3 passed, 1 failed, 2 skipped  1.3 s',
        '  ✗ lint',
        '      line one',
        '      line two',
        '  – 2 skipped: no browser',
        '',
      ].join('\n'),
    );
    assert.equal(failuresText(outcome), '\nFailed:\n  ✗ lint\n');
  });
});

describe('which tests run', () => {
  test('those of each kind by the end of their name', () => {
    assert.ok(listTestFiles('quick', []).includes('test/check.test.ts'));
    assert.ok(listTestFiles('long', []).includes('test/fresh-clone.long.test.ts'));
    assert.ok(!listTestFiles('quick', []).some((file) => /\.(long|browser)\.test/.test(file)));
  });

  test('only those that were asked for', () => {
    assert.deepEqual(listTestFiles('quick', ['test/check']), ['test/check.test.ts']);
    assert.deepEqual(listTestFiles('quick', ['no such thing']), []);
  });
});
