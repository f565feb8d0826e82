import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { readRules } from './cruise.ts';

/** An import that somebody might write: which file asks for which, or for which of Node's modules. */
export interface PlantedImport {
  readonly from: string;
  readonly to: string;
}

export interface PlantedViolation extends PlantedImport {
  readonly rule: string;
}

const plant = (rule: string, from: string, to: string): PlantedViolation => ({ rule, from, to });

/** A module that none may ask. */
const UNLISTED_MODULE = 'modules/unlisted/src/index.ts';

/** One violation at least of every rule; each from a file of its own where the rule leaves a choice. */
export const VIOLATIONS: readonly PlantedViolation[] = [
  plant('kernel-stands-alone', 'kernel/src/sums.ts', 'engine/geometry/src/index.ts'),
  plant('engine-is-pure', 'engine/reach/src/judge.ts', 'modules/planning/src/index.ts'),
  plant('engine-has-no-io', 'engine/network/src/read.ts', 'node:fs'),
  plant('engine-has-no-io', 'kernel/src/read.ts', 'node:fs'),
  plant(
    'modules-do-not-see-the-world',
    'modules/planning/src/read.ts',
    'adapters/files/src/index.ts',
  ),
  plant(
    'adapters-do-not-see-modules',
    'adapters/files/src/price.ts',
    'modules/standards/src/index.ts',
  ),
  plant('adapters-see-shapes-only', 'adapters/files/src/walk.ts', 'engine/reach/src/index.ts'),
  plant(
    'threads-run-the-engine-alone',
    'adapters/threads/src/borrow.ts',
    'adapters/files/src/index.ts',
  ),
  plant('threads-run-the-engine-alone', 'adapters/threads/src/read.ts', 'node:fs'),
  plant('demo-is-made-of-numbers', 'demo/src/judge.ts', 'modules/planning/src/index.ts'),
  plant('only-yike-shows-the-demo', 'apps/web/src/sample.ts', 'demo/src/index.ts'),
  plant(
    'engine-flows-one-way-geometry',
    'engine/geometry/src/up.ts',
    'engine/network/src/index.ts',
  ),
  plant('engine-flows-one-way-network', 'engine/network/src/up.ts', 'engine/reach/src/index.ts'),
  plant('engine-flows-one-way-reach', 'engine/reach/src/up.ts', 'engine/access/src/index.ts'),
  plant('engine-flows-one-way-access', 'engine/access/src/up.ts', 'engine/siting/src/index.ts'),
  plant(
    'contract-is-light',
    'modules/health/src/contract.ts',
    'modules/health/src/health-store.ts',
  ),
  plant('rules-are-pure', 'modules/health/src/visit.ts', 'modules/health/src/health-store.ts'),
  plant('planning-owns-the-engine', 'modules/health/src/walk.ts', 'engine/reach/src/index.ts'),
  plant('web-sees-contracts-only', 'apps/web/src/store.ts', 'modules/planning/src/index.ts'),
  plant('apps-do-not-share', 'apps/web/src/borrow.ts', 'apps/yike/src/index.ts'),
  plant('apps-do-not-share', 'apps/yike/src/borrow.ts', 'apps/web/src/page.tsx'),
  plant('only-yike-fills-the-report', 'apps/kiosk/src/fill.ts', 'apps/web/src/index.ts'),
  plant('filling-needs-no-page', 'apps/web/src/index.ts', 'apps/web/src/page.tsx'),
  plant('no-cycles', 'modules/health/src/hen.ts', 'modules/health/src/egg.ts'),
  plant('no-cycles', 'modules/health/src/egg.ts', 'modules/health/src/hen.ts'),
  plant('front-door-only', 'apps/yike/src/window.ts', 'modules/planning/src/judge.ts'),
  plant('front-door-only', 'modules/planning/src/window.ts', 'kernel/src/problem.ts'),
  plant('front-door-only', 'apps/yike/src/cellar.ts', 'demo/src/street.ts'),
  plant('tests-stay-out', 'modules/health/src/ship.ts', 'modules/health/src/ship.test.ts'),
  plant('tests-stay-out', 'apps/yike/src/ship.ts', 'modules/planning/src/testing.ts'),
  plant('tests-stay-out', 'modules/health/src/open.ts', 'adapters/postgres/src/testing.ts'),
  ...[...readRules().keys()]
    .filter((rule) => rule.startsWith('module-'))
    .map((rule) =>
      plant(rule, `modules/${rule.slice('module-'.length)}/src/ask.ts`, UNLISTED_MODULE),
    ),
];

