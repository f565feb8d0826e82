import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from '@yike/kernel';
import { problemDocument } from './problem-response.ts';
import { requestLanguage } from './request-language.ts';

const CODES = {
  HPE_HEADER_OVERFLOW: 'request-headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
} as const;

/**
 * Answers what cannot be read as HTTP, or never comes to an end, by a problem like every other, and
 * hangs up. Its headers are not known, and so neither is the language.
 */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const problem = new Problem(CODES[error.code as keyof typeof CODES] ?? 'request-no-http');
  const body = JSON.stringify(problemDocument(problem, requestLanguage(undefined)));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
