/**
 * Programs that answer one question are compared: first their answers, by a checksum, and only then their
 * times, in turn, round after round, so that a machine that is busy for a while is so for all. Seconds are
 * those that processors spent on the program, all its threads together, so that waiting for others is not told.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BENCH = fileURLToPath(new URL('.', import.meta.url));
const ROUNDS = 9;
const RUNS_AT_A_TIME = 5;

/** One of those that are compared: the checksum of its answers, and the best seconds of a few runs at a time. */
export interface Contestant {
  readonly name: string;
  readonly checksum: number;
  readonly run: () => number;
}

/** Work of this process. */
export function contestant<Answer>(
  name: string,
  work: () => Answer,
  checksumOf: (answer: Answer) => number,
): Contestant {
  const run = (): number => {
    let best = Number.POSITIVE_INFINITY;
    for (let times = 0; times < RUNS_AT_A_TIME; times++) {
      const began = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(began);
      best = Math.min(best, (user + system) / 1e6);
    }
    return best;
  };
  return { name, checksum: checksumOf(work()), run };
}

/**
 * A C++ program of this folder that takes a file of words and a number of runs, and prints a checksum
 * and the seconds of every run. Null where g++ is missing.
 *
 * @param scratch folder for the program and the file
 */
export function cppContestant(
  name: string,
  scratch: string,
  sourceName: string,
  words: readonly (ArrayLike<number> & Iterable<number>)[],
): Contestant | null {
  const program = join(scratch, sourceName.replace('.cpp', ''));
  const options = ['-O3', '-march=native', '-std=c++17'];
  const compiled = spawnSync('g++', [...options, '-o', program, join(BENCH, sourceName)]);
  if (compiled.error !== undefined) return null;
  if (compiled.status !== 0) throw new Error(String(compiled.stderr));

  const file = `${program}.words`;
  writeFileSync(file, Buffer.concat(words.map((own) => Buffer.from(Uint32Array.from(own).buffer))));
  const ask = (): number[] => {
    const { stdout, status, stderr } = spawnSync(program, [file, `${RUNS_AT_A_TIME}`], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim().split(' ').map(Number);
  };
  const [checksum = Number.NaN] = ask();
  return { name, checksum, run: () => Math.min(...ask().slice(1)) };
}

export interface Standing {
  readonly name: string;
  /** Median of all rounds. */
  readonly seconds: number;
  /** How many times as fast as the first of those compared; median of the ratios round by round. */
  readonly ratio: number;
}

/** Compares answers, then times; the first is the yardstick. */
export function compare(contestants: readonly Contestant[]): Standing[] {
  if (new Set(contestants.map(({ checksum }) => checksum)).size > 1) {
    const sums = contestants.map(({ checksum, name }) => `${checksum} ${name}`);
    throw new Error(`The answers differ:\n${sums.join('\n')}`);
  }
  const rounds = Array.from({ length: ROUNDS }, () => contestants.map(({ run }) => run()));
  return contestants.map(({ name }, at) => ({
    name,
    seconds: median(rounds.map((round) => round[at] ?? 0)),
    ratio: median(rounds.map((round) => (round[0] ?? 0) / (round[at] ?? 0))),
  }));
}

export function printStandings(standings: readonly Standing[]): void {
  for (const { name, seconds, ratio } of standings) {
    const times = `${ratio.toFixed(2)}× ${standings[0]?.name}`;
    console.log(`${seconds.toFixed(4)} s  ${times}  ${name}`);
  }
}

/** FNV-1a over whole numbers of 32 bits. */
export function checksumOfWords(words: Iterable<number>): number {
  let sum = 2_166_136_261;
  for (const word of words) sum = Math.imul(sum ^ word, 16_777_619);
  return sum >>> 0;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
