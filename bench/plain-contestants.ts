/** The two yardsticks: plain searches in C++, where g++ is, and in TypeScript. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Contestant, checksumOfWords, contestant, foreignContestant } from './contest.ts';
import { type PlainQuestion, wordsOf } from './plain-question.ts';
import { PlainSearch } from './plain-search.ts';

const SOURCE = fileURLToPath(new URL('./plain-search.cpp', import.meta.url));

export const PLAIN_CPP = 'plain C++ Dijkstra';
export const PLAIN_TYPESCRIPT = 'plain TypeScript Dijkstra';

/**
 * Whoever can be asked here.
 *
 * @param scratch folder for the compiled program and its questions
 * @param share of the whole that is asked
 */
export function plainContestants(
  scratch: string,
  question: PlainQuestion,
  share = 1,
): Contestant[] {
  const search = new PlainSearch(question);
  return [
    ...cppContestant(scratch, question, share),
    contestant(PLAIN_TYPESCRIPT, () => search.answer(), checksumOfWords, share),
  ];
}

function cppContestant(scratch: string, question: PlainQuestion, share: number): Contestant[] {
  const program = compiledIn(scratch);
  if (program === null) return [];
  const file = join(scratch, `${question.kind}-of-${question.graph.nodeCount}.words`);
  writeFileSync(file, wordsOf(question));
  const ask = (runs: number) => {
    const { stdout, status, stderr } = spawnSync(program, [file, `${runs}`], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const [checksum = Number.NaN, ...seconds] = stdout.trim().split(' ').map(Number);
    return { checksum, seconds };
  };
  return [foreignContestant(PLAIN_CPP, ask, share)];
}

/** Null where g++ is not. */
function compiledIn(scratch: string): string | null {
  const program = join(scratch, 'plain-search');
  if (existsSync(program)) return program;
  const options = ['-O3', '-march=native', '-std=c++17'];
  const compiled = spawnSync('g++', [...options, '-o', program, SOURCE]);
  if (compiled.error !== undefined) return null;
  if (compiled.status !== 0) throw new Error(String(compiled.stderr));
  return program;
}
