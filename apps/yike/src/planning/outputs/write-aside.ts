import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '@yike/kernel';

/** A file of the output and its content, whole or in pieces. */
export interface OutputFile {
  readonly name: string;
  readonly content: string | Uint8Array | Iterable<string> | AsyncIterable<string>;
}

const PIECE_CHARACTERS = 1 << 16;

/** What shells give a program that Ctrl-C ended. */
const INTERRUPTED = 130;

export interface AsideWriting {
  readonly files: readonly OutputFile[];
  /** What a refusal names. */
  readonly label: string;
  /** Where a file is written before it is moved to its place. */
  readonly pathOf: (file: OutputFile) => string;
  readonly prepare: () => void;
  /** Puts all files in place without a turn of the event loop, so that no interrupt falls between. */
  readonly moveIn: () => void;
  /** Removes whatever still lies aside; called in any case. */
  readonly cleanUp: () => void;
}

/**
 * Writes files aside and then moves them in. An interrupt or an error leaves what was there before.
 * @throws Problem `output-unwritable` for what the system refuses; faults of ours stay what they are
 */
export async function writeAside(writing: AsideWriting): Promise<void> {
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    writing.prepare();
    for (const file of writing.files) {
      const to = createWriteStream(writing.pathOf(file));
      await pipeline(Readable.from(piecesOf(file.content)), to, { signal: interrupt.signal });
    }
    writing.moveIn();
  } catch (error) {
    if (!interrupt.signal.aborted) throw unwritable(writing.label, error);
  } finally {
    // signals are ours until nothing of ours is left
    writing.cleanUp();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
  if (interrupt.signal.aborted) process.exit(INTERRUPTED);
}

/** What the system refused; faults of ours stay what they are. */
export function unwritable(folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  return new Problem('output-unwritable', { file: folder }, { reason: error.message });
}

/** Small pieces joined, so that a file of a million lines is not a million writes. */
async function* piecesOf(content: OutputFile['content']): AsyncGenerator<string | Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    yield content;
    return;
  }
  let held = '';
  for await (const piece of content) {
    held += piece;
    if (held.length < PIECE_CHARACTERS) continue;
    yield held;
    held = '';
  }
  yield held;
}
