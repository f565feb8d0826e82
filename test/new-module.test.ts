import assert from 'node:assert/strict';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeModule } from '../bin/new-module/write-module.ts';
import { ROOT } from '../bin/setup/launch.mjs';
import { runProgram } from '../bin/setup/run-program.mjs';

const NAMES = { module: 'library', noun: 'copy', plural: 'copies', chinese: '藏书' };
const OURS = ['kernel', 'engine', 'modules', 'adapters', 'apps', 'demo', 'bin', 'docs/guides'];
const ALONE = ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'];

describe('a module that is begun as the guide says', () => {
  let root: string;
  let files: readonly string[];
  const node = (...programArguments: string[]) =>
    runProgram(process.execPath, programArguments, { cwd: root });

  const dependenciesOf = async (folder: string): Promise<Record<string, string>> =>
    JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')).dependencies;

  before(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'yike-new-module-')));
    await copyTree(root);
    files = await writeModule(root, NAMES);
    await symlink(
      join(root, 'modules/library'),
      join(root, 'node_modules/@yike/library'),
      'junction',
    );
  });
  after(() => rm(root, { recursive: true, force: true }));

  test('has every kind of file, under its own names', () => {
    for (const file of [
      'modules/library/migrations/001-copies.sql',
      'modules/library/src/copy-service.ts',
      'modules/library/README.md',
      'kernel/src/problem-table/library.ts',
      'apps/yike/src/http/routes/library.test.ts',
    ]) {
      assert.ok(files.includes(file), `${file} is not among ${files}`);
    }
  });

  test('asks for the same versions as the other modules', async () => {
    const own = await dependenciesOf('modules/library');
    const { kysely, zod } = await dependenciesOf('modules/territory');
    assert.deepEqual([own['kysely'], own['zod']], [kysely, zod]);
  });

  test('passes the tests of the guide with tables made from its migration', async () => {
    const tables = await node('bin/write-table-types.ts');
    assert.equal(tables.exitCode, 0, tables.output);
    const tests = files.filter((file) => file.endsWith('.test.ts'));
    assert.equal(tests.length, 3);
    const { exitCode, output } = await node('--test', ...tests);
    assert.equal(exitCode, 0, output);
  });

  test('keeps to the types', async () => {
    const include = ['modules/library', 'apps/yike/src/http/routes/library.ts'];
    // the engine, which comes along, is checked under its own rules elsewhere
    const compilerOptions = { incremental: false, noUncheckedIndexedAccess: false };
    const options = {
      extends: './tsconfig.json',
      include,
      exclude: ['**/*.test.ts'],
      references: [],
      compilerOptions,
    };
    await writeFile(join(root, 'tsconfig.module.json'), JSON.stringify(options));
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { exitCode, output } = await node(compiler, '-p', 'tsconfig.module.json');
    assert.equal(exitCode, 0, output);
  });

  test('is not written where its words are names of files that every module has', async () => {
    for (const noun of ['index', 'ledger']) {
      const ledger = { module: 'ledger', noun, plural: `${noun}s`, chinese: '账' };
      await assert.rejects(writeModule(root, ledger), /two files/);
    }
  });

  test('is not written over', async () => {
    await assert.rejects(writeModule(root, NAMES), /is there already/);
  });
});

/** Our sources, beside the packages of others as they are. */
async function copyTree(root: string): Promise<void> {
  const isSource = (path: string) => !['node_modules', 'dist'].includes(basename(path));
  for (const folder of OURS) {
    await cp(join(ROOT, folder), join(root, folder), { recursive: true, filter: isSource });
  }
  for (const file of ALONE) await cp(join(ROOT, file), join(root, file));
  await mkdir(join(root, 'node_modules'));
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    const [there, here] = [join(ROOT, 'node_modules', name), join(root, 'node_modules', name)];
    // links into the tree: they lead into the copy
    if (name === '@yike') await cp(there, here, { recursive: true, verbatimSymlinks: true });
    else await symlink(there, here, 'junction');
  }
}
