/**
 * Times what a planner waits for, as whole processes: an assessment from files to results, and a
 * large network from file to packed. Each run twice, the faster one told; targets beside.
 *
 *   npm run bench [-- --json FILE]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DATA = join(ROOT, '../shared/data');
const RUNS = 2;

interface Task {
  readonly name: string;
  readonly needs: string | null;
  readonly args: (scratch: string) => string[];
  readonly targetSeconds: number | null;
  readonly targetMegabytes: number | null;
}

interface Measured {
  readonly name: string;
  readonly seconds: number;
  readonly megabytes: number;
  readonly targetSeconds: number | null;
  readonly targetMegabytes: number | null;
  readonly phases: string;
  /** What the task itself printed, where it measures something inside. */
  readonly said: string;
}

const huangpu = (path: string): string => join(DATA, 'huangpu', path);

const TASKS: readonly Task[] = [
  {
    name: 'Huangpu, three walkers, all types, all outputs',
    needs: huangpu('network/huangpu_walk.osm.pbf'),
    args: (scratch) => [
      'apps/yike/src/main.ts',
      'assess',
      ...['--network', huangpu('network/huangpu_walk.osm.pbf')],
      ...['--people', huangpu('population/huangpu_popgrid100m.derived.csv')],
      ...['--facilities', huangpu('poi/amap_wgs84.csv'), huangpu('poi/amap2026_both_crs.csv')],
      ...['--areas', huangpu('boundary/huangpu_subdistricts.derived.geojson')],
      ...['--out', join(scratch, 'huangpu'), '--timings', '--lang', 'en'],
    ],
    targetSeconds: 6,
    targetMegabytes: 600,
  },
  {
    name: 'Porto, read, built and packed',
    needs: join(DATA, 'porto/porto_portugal.osm.pbf'),
    args: () => ['bench/network-to-pack.ts', join(DATA, 'porto/porto_portugal.osm.pbf')],
    targetSeconds: 6,
    targetMegabytes: 700,
  },
  {
    name: 'Nearest of ten types for everybody in Porto (T1), sweeps against searches and C++',
    needs: join(DATA, 'porto/porto_portugal.osm.pbf'),
    args: () => ['bench/nearest-of-types.ts', join(DATA, 'porto/porto_portugal.osm.pbf')],
    targetSeconds: null,
    targetMegabytes: null,
  },
  {
    name: 'A thousand isochrones with polygons in Porto (T3)',
    needs: join(DATA, 'porto/porto_portugal.osm.pbf'),
    args: () => ['bench/isochrones.ts', join(DATA, 'porto/porto_portugal.osm.pbf')],
    targetSeconds: null,
    targetMegabytes: null,
  },
  {
    name: 'Jiangpan (fictional), generated and judged, five walkers',
    needs: null,
    args: (scratch) => [
      ...['apps/yike/src/main.ts', 'demo', '--no-serve'],
      ...['--out', join(scratch, 'demo'), '--lang', 'en'],
    ],
    targetSeconds: null,
    targetMegabytes: null,
  },
];

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const results = TASKS.flatMap((task) => {
  if (task.needs !== null && !existsSync(task.needs)) {
    console.log(`skipped: ${task.name} (${task.needs} is not here)`);
    return [];
  }
  return [measure(task)];
});
for (const result of results) {
  const of = (target: number | null): string => (target === null ? '' : ` of ${target}`);
  console.log(
    `${result.seconds.toFixed(2)}${of(result.targetSeconds)} s  ` +
      `${result.megabytes.toFixed(0)}${of(result.targetMegabytes)} MB  ${result.name}`,
  );
  if (result.phases !== '') console.log(result.phases);
  if (result.said !== '') console.log(result.said);
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

function measure(task: Task): Measured {
  const runs = Array.from({ length: RUNS }, () => runOnce(task));
  const best = runs.reduce((a, b) => (a.seconds <= b.seconds ? a : b));
  const { name, targetSeconds, targetMegabytes } = task;
  return { name, targetSeconds, targetMegabytes, ...best };
}

/** Wall seconds and peak memory of a whole process, start-up included. */
function runOnce(task: Task): Pick<Measured, 'seconds' | 'megabytes' | 'phases' | 'said'> {
  const scratch = mkdtempSync(join(tmpdir(), 'yike-bench-'));
  try {
    const began = performance.now();
    const done = spawnSync(
      process.execPath,
      ['--import', join(ROOT, 'bench/report-usage.ts'), ...task.args(scratch)],
      { cwd: ROOT, encoding: 'utf8' },
    );
    const seconds = (performance.now() - began) / 1000;
    if (done.status !== 0) throw new Error(`${task.name} failed:\n${done.stderr}`);
    const [megabytes = '0'] = done.stderr.match(/(?<=peak )[\d.]+(?= MB)/) ?? [];
    const phases = done.stderr.split('\n').filter((line) => /^ +[\d.]+ s {2}/.test(line));
    const isBench = task.args(scratch)[0]?.startsWith('bench/') ?? false;
    const said = isBench ? done.stdout.trimEnd() : '';
    return { seconds, megabytes: Number(megabytes), phases: phases.join('\n'), said };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
