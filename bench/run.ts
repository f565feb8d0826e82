/**
 * How fast, as a table: the engine's tasks on Porto (or, where its file is not, a generated city), against
 * plain searches in C++ and TypeScript and against other programs; the platform's database; how cost grows with
 * the city; and whole programs. Answers are compared before times are told.
 *
 *   npm run bench [-- WORD … --json FILE]   only what has one of the words in its name
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { layCity } from './city.ts';
import { SEED } from './measured-town.ts';
import type { Report, Row } from './row.ts';
import { type Scale, SIZES } from './scaling.ts';
import { PLATFORM_TASKS, TASKS } from './tasks.ts';
import { measureProgram, PROGRAMS, type ProgramTimes } from './whole-programs.ts';

const MEASURE = fileURLToPath(new URL('./measure.ts', import.meta.url));
const MOST_MEGABYTES = 250;

const { values, positionals: words } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
});
const isAsked = (name: string): boolean =>
  words.length === 0 || words.some((word) => name.toLowerCase().includes(word.toLowerCase()));

const scratch = mkdtempSync(join(tmpdir(), 'yike-bench-'));
try {
  console.log(
    `${cpus()[0]?.model ?? '?'}, ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}; Node ${process.version}; seed ${SEED}`,
  );
  const tasks = await measureTasks();
  const platform = measurePlatform();
  const scaling = measureSizes();
  const programs = measurePrograms();
  if (values.json !== undefined) {
    const all = { node: process.version, seed: SEED, tasks, platform, scaling, programs };
    writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function measureTasks(): Promise<Record<string, Report>> {
  const reports: Record<string, Report> = {};
  const names = Object.keys(TASKS).filter(isAsked);
  if (names.length === 0) return reports;
  console.log(`${await layCity(scratch)}\n`);
  console.log('   seconds      × C++       × TS');
  for (const name of names) {
    const report = inOwnProcess<Report>('task', name);
    reports[name] = report;
    tell(name, report);
  }
  return reports;
}

function measurePlatform(): Record<string, Report> {
  const reports: Record<string, Report> = {};
  for (const name of Object.keys(PLATFORM_TASKS).filter(isAsked)) {
    const report = inOwnProcess<Report>('platform', name);
    reports[name] = report;
    tell(name, report);
  }
  return reports;
}

function tell(name: string, { megabytes, notes, rows }: Report): void {
  console.log(`${name}${megabytes === null ? '' : `, ${megabytesText(megabytes)}`}`);
  for (const row of rows) console.log(lineOf(row));
  for (const note of notes) console.log(`${' '.repeat(36)}${note}`);
}

function megabytesText(megabytes: number): string {
  const isMet = megabytes <= MOST_MEGABYTES;
  return `${megabytes.toFixed(0)} MB beyond the network ${targetText({ text: `≤ ${MOST_MEGABYTES} MB`, isMet })}`;
}

function lineOf({ who, seconds, timesCpp, timesTypeScript, target, note }: Row): string {
  const times = (value: number | null): string =>
    (value === null ? '' : `${value.toPrecision(3)}`).padStart(10);
  const told = [who, target === null ? '' : targetText(target), note].filter((text) => text !== '');
  return `${seconds.toFixed(4).padStart(10)} ${times(timesCpp)} ${times(timesTypeScript)}    ${told.join('  ')}`;
}

function targetText({ text, isMet }: { text: string; isMet: boolean }): string {
  return `[${text}: ${isMet ? 'met' : 'MISSED'}]`;
}

function measureSizes(): Record<string, Scale> {
  const scales: Record<string, Scale> = {};
  for (const size of SIZES) {
    const name = `scaling ${size}`;
    if (isAsked(name)) scales[name] = inOwnProcess<Scale>('size', `${size}`);
  }
  const all = Object.values(scales);
  const [first] = all;
  if (first === undefined) return scales;
  console.log('\nscaling: generated cities, one thread, seconds but where said');
  for (const figure of ['points', 'nodes', ...Object.keys(first)].filter(isFirst)) {
    const cells = all.map((scale) => figureText(scale[figure] ?? Number.NaN).padStart(10));
    console.log(`${cells.join('')}    ${figure}`);
  }
  return scales;
}

function isFirst(name: string, at: number, names: readonly string[]): boolean {
  return names.indexOf(name) === at;
}

function figureText(value: number): string {
  return Number.isInteger(value) ? `${value}` : value.toPrecision(3);
}

function measurePrograms(): Record<string, ProgramTimes> {
  const all: Record<string, ProgramTimes> = {};
  for (const name of Object.keys(PROGRAMS).filter(isAsked)) {
    const times = measureProgram(name, scratch);
    if (times === null) {
      console.log(`skipped: ${name} (its files are not here)`);
      continue;
    }
    all[name] = times;
    const of = (target: number | null): string => (target === null ? '' : ` of ${target}`);
    console.log(
      `\n${times.seconds.toFixed(2)}${of(times.targetSeconds)} s  ${times.megabytes.toFixed(0)}${of(times.targetMegabytes)} MB  ${name}`,
    );
    for (const phase of times.phases) console.log(phase);
  }
  return all;
}

function inOwnProcess<Result>(kind: 'task' | 'platform' | 'size', name: string): Result {
  const flags = ['--expose-gc', '--max-old-space-size=6000'];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...flags, MEASURE, kind, name, scratch],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`${name} failed:\n${stderr}`);
  return JSON.parse(stdout) as Result;
}
