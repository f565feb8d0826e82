import { Problem } from '@yike/kernel';
import type { WalkingNetwork } from './walking-network.ts';

/**
 * A network as one block of bytes, to store, map or send to a worker:
 * magic `YIKENET1` · u32 checksum of all that follows · u32 length of the JSON head · head · padding
 * to 8 · the arrays one after another, each padded to 8. The head names each array, its kind and
 * its length, and holds the names, components and date. Arrays that lie beside the network, such as its
 * elimination order, come last; a reader that does not know them passes over them. Little-endian.
 */
const MAGIC = 'YIKENET1';
const HEAD_BYTES = 16;

const ARRAY_KINDS = { Uint8Array, Uint16Array, Int16Array, Uint32Array, Float64Array } as const;
type ArrayKind = keyof typeof ARRAY_KINDS;
/** What a pack can hold. */
export type Column = InstanceType<(typeof ARRAY_KINDS)[ArrayKind]>;

interface ColumnHead {
  readonly name: string;
  readonly kind: ArrayKind;
  readonly length: number;
}

interface Head {
  readonly columns: readonly ColumnHead[];
  /** Columns beside the network; missing in packs that have none. */
  readonly beside?: readonly ColumnHead[];
  readonly rest: Record<string, unknown>;
}

/**
 * The network's bytes. Equal networks give equal bytes.
 *
 * @param beside arrays to keep with it, by name
 */
export function packNetwork(
  network: WalkingNetwork,
  beside: Readonly<Record<string, Column>> = {},
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(network).sort(([a], [b]) => (a < b ? -1 : 1));
  const columns = entries.filter((entry): entry is [string, Column] =>
    ArrayBuffer.isView(entry[1]),
  );
  const rest = Object.fromEntries(entries.filter(([, value]) => !ArrayBuffer.isView(value)));
  const more = Object.entries(beside).sort(([a], [b]) => (a < b ? -1 : 1));
  const head: Head = {
    columns: columns.map(headOf),
    ...(more.length > 0 && { beside: more.map(headOf) }),
    rest,
  };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const start = padTo8(HEAD_BYTES + headBytes.length);
  const all = [...columns, ...more];
  const total = all.reduce((sum, [, column]) => sum + padTo8(column.byteLength), start);

  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(12, headBytes.length, true);
  bytes.set(headBytes, HEAD_BYTES);
  let at = start;
  for (const [, column] of all) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += padTo8(column.byteLength);
  }
  view.setUint32(8, checksum(bytes), true);
  return bytes;
}

const headOf = ([name, column]: [string, Column]): ColumnHead => ({
  name,
  kind: column.constructor.name as ArrayKind,
  length: column.length,
});

/**
 * The network in a block of bytes; its arrays look into that block, without a copy
 * where it is aligned to 8 bytes.
 * @throws Problem `network-packed-foreign` or `network-packed-damaged`
 */
export function unpackNetwork(block: Uint8Array<ArrayBuffer>, fileName?: string): WalkingNetwork {
  return unpackWithBeside(block, fileName).network;
}

/** The same, and the arrays that lie beside it; none in packs made without. */
export function unpackWithBeside(
  block: Uint8Array<ArrayBuffer>,
  fileName?: string,
): { readonly network: WalkingNetwork; readonly beside: Readonly<Record<string, Column>> } {
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
  const start = padTo8(headEnd);
  // short words at the very end sum up like bytes would, so a cut there is told by the length alone
  if (bytes.length !== start + bytesOf(head)) throw new Problem('network-packed-damaged', place);
  let at = bytes.byteOffset + start;
  const take = (heads: readonly ColumnHead[]): Record<string, Column> =>
    Object.fromEntries(
      heads.map(({ name, kind, length }) => {
        const column = new ARRAY_KINDS[kind](bytes.buffer, at, length);
        at += padTo8(column.byteLength);
        return [name, column];
      }),
    );
  const network = { ...head.rest, ...take(head.columns) } as unknown as WalkingNetwork;
  return { network, beside: take(head.beside ?? []) };
}

/** How many bytes the arrays of a head take, padding and all. */
function bytesOf({ columns, beside = [] }: Head): number {
  return [...columns, ...beside].reduce(
    (sum, { kind, length }) => sum + padTo8(length * ARRAY_KINDS[kind].BYTES_PER_ELEMENT),
    0,
  );
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
