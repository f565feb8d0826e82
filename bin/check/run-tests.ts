import { join } from 'node:path';
import { type EventData, run } from 'node:test';
import { inspect } from 'node:util';
import { ROOT } from '../setup/launch.mjs';
import type { Failure, Outcome, Skip } from './outcome.ts';

/** How many test files run at once. */
const FILES_AT_ONCE = 2;
const SHOWN_OUTPUT_CHARACTERS = 4_000;

/**
 * Runs test files, each in a process of its own.
 *
 * @param files paths from the root
 * @param limitSeconds after which a file that has not ended fails
 */
export async function runTests(files: readonly string[], limitSeconds: number): Promise<Outcome> {
  let passed = 0;
  const failures: Failure[] = [];
  const skips: Skip[] = [];
  const printed = new Map<string, string>();
  const keep = ({ file, message }: EventData.TestStderr): void => {
    printed.set(file, ((printed.get(file) ?? '') + message).slice(-SHOWN_OUTPUT_CHARACTERS));
  };
  const stream = run({
    files: files.map((file) => join(ROOT, file)),
    concurrency: FILES_AT_ONCE,
    timeout: limitSeconds * 1000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  stream.on('test:stdout', keep);
  stream.on('test:stderr', keep);
  stream.on('test:pass', (test) => {
    if (test.skip !== undefined || test.todo !== undefined) {
      skips.push({ name: test.name, reason: reasonOf(test.skip ?? test.todo) });
    } else if (isCounted(test)) {
      passed += 1;
    }
  });
  stream.on('test:fail', (test) => {
    if (!isOnlyItsParts(test)) {
      failures.push({ name: nameOf(test), text: errorText(test.details.error) });
    }
  });
  // The stream must be read for its end to come.
  for await (const _event of stream) {
  }
  return { passed, failures: failures.map((failure) => withOutput(failure, printed)), skips };
}

/** A suite is a heading over tests, and a file without tests of its own is one too. */
function isCounted(test: EventData.TestPass): boolean {
  return test.details.type !== 'suite' && test.name !== test.file;
}

/** Failed only because a test inside it did, which is told by itself. */
function isOnlyItsParts(test: EventData.TestFail): boolean {
  const { failureType } = test.details.error as { failureType?: string };
  return failureType === 'subtestsFailed';
}

function nameOf({ file, line, name }: EventData.TestFail): string {
  const place = (file ?? '').replace(`${ROOT}/`, '');
  return name === file || place === '' ? name.replace(`${ROOT}/`, '') : `${place}:${line} ${name}`;
}

function reasonOf(skip: string | boolean | undefined): string {
  return typeof skip === 'string' && skip !== '' ? skip : 'no reason given';
}

function errorText(error: Error): string {
  const cause = error.cause ?? error;
  const text = cause instanceof Error ? (cause.stack ?? inspect(cause)) : String(cause);
  return text.replaceAll(/^\s+at .*\((?:node:|.*\/node_modules\/).*\n?/gm, '').trimEnd();
}

/** What a failing file printed often says why. */
function withOutput(failure: Failure, printed: ReadonlyMap<string, string>): Failure {
  const file = [...printed.keys()].find((path) =>
    failure.name.startsWith(path.replace(`${ROOT}/`, '')),
  );
  const output = file === undefined ? '' : (printed.get(file) ?? '').trimEnd();
  return output === '' ? failure : { ...failure, text: `${failure.text}\nprinted:\n${output}` };
}
