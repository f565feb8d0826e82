import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasTag } from './entity-tag.ts';
import type { Download } from './route.ts';

/** Sends a file while it is read, or 304 to who has it. */
export async function sendDownload(
  { name, mediaType, tag, content }: Download,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const quoted = `"${tag}"`;
  reply
    .header('etag', quoted)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'Accept-Language');
  if (hasTag(request.headers['if-none-match'], quoted)) return reply.code(304).send();
  const file = await content();
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .send(file instanceof Uint8Array ? Buffer.from(file) : Readable.from(file));
}
