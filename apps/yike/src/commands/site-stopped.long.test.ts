import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { generateDistrict } from '@yike/demo';
import { sitesSchema } from '@yike/planning';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yike-stopped-'));
  for (const [name, content] of generateDistrict()) await writeFile(join(folder, name), content);
});
after(() => rm(folder, { recursive: true, force: true }));

/** Sends the program a real SIGINT when the search first tells that it is bounding the gap. */
const PRESS_CTRL_C = `data:text/javascript,${encodeURIComponent(`
  import { Worker } from 'node:worker_threads';
  const emit = Worker.prototype.emit;
  let isPressed = false;
  Worker.prototype.emit = function (name, report, ...rest) {
    if (name === 'message' && report?.step === 'bound' && !isPressed) {
      isPressed = true;
      process.kill(process.pid, 'SIGINT');
    }
    return emit.call(this, name, report, ...rest);
  };
`)}`;

function siteOf(name: string, ...nodeOptions: string[]): Promise<{ code: unknown; err: string }> {
  const input = (file: string): string => join(folder, file);
  const child = spawn(
    process.execPath,
    [
      ...nodeOptions,
      ...[fileURLToPath(new URL('../main.ts', import.meta.url)), 'site', '--lang', 'en'],
      ...['--network', input('jiangpan.osm'), '--people', input('people.csv')],
      ...['--facilities', input('facilities.csv'), input('care.geojson')],
      ...['--areas', input('areas.geojson'), '--service', 'canteen', '--add', '60'],
      ...['--objective', 'p-median', '--limit-minutes', '10', '--spacing-metres', '40'],
      ...['--out', input(name)],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let err = '';
  child.stderr.on('data', (text) => {
    err += text;
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, err })));
}

const sitesIn = async (name: string) =>
  sitesSchema.parse(JSON.parse(await readFile(join(folder, name, 'sites.json'), 'utf8')));

test('Ctrl-C leaves the best found so far, with its gap, written out and said to be stopped', async () => {
  const { code, err } = await siteOf('stopped', '--import', PRESS_CTRL_C);
  assert.equal(code, 130, err);
  assert.match(err, /writing the best found so far/);
  const stopped = await sitesIn('stopped');
  assert.equal(stopped.isStopped, true);
  assert.equal(stopped.sites.length, 60);
  assert.match(stopped.method.en, /^The search was stopped/);

  // left alone, the same search ends by itself, is no worse, and knows a bound that is no looser
  const whole = await siteOf('whole');
  assert.equal(whole.code, 0, whole.err);
  const left = await sitesIn('whole');
  assert.equal(left.isStopped, false);
  assert.ok((left.objective ?? 0) <= (stopped.objective ?? 0));
  assert.ok((left.gap ?? 1) <= (stopped.gap ?? Number.POSITIVE_INFINITY));
});
