import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { after } from 'node:test';

const TEXT = 25;

/**
 * The address of a server that lets everybody in and answers each question with the same row: what
 * tells the version of a server, of which no other program of PostgreSQL's is needed here.
 */
export async function pretendServer(row: Readonly<Record<string, string>>): Promise<string> {
  const server = createServer((socket) => {
    let isIn = false;
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const asks = isIn && data.toString('latin1', 0, 1) === 'Q';
      if (!isIn) socket.write(Buffer.concat([message('R', int32(0)), READY]));
      else if (asks) socket.write(Buffer.concat([...rowMessages(row), READY]));
      isIn = true;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  return `postgres://x:y@127.0.0.1:${(server.address() as AddressInfo).port}/z`;
}

function rowMessages(row: Readonly<Record<string, string>>): Buffer[] {
  const columns = Object.keys(row).map((name) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(TEXT), int16(-1), int32(-1), int16(0)]),
  );
  const values = Object.values(row).map((value) =>
    Buffer.concat([int32(value.length), Buffer.from(value)]),
  );
  const count = int16(columns.length);
  return [
    message('T', count, ...columns),
    message('D', count, ...values),
    message('C', text('SELECT 1')),
  ];
}

function message(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`);

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

const READY = message('Z', Buffer.from('I'));
