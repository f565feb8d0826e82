import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Problem, type SourceFile, type SourceFormat } from '@yike/kernel';
import { broken } from './file-problems.ts';
import { LARGEST_FILE } from './limits.ts';

const HEAD_BYTES = 65_536;

/** A file that exists, can be read and is not empty; `head` are its first 64 KiB. */
export interface InspectedFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly head: Uint8Array;
}

/** Looks at a file without reading more than its head. */
export async function inspectFile(path: string): Promise<InspectedFile> {
  const name = basename(path);
  const bytes = await sizeOf(path, name);
  const handle = await openFor(path, name);
  try {
    const head = new Uint8Array(Math.min(bytes, HEAD_BYTES));
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    if (bytesRead === 0) throw new Problem('file-empty', { file: name });
    return { path, name, bytes, head: head.subarray(0, bytesRead) };
  } catch (error) {
    throw unreadable(error, name);
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string, name: string): Promise<number> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(path);
  } catch (error) {
    throw unreadable(error, name);
  }
  if (found.isDirectory()) throw new Problem('file-is-folder', { file: name });
  if (!found.isFile()) {
    throw new Problem('file-unreadable', { file: name }, { reason: 'not a regular file' });
  }
  if (found.size === 0) throw new Problem('file-empty', { file: name });
  return found.size;
}

export async function openFor(path: string, name: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw unreadable(error, name);
  }
}

/** What the operating system said, as a Problem; any other error stays what it is. */
export function unreadable(error: unknown, name: string): unknown {
  if (!isSystemError(error)) return error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ENAMETOOLONG') {
    return new Problem('file-missing', { file: name });
  }
  return new Problem('file-unreadable', { file: name }, { reason: error.code ?? error.message });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** Throws when the file is larger than its format allows; nothing has been read by then. */
export function refuseTooLarge(file: InspectedFile, format: SourceFormat): void {
  const limit = LARGEST_FILE[format];
  if (file.bytes <= limit) return;
  throw new Problem(
    'file-too-large',
    { file: file.name },
    { megabytes: megabytes(file.bytes), limitMegabytes: megabytes(limit), format },
  );
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}

/** The whole file in memory, with its identity. For formats bounded by `LARGEST_FILE`. */
export async function readWhole(
  file: InspectedFile,
  format: SourceFormat,
): Promise<{ content: Uint8Array<ArrayBuffer>; source: SourceFile }> {
  refuseTooLarge(file, format);
  let content: Uint8Array<ArrayBuffer>;
  try {
    content = await readFile(file.path);
  } catch (error) {
    throw unreadable(error, file.name);
  }
  if (content.length !== file.bytes) {
    throw broken(
      { file: file.name },
      '读取时文件正在被改写',
      'it changed while we were reading it',
    );
  }
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { content, source: describe(file, format, sha256) };
}

export function describe(
  file: InspectedFile,
  format: SourceFormat,
  sha256: string,
  encoding?: string,
): SourceFile {
  return {
    path: file.path,
    name: file.name,
    bytes: file.bytes,
    sha256,
    format,
    ...(encoding === undefined ? {} : { encoding }),
  };
}
