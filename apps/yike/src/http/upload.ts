import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '@yike/kernel';
import type { FastifyRequest } from 'fastify';

/** The largest file that is taken over HTTP; `yike import` takes larger ones. */
const FILE_BYTES = 16 * 1024 * 1024;

/**
 * Keeps the body of a request as a file that nobody else can read, for as long as the work takes. It is
 * called as `fileName` of the query says, so that complaints name it.
 *
 * @throws Problem `file-type-unknown`, `request-too-large`, `file-empty`, `file-truncated`
 */
export async function withUpload<Result>(
  request: FastifyRequest,
  takes: readonly string[],
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const { fileName = 'upload' } = request.query as { readonly fileName?: string };
  const body = request.body as Readable | undefined;
  if (body === undefined) throw new Problem('file-empty', { file: fileName });
  if (!takes.includes(type)) {
    throw new Problem('file-type-unknown', {}, { type, known: takes.join(', ') });
  }
  if (Number(request.headers['content-length'] ?? 0) > FILE_BYTES) throw tooLarge();
  const folder = await mkdtemp(join(tmpdir(), 'yike-upload-'));
  try {
    const path = join(folder, fileName);
    await save(body, path, fileName);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function save(body: Readable, path: string, file: string): Promise<void> {
  try {
    await pipeline(body, measured, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    // who sent it went away
    if (error instanceof Problem || !body.readableAborted) throw error;
    const details = { reasonZh: '传输中断', reasonEn: 'the transfer broke off' };
    throw new Problem('file-truncated', { file }, details);
  }
}

async function* measured(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > FILE_BYTES) throw tooLarge();
    yield piece;
  }
}

const tooLarge = (): Problem => new Problem('request-too-large', {}, { bytes: FILE_BYTES });
