import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assess, assessInPool } from '@yike/planning';
import { openPool } from '@yike/threads';
import { corner, writeSmallTown } from '../testing.ts';
import { loadDistrict } from './assess-district.ts';
import { withPool } from './with-pool.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const SILENT = { phase() {}, share() {}, throwIfStopped() {} };
const skip = availableParallelism() < 2 ? 'one processor: no threads' : false;

test('few points are worth no thread; many are, and the threads are gone afterwards', {
  skip,
}, async () => {
  assert.equal(await withPool(19_999, async (pool) => pool), null);
  const pool = await withPool(20_000, async (own) => own);
  assert.equal(pool?.threadCount, Math.min(16, availableParallelism()));
  const work = { trade: { name: 'any', start: () => () => 0 }, what: 0, take: () => {} };
  await assert.rejects(
    async () => pool?.do({ ...work, partCount: 1, partsAtATime: 1 }),
    /The pool is closed/,
  );
  await assert.rejects(
    withPool(20_000, () => Promise.reject(new Error('a slip'))),
    /^Error: a slip/,
  );
});

test('an assessment by threads is that of one thread, to the last digit', async () => {
  const town = await writeSmallTown();
  const pool = openPool({ sweep: null, block: null }, 3);
  try {
    const { input } = await loadDistrict(
      {
        network: town.path('streets.osm'),
        people: [town.path('people.csv')],
        facilities: [town.path('shops.csv')],
        areas: town.path('areas.geojson'),
        standard: 'mofcom-2025',
        walkerIds: ['adult', 'elder', 'wheelchair', 'pram', 'gb50180'],
        crs: [],
        map: [],
        limitMinutes: 30,
        snapMetres: 200,
        maxComplaints: 0.05,
        isFictional: true,
      },
      [],
      SILENT,
    );
    const alone = assess(input, SILENT);
    const together = await assessInPool(input, pool, SILENT);
    assert.ok(alone.gaps.length > 0);
    assert.deepEqual(together, alone);
  } finally {
    await pool.close();
    await rm(town.folder, { recursive: true });
  }
});

test('a process that used threads ends by itself, and at once when interrupted', {
  skip,
}, async () => {
  const town = await writeSmallTown();
  try {
    await writeFile(town.path('crowd.csv'), crowdCsv());
    const args = [
      ...['catchment', '--network', town.path('streets.osm'), '--places', town.path('shops.csv')],
      ...['--people', town.path('crowd.csv'), '--crs', 'crowd.csv=wgs84', 'shops.csv=wgs84'],
    ];
    const whole = await run([...args, '--out', town.path('whole.csv')], null);
    assert.equal(whole.code, 0, whole.err);
    const before = (await readdir(town.folder)).sort();
    for (const share of [0.5, 0.7, 0.8, 0.9]) {
      const out = town.path(`out-${share}.csv`);
      const cut = await run([...args, '--out', out], whole.milliseconds * share);
      const left = (await readdir(town.folder)).sort();
      if (left.includes(`out-${share}.csv`)) {
        assert.equal(await readFile(out, 'utf8'), await readFile(town.path('whole.csv'), 'utf8'));
      } else {
        assert.deepEqual(left, before);
        assert.notEqual(cut.code, 0);
      }
      await rm(out, { force: true });
      await rm(town.path(`out-${share}.people.csv`), { force: true });
    }
  } finally {
    await rm(town.folder, { recursive: true });
  }
});

/** More people than are summed up without threads. */
function crowdCsv(): string {
  const rows = Array.from({ length: 21_000 }, (_, at) => {
    const [lon, lat] = corner(at % 6, Math.floor(at / 6) % 6);
    return `${at},${lon},${lat},${1 + (at % 9)}`;
  });
  return `id,lon,lat,total\n${rows.join('\n')}\n`;
}

function run(args: readonly string[], interruptAfter: number | null) {
  const began = performance.now();
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.on('data', (piece) => {
    err += piece;
  });
  const timer =
    interruptAfter === null ? null : setTimeout(() => child.kill('SIGINT'), interruptAfter);
  return new Promise<{
    code: number | null;
    signal: NodeJS.Signals | null;
    err: string;
    milliseconds: number;
  }>((resolve) => {
    child.once('close', (code, signal) => {
      if (timer !== null) clearTimeout(timer);
      resolve({ code, signal, err, milliseconds: performance.now() - began });
    });
  });
}
