import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { Problem } from '@yike/kernel';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.osm': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Serves the report at `/` and the named files beside it, on this machine only. Nothing else of the
 * disk can be asked for. @throws Problem `port-taken`
 */
export function serveReport(
  folder: string,
  fileNames: readonly string[],
  port: number,
): Promise<Server> {
  const names = new Set(fileNames);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const name = path === '/' ? 'report.html' : decodeURIComponent(path.slice(1));
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
    if (!names.has(name)) return end(response, 404);
    void send(join(folder, name), request.method === 'HEAD', response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Problem('port-taken', {}, { port }) : error);
    });
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function send(path: string, isHead: boolean, response: ServerResponse): Promise<void> {
  try {
    const { size } = await stat(path);
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-length': size,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    if (isHead) response.end();
    else createReadStream(path).pipe(response);
  } catch {
    end(response, 404);
  }
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${status}\n`);
}
