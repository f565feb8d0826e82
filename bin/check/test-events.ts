import type { EventData } from 'node:test';
import { inspect } from 'node:util';
import { ROOT } from '../setup/launch.mjs';
import type { Failure, Skip } from './outcome.ts';

/** A suite is a heading over tests, and a file without tests of its own is one too. */
export function isHeading({ details, name, file }: EventData.TestPass): boolean {
  return details.type === 'suite' || name === file;
}

/** Failed only because a test inside it did, which is told by itself. */
export function isOnlyItsParts({ details }: EventData.TestFail): boolean {
  return 'failureType' in details.error && details.error.failureType === 'subtestsFailed';
}

export function skipOf({ name, skip, todo }: EventData.TestPass): Skip | undefined {
  const reason = skip ?? todo;
  if (reason === undefined) {
    return undefined;
  }
  return { name, reason: typeof reason === 'string' && reason !== '' ? reason : 'no reason given' };
}

/** @param path of the file, from the root */
export function failureOf({ details, line, name }: EventData.TestFail, path: string): Failure {
  const isWholeFile = name.endsWith(path);
  const place = line === undefined ? path : `${path}:${line}`;
  return { name: isWholeFile ? path : `${place} ${name}`, text: errorText(details.error) };
}

/** The error as its author meant it, with the places in our own code. */
function errorText(error: Error): string {
  const cause = error.cause ?? error;
  const text = cause instanceof Error ? (cause.stack ?? inspect(cause)) : String(cause);
  return text
    .replaceAll(/^\s+at .*(?:\(node:|\/node_modules\/).*\n?/gm, '')
    .replaceAll(`file://${ROOT}/`, '')
    .trimEnd();
}
