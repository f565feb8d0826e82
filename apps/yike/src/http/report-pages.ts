import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Problem } from '@yike/kernel';
import type { FastifyPluginAsync } from 'fastify';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Serves the report at `/` and the named files beside it. Nothing else of the disk can be asked for.
 * The page brings its scripts and styles in itself, which the policy for our other pages forbids.
 */
export function reportPages(folder: string, fileNames: readonly string[]): FastifyPluginAsync {
  return async (app) => {
    for (const name of fileNames) {
      const url = name === 'report.html' ? '/' : `/${name}`;
      app.get(url, { helmet: false, schema: { hide: true } }, async (_, reply) => {
        const path = join(folder, name);
        const { size } = await stat(path).catch(() => {
          throw new Problem('not-found');
        });
        reply
          .header('content-length', size)
          .header('cache-control', 'no-cache')
          .header('x-content-type-options', 'nosniff')
          .type(TYPES[extname(name)] ?? 'application/octet-stream');
        return createReadStream(path);
      });
    }
  };
}