/** The exceptions that the rules make on purpose. */
export const ALLOWED: readonly PlantedImport[] = [
  { from: 'apps/yike/src/report.ts', to: 'apps/web/src/index.ts' },
  { from: 'apps/yike/src/demo.ts', to: 'demo/src/index.ts' },
  { from: 'apps/yike/src/assess.ts', to: 'modules/planning/src/index.ts' },
  { from: 'apps/web/src/show.ts', to: 'modules/planning/src/contract.ts' },
  { from: 'apps/web/src/shown.test.ts', to: 'modules/planning/src/testing.ts' },
  { from: 'adapters/files/src/streets.ts', to: 'engine/network/src/index.ts' },
  { from: 'adapters/threads/src/thread.ts', to: 'engine/access/src/index.ts' },
  { from: 'modules/planning/src/walk.ts', to: 'engine/access/src/index.ts' },
  { from: 'modules/bookings/src/book.ts', to: 'modules/people/src/index.ts' },
  { from: 'modules/bookings/src/booking-store.test.ts', to: 'adapters/postgres/src/testing.ts' },
  { from: 'engine/reach/src/walk.test.ts', to: 'node:test' },
];

/**
 * Writes a tree in which exactly these imports stand, written as people write them: by the name of
 * the package through a front door, by path elsewhere.
 */
export async function plantTree(root: string, imports: readonly PlantedImport[]): Promise<void> {
  const ours = imports.flatMap(({ from, to }) => [from, to]).filter(isOurs);
  for (const folder of new Set(ours.map(packageFolder))) {
    await plantPackage(root, folder);
  }
  for (const file of new Set(ours)) {
    const lines = imports
      .filter(({ from }) => from === file)
      .map(({ from, to }) => `import '${specifier(from, to)}';\n`);
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), `${lines.join('')}export const here = true;\n`);
  }
}

async function plantPackage(root: string, folder: string): Promise<void> {
  const name = packageName(folder);
  const door = (word: string): string => `./src/${word}.ts`;
  const exports = {
    '.': door('index'),
    './contract': door('contract'),
    './testing': door('testing'),
  };
  await mkdir(join(root, folder), { recursive: true });
  await mkdir(join(root, 'node_modules/@yike'), { recursive: true });
  await writeFile(join(root, folder, 'package.json'), JSON.stringify({ name, exports }));
  await symlink(join(root, folder), join(root, 'node_modules', name), 'junction');
}

function isOurs(path: string): boolean {
  return !path.startsWith('node:');
}

function packageFolder(path: string): string {
  return path.slice(0, path.indexOf('/src/'));
}

function packageName(folder: string): string {
  return `@yike/${folder.replace(/^(modules|adapters|apps)\//, '').replace('/', '-')}`;
}

function specifier(from: string, to: string): string {
  if (!isOurs(to)) {
    return to;
  }
  const door = /\/src\/(index|contract|testing)\.ts$/.exec(to)?.[1];
  if (door === undefined || packageFolder(from) === packageFolder(to)) {
    const path = relative(dirname(from), to);
    return path.startsWith('.') ? path : `./${path}`;
  }
  return packageName(packageFolder(to)) + (door === 'index' ? '' : `/${door}`);
}
