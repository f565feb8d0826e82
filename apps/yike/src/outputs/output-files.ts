import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '@yike/kernel';
import type { OutputFile } from './output-folder.ts';

/**
 * Writes files at paths of the user's choice, each beside its place first, so that an error leaves
 * what was there before. `name` is the path.
 * @throws Problem `output-unwritable`
 */
export async function writeOutputFiles(files: readonly OutputFile[]): Promise<void> {
  const asideOf = ({ name }: OutputFile): string => `${name}.${process.pid}.part`;
  let writing = '';
  try {
    for (const file of files) {
      writing = file.name;
      const { content } = file;
      const isWhole = typeof content === 'string' || content instanceof Uint8Array;
      const pieces = isWhole ? [content] : content;
      await pipeline(Readable.from(pieces), createWriteStream(asideOf(file)));
    }
    for (const file of files) {
      writing = file.name;
      await rename(asideOf(file), file.name);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem('output-unwritable', { file: writing }, { reason });
  } finally {
    for (const file of files) await rm(asideOf(file), { force: true });
  }
}
