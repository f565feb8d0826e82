import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { filesBelow } from '../bin/setup/content-hash.mjs';
import { ROOT } from '../bin/setup/launch.mjs';
import { CONFIGURATION, type Cruise, cruise, readRules } from './cruise.ts';
import { ALLOWED, plantTree, VIOLATIONS } from './planted-imports.ts';

const FOLDERS = ['kernel', 'engine', 'modules', 'adapters', 'apps', 'demo', 'bench', 'bin', 'test'];
/** Far fewer than there are. A checker that reads nothing finds nothing wrong, and must not pass. */
const FEWEST_FILES = 150;
const FEWEST_KERNEL_IMPORTS = 30;
const MODULES = readdirSync(join(ROOT, 'modules'));

describe('the tree keeps the rules of who may import whom', () => {
  let found: Cruise;
  before(async () => {
    found = await cruise(
      ROOT,
      FOLDERS.filter((folder) => existsSync(join(ROOT, folder))),
    );
  });

  test('no import breaks a rule', () => {
    const sentences = readRules();
    const broken = found.summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}. ${sentences.get(rule.name)}`,
    );
    assert.deepEqual(broken, []);
  });

  test('every source file was looked at', () => {
    const seen = new Set(found.modules.map(({ source }) => source));
    const missed = FOLDERS.flatMap((folder) => filesBelow(join(ROOT, folder), isSource))
      .map((file) => relative(ROOT, file))
      .filter((file) => !seen.has(file));
    assert.deepEqual(missed, []);
    assert.ok(seen.size >= FEWEST_FILES, `only ${seen.size} files`);
  });

  test('imports by the name of a package were followed to its sources', () => {
    const kernelImports = found.modules
      .flatMap(({ dependencies }) => dependencies)
      .filter(({ module }) => module === '@yike/kernel');
    const astray = kernelImports.filter(({ resolved }) => resolved !== 'kernel/src/index.ts');
    assert.deepEqual(astray, []);
    assert.ok(kernelImports.length >= FEWEST_KERNEL_IMPORTS, `only ${kernelImports.length}`);
  });

  test('every module stands in the table of who may ask whom', () => {
    const rules = readRules();
    const unlisted = MODULES.filter((name) => !rules.has(`module-${name}`));
    assert.deepEqual(
      unlisted,
      [],
      `say whom it may ask, in MAY_ASK of ${CONFIGURATION}: ${unlisted}`,
    );
  });

  test('every module has a README, and stands in the tree of the one above', () => {
    const tree = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const untold = MODULES.filter(
      (name) =>
        !existsSync(join(ROOT, 'modules', name, 'README.md')) || !tree.includes(`\n  ${name}/ `),
    );
    assert.deepEqual(untold, [], `tell of it in its README.md and in the tree of ours: ${untold}`);
  });
});

describe('every rule turns red when it is broken', () => {
  let root: string;
  let found: Cruise;
  before(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'yike-planted-')));
    await plantTree(root, [...VIOLATIONS, ...ALLOWED]);
    found = await cruise(
      root,
      FOLDERS.filter((folder) => existsSync(join(root, folder))),
    );
  });
  after(() => rm(root, { recursive: true, force: true }));

  for (const { rule, from, to } of VIOLATIONS) {
    test(`${rule}: ${from} → ${to}`, () => {
      // A cycle is told once, from whichever of its files came first.
      const hits = found.summary.violations.filter(
        (violation) =>
          violation.rule.name === rule && (violation.from === from || violation.to === from),
      );
      assert.notEqual(hits.length, 0, 'nobody noticed');
    });
  }

  for (const { from, to } of ALLOWED) {
    test(`allowed: ${from} → ${to}`, () => {
      const hits = found.summary.violations.filter((violation) => violation.from === from);
      assert.deepEqual(hits, []);
    });
  }

  test('no rule is left that nobody has seen fail', () => {
    const planted = new Set(VIOLATIONS.map(({ rule }) => rule));
    const unseen = [...readRules().keys()].filter((name) => !planted.has(name));
    assert.deepEqual(unseen, [], `plant a violation of it in test/planted-imports.ts: ${unseen}`);
  });
});

/** Folders on the way, and what is written in a language we check. */
function isSource(name: string): boolean {
  const isFolder = !name.includes('.');
  return name !== 'node_modules' && name !== 'dist' && (isFolder || /\.(tsx?|mjs)$/.test(name));
}
