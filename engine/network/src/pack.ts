import { Problem } from '@yike/kernel';
import type { WalkingNetwork } from './walking-network.ts';

/**
 * A network as one block of bytes, to store, map or send to a worker:
 * magic `YIKENET1` · u32 checksum of all that follows · u32 length of the JSON head · head · padding
 * to 8 · the arrays one after another, each padded to 8. The head names each array, its kind and
 * its length, and holds the names, components and date. Little-endian.
 */
const MAGIC = 'YIKENET1';
const HEAD_BYTES = 16;

const ARRAY_KINDS = { Uint8Array, Uint16Array, Int16Array, Uint32Array, Float64Array } as const;
type ArrayKind = keyof typeof ARRAY_KINDS;
type Column = InstanceType<(typeof ARRAY_KINDS)[ArrayKind]>;

interface Head {
  readonly columns: readonly { name: string; kind: ArrayKind; length: number }[];
  readonly rest: Record<string, unknown>;
}

/** The network's bytes. Equal networks give equal bytes. */
export function packNetwork(network: WalkingNetwork): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(network).sort(([a], [b]) => (a < b ? -1 : 1));
  const columns = entries.filter((entry): entry is [string, Column] =>
    ArrayBuffer.isView(entry[1]),
  );
  const rest = Object.fromEntries(entries.filter(([, value]) => !ArrayBuffer.isView(value)));
  const head: Head = {
    columns: columns.map(([name, column]) => ({
      name,
      kind: column.constructor.name as ArrayKind,
      length: column.length,
    })),
    rest,
  };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const start = padTo8(HEAD_BYTES + headBytes.length);
  const total = columns.reduce((sum, [, column]) => sum + padTo8(column.byteLength), start);

  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(12, headBytes.length, true);
  bytes.set(headBytes, HEAD_BYTES);
  let at = start;
  for (const [, column] of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += padTo8(column.byteLength);
  }
  view.setUint32(8, checksum(bytes), true);
  return bytes;
}

/**
 * The network in a block of bytes; its arrays look into that block, without a copy
 * where it is aligned to 8 bytes.
 * @throws Problem `network-packed-foreign` or `network-packed-damaged`
 */
export function unpackNetwork(block: Uint8Array<ArrayBuffer>, fileName?: string): WalkingNetwork {
  const bytes = block.byteOffset % 8 === 0 ? block : block.slice();
  const place = fileName === undefined ? {} : { file: fileName };
  const isOurs =
    bytes.length >= HEAD_BYTES && new TextDecoder().decode(bytes.subarray(0, 8)) === MAGIC;
  if (!isOurs) throw new Problem('network-packed-foreign', place);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(8, true) !== checksum(bytes)) {
    throw new Problem('network-packed-damaged', place);
  }

  const headEnd = HEAD_BYTES + view.getUint32(12, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD_BYTES, headEnd))) as Head;
  const network: Record<string, unknown> = { ...head.rest };
  let at = bytes.byteOffset + padTo8(headEnd);
  for (const { name, kind, length } of head.columns) {
    const column = new ARRAY_KINDS[kind](bytes.buffer, at, length);
    network[name] = column;
    at += padTo8(column.byteLength);
  }
  return network as unknown as WalkingNetwork;
}

const padTo8 = (length: number): number => (length + 7) & ~7;

/** FNV-1a over 32-bit words of all that follows the checksum: finds damage, not malice. */
function checksum(bytes: Uint8Array<ArrayBuffer>): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let hash = 0x811c9dc5;
  for (let at = 3; at < words.length; at++) hash = Math.imul(hash ^ words[at], 0x01000193);
  for (let at = words.length * 4; at < bytes.length; at++) {
    hash = Math.imul(hash ^ bytes[at], 0x01000193);
  }
  return hash >>> 0;
}
