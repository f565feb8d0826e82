/**
 * What a planner waits for, as whole processes: an assessment from files to results, and a large network
 * from file to packed. Each run twice, the faster one told: wall seconds and peak memory, start-up included.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA, PORTO } from './city.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const HUANGPU = join(DATA, 'huangpu');
const RUNS = 2;

interface Program {
  readonly needs: string | null;
  readonly args: (scratch: string) => readonly string[];
  readonly targetSeconds: number | null;
  readonly targetMegabytes: number | null;
}

export interface ProgramTimes {
  readonly seconds: number;
  readonly megabytes: number;
  readonly targetSeconds: number | null;
  readonly targetMegabytes: number | null;
  /** What the program itself says of its phases. */
  readonly phases: readonly string[];
}

export const PROGRAMS: Readonly<Record<string, Program>> = {
  'Huangpu, three walkers, all types, all outputs': {
    needs: HUANGPU,
    args: (scratch) => [
      'apps/yike/src/main.ts',
      'assess',
      ...['--network', join(HUANGPU, 'network/huangpu_walk.osm.pbf')],
      ...['--people', join(HUANGPU, 'population/huangpu_popgrid100m.derived.csv')],
      '--facilities',
      ...['poi/amap_wgs84.csv', 'poi/amap2026_both_crs.csv'].map((name) => join(HUANGPU, name)),
      ...['--areas', join(HUANGPU, 'boundary/huangpu_subdistricts.derived.geojson')],
      ...['--out', join(scratch, 'huangpu'), '--timings', '--lang', 'en'],
    ],
    targetSeconds: 6,
    targetMegabytes: 600,
  },
  'Huangpu siting: three canteens at any street position, proven optimal': {
    needs: HUANGPU,
    args: (scratch) => [
      'apps/yike/src/main.ts',
      'site',
      ...['--network', join(HUANGPU, 'network/huangpu_walk.osm.pbf')],
      ...['--people', join(HUANGPU, 'population/huangpu_popgrid100m.derived.csv')],
      '--facilities',
      ...['poi/amap_wgs84.csv', 'poi/amap2026_both_crs.csv'].map((name) => join(HUANGPU, name)),
      ...['--areas', join(HUANGPU, 'boundary/huangpu_subdistricts.derived.geojson')],
      ...['--service', 'canteen', '--add', '3'],
      ...['--out', join(scratch, 'sites'), '--timings', '--lang', 'en'],
    ],
    targetSeconds: 10,
    targetMegabytes: 600,
  },
  'Porto, read, built and packed': {
    needs: PORTO,
    args: () => ['bench/network-to-pack.ts', PORTO],
    targetSeconds: 6,
    targetMegabytes: 700,
  },
  'Jiangpan (fictional), generated and judged, five walkers': {
    needs: null,
    args: (scratch) => [
      ...['apps/yike/src/main.ts', 'demo', '--no-serve'],
      ...['--out', join(scratch, 'demo'), '--lang', 'en'],
    ],
    targetSeconds: null,
    targetMegabytes: null,
  },
};

/** Null where its files are not. */
export function measureProgram(name: string, scratch: string): ProgramTimes | null {
  const program = PROGRAMS[name];
  if (program === undefined) throw new Error(`There is no program ${name}.`);
  if (program.needs !== null && !existsSync(program.needs)) return null;
  const runs = Array.from({ length: RUNS }, (_, run) => {
    const own = join(scratch, `${name} ${run}`);
    mkdirSync(own);
    return runOnce(name, program.args(own));
  });
  const best = runs.reduce((a, b) => (a.seconds <= b.seconds ? a : b));
  const { targetSeconds, targetMegabytes } = program;
  return { ...best, targetSeconds, targetMegabytes };
}

function runOnce(name: string, args: readonly string[]) {
  const began = performance.now();
  const usage = ['--import', join(ROOT, 'bench/report-usage.ts')];
  const done = spawnSync(process.execPath, [...usage, ...args], { cwd: ROOT, encoding: 'utf8' });
  const seconds = (performance.now() - began) / 1000;
  if (done.status !== 0) throw new Error(`${name} failed:\n${done.stderr}`);
  const [megabytes = '0'] = done.stderr.match(/(?<=peak )[\d.]+(?= MB)/) ?? [];
  const phases = done.stderr.split('\n').filter((line) => /^ +[\d.]+ s {2}/.test(line));
  return { seconds, megabytes: Number(megabytes), phases };
}
