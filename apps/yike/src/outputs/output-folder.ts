import {
  accessSync,
  constants,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  statSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '@yike/kernel';

/** A file of the output and its content, whole or in pieces. */
export interface OutputFile {
  readonly name: string;
  readonly content: string | Uint8Array | Iterable<string>;
}

const PIECE_CHARACTERS = 1 << 16;

/**
 * Writes all files beside the folder first and then moves them in, so that an interrupt or a full
 * disk leaves either what was there before or all of the new. Other files in the folder stay.
 * @throws Problem `output-unwritable`
 */
export async function writeOutputs(folder: string, files: readonly OutputFile[]): Promise<void> {
  const target = resolve(folder);
  const aside = asideOf(target);
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    makeFolder(aside);
    refuseFoldersInTheWay(target, files);
    for (const { name, content } of files) {
      const to = createWriteStream(join(aside, name));
      await pipeline(Readable.from(piecesOf(content)), to, { signal: interrupt.signal });
    }
    moveIn(aside, target, files);
  } catch (error) {
    if (!interrupt.signal.aborted) throw unwritable(folder, error);
  } finally {
    // signals are ours until nothing of ours is left
    if (existsSync(aside)) await rm(aside, { recursive: true, force: true });
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
  if (interrupt.signal.aborted) process.exit(INTERRUPTED);
}

/** What shells give a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Looks at the start whether the end will be able to write, so that nobody computes for minutes in
 * vain. Makes nothing: an interrupt could leave it behind.
 * @throws Problem `output-unwritable`
 */
export function tryOutputFolder(folder: string): void {
  let ancestor = resolve(folder);
  while (!existsSync(ancestor)) ancestor = dirname(ancestor);
  if (!statSync(ancestor).isDirectory()) {
    throw new Problem('output-unwritable', { file: folder }, { reason: `${ancestor} is a file` });
  }
  try {
    accessSync(ancestor, constants.W_OK);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

const asideOf = (target: string): string =>
  join(dirname(target), `.${basename(target)}.${process.pid}.part`);

/** One level at a time: asked for all levels at once, Node never returns below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function refuseFoldersInTheWay(target: string, files: readonly OutputFile[]): void {
  for (const { name } of files) {
    const inTheWay = statSync(join(target, name), { throwIfNoEntry: false });
    if (inTheWay?.isDirectory() !== true) continue;
    throw new Problem('output-unwritable', { file: name }, { reason: 'a folder of that name' });
  }
}

/** What the system refused; faults of ours stay what they are. */
function unwritable(folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  return new Problem('output-unwritable', { file: folder }, { reason: error.message });
}

/**
 * A new folder appears at once and whole. Into one that exists the files move one by one, without a
 * turn of the event loop between them, so that no interrupt of ours falls in between.
 */
function moveIn(aside: string, target: string, files: readonly OutputFile[]): void {
  if (!existsSync(target)) {
    renameSync(aside, target);
    return;
  }
  for (const { name } of files) renameSync(join(aside, name), join(target, name));
}

/** Small pieces joined, so that a file of a million lines is not a million writes. */
function* piecesOf(content: OutputFile['content']): Generator<string | Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    yield content;
    return;
  }
  let held = '';
  for (const piece of content) {
    held += piece;
    if (held.length < PIECE_CHARACTERS) continue;
    yield held;
    held = '';
  }
  yield held;
}
