import { resolve } from 'node:path';
import { run } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { ROOT } from '../setup/launch.mjs';
import { type Failure, NOTHING, type Outcome, sumOf } from './outcome.ts';
import { failureOf, isHeading, isOnlyItsParts, skipOf } from './test-events.ts';

/** How many test files run at once. */
const FILES_AT_ONCE = 2;
const SHOWN_OUTPUT_CHARACTERS = 4_000;

/**
 * Runs test files, each in a process of its own.
 *
 * @param files absolute, or from the root
 * @param limitSeconds after which a file that has not ended is stopped, and fails
 */
export async function runTests(files: readonly string[], limitSeconds: number): Promise<Outcome> {
  const waiting = files.values();
  const outcomes = new Map<string, Outcome>();
  const worker = async (): Promise<void> => {
    for (const file of waiting) {
      outcomes.set(file, await runTestFile(file, limitSeconds));
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, worker));
  return sumOf(files.map((file) => outcomes.get(file) ?? NOTHING));
}

async function runTestFile(file: string, limitSeconds: number): Promise<Outcome> {
  const signal = AbortSignal.timeout(limitSeconds * 1000);
  const found = await listen(file, signal);
  const failures = found.failures.map((failure) => withPrinted(failure, found.printed));
  if (signal.aborted) {
    const text = `did not end within ${limitSeconds} s`;
    return { ...found, failures: [withPrinted({ name: file, text }, found.printed)] };
  }
  if (found.passed + failures.length + found.skips.length === 0) {
    return { ...found, failures: [{ name: file, text: 'holds no test' }] };
  }
  return { ...found, failures };
}

interface Found extends Outcome {
  /** The end of what the file printed. */
  readonly printed: string;
}

async function listen(file: string, signal: AbortSignal): Promise<Found> {
  let found: Found = { ...NOTHING, printed: '' };
  const events = run({
    files: [resolve(ROOT, file)],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    signal,
  });
  for await (const event of events) {
    found = { ...found, ...newsOf(event, found, file) };
  }
  return found;
}

/** What an event changes of what was found before it. */
function newsOf({ type, data }: TestEvent, found: Found, file: string): Partial<Found> {
  switch (type) {
    case 'test:stdout':
    case 'test:stderr':
      return { printed: (found.printed + data.message).slice(-SHOWN_OUTPUT_CHARACTERS) };
    case 'test:fail':
      return isOnlyItsParts(data) ? {} : { failures: [...found.failures, failureOf(data, file)] };
    case 'test:pass': {
      const skip = skipOf(data);
      if (skip !== undefined) {
        return { skips: [...found.skips, skip] };
      }
      return isHeading(data) ? {} : { passed: found.passed + 1 };
    }
    default:
      return {};
  }
}

/** What a failing file printed often says why. */
function withPrinted(failure: Failure, printed: string): Failure {
  const end = printed.trimEnd();
  return end === '' ? failure : { ...failure, text: `${failure.text}\nprinted:\n${end}` };
}
