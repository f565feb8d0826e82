import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeSmallTown } from '../apps/yike/src/testing.ts';

const MAIN = fileURLToPath(new URL('../apps/yike/src/main.ts', import.meta.url));
const MOMENTS = 12;

test('an assessment that is interrupted at any moment leaves all of its files or none', async () => {
  const town = await writeSmallTown();
  try {
    const wholeRun = await run(assess(town.path, 'whole'), null);
    assert.equal(wholeRun.code, 0);
    const names = (await readdir(town.path('whole'))).sort();
    const outcomes: string[] = [];
    for (let moment = 1; moment <= MOMENTS; moment++) {
      const out = `out-${moment}`;
      await run(assess(town.path, out), (wholeRun.milliseconds * moment) / MOMENTS);
      const left = (await readdir(town.folder)).filter((name) => name.includes('part'));
      assert.deepEqual(left, [], 'nothing half-written lies about');
      const written = await readdir(town.path(out)).catch(() => []);
      assert.ok(written.length === 0 || written.sort().join() === names.join(), written.join());
      outcomes.push(written.length === 0 ? 'none' : 'all');
    }
    assert.ok(outcomes.includes('none'), 'some runs were really interrupted');
  } finally {
    await rm(town.folder, { recursive: true, force: true });
  }
});

test('results move in over those of an earlier run, and other files in the folder stay', async () => {
  const town = await writeSmallTown();
  try {
    await mkdir(town.path('out'));
    await writeFile(town.path('out/notes.txt'), 'mine');
    await writeFile(town.path('out/summary.json'), 'old');
    const { code } = await run(assess(town.path, 'out'), null);
    assert.equal(code, 0);
    assert.equal(await readFile(town.path('out/notes.txt'), 'utf8'), 'mine');
    assert.notEqual(await readFile(town.path('out/summary.json'), 'utf8'), 'old');
  } finally {
    await rm(town.folder, { recursive: true, force: true });
  }
});

function assess(path: (name: string) => string, out: string): ChildProcess {
  return spawn(
    process.execPath,
    [
      MAIN,
      'assess',
      ...['--network', path('streets.osm'), '--people', path('people.csv')],
      ...['--facilities', path('shops.csv'), '--areas', path('areas.geojson')],
      ...['--out', path(out), '--walker', 'adult', 'elder', 'wheelchair', 'pram'],
    ],
    { stdio: 'ignore' },
  );
}

/** Lets a process run to its end, or interrupts it as Ctrl-C does. */
function run(
  child: ChildProcess,
  interruptAfter: number | null,
): Promise<{ code: number | null; milliseconds: number }> {
  const began = performance.now();
  const timer =
    interruptAfter === null ? null : setTimeout(() => child.kill('SIGINT'), interruptAfter);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      if (timer !== null) clearTimeout(timer);
      resolve({ code, milliseconds: performance.now() - began });
    });
  });
}
