import { crc32, inflateRawSync } from 'node:zlib';
import { type Place, Problem } from '@yike/kernel';
import { asProblem, broken, truncated } from '../file-problems.ts';

/** One file in a ZIP archive, as the central directory at its end declares it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where the entry's record in the central directory and its local header begin. */
  readonly recordAt: number;
  readonly headerAt: number;
}

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

/** @throws Problem file-truncated, file-broken */
export function listZipEntries(zip: Uint8Array, place: Place): ZipEntry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  try {
    const end = findEndRecord(view);
    if (end < 0)
      throw truncated(place, 'ZIP 目录不在文件末尾', 'the ZIP directory is not at its end');
    const count = view.getUint16(end + 10, true);
    let recordAt = view.getUint32(end + 16, true);
    return Array.from({ length: count }, () => {
      const entry = readRecord(view, recordAt);
      recordAt += entry.recordBytes;
      return entry;
    });
  } catch (error) {
    throw asProblem(error, broken(place, 'ZIP 目录有误', 'its ZIP directory is damaged'));
  }
}

function findEndRecord(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  return -1;
}

function readRecord(view: DataView, at: number): ZipEntry & { recordBytes: number } {
  if (view.getUint32(at, true) !== DIRECTORY_RECORD) throw new RangeError('no directory record');
  const nameBytes = view.getUint16(at + 28, true);
  const otherBytes = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const name = Buffer.from(view.buffer, view.byteOffset + at + 46, nameBytes);
  return {
    name: name.toString('utf8'),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    unpackedBytes: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
    recordAt: at,
    recordBytes: 46 + nameBytes + otherBytes,
  };
}

const STORED = 0;
const DEFLATED = 8;

/**
 * The content of an entry; never more than the directory declares.
 * @throws Problem file-broken when it is damaged or larger than declared, xlsx-locked
 */
export function unzipEntry(zip: Uint8Array, entry: ZipEntry, place: Place): Uint8Array {
  if (entry.encrypted) throw new Problem('xlsx-locked', place);
  const wrong = broken(
    place,
    `其中的 ${entry.name} 解不开`,
    `${entry.name} in it cannot be unpacked`,
  );
  try {
    const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
    if (view.getUint32(entry.headerAt, true) !== LOCAL_HEADER) throw wrong;
    const start =
      entry.headerAt +
      30 +
      view.getUint16(entry.headerAt + 26, true) +
      view.getUint16(entry.headerAt + 28, true);
    const packed = zip.subarray(start, start + entry.packedBytes);
    const content = unpack(packed, entry);
    if (content?.length !== entry.unpackedBytes || crc32(content) !== entry.crc) throw wrong;
    return content;
  } catch (error) {
    throw asProblem(error, wrong);
  }
}

function unpack(packed: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) return undefined;
  return inflateRawSync(packed, { maxOutputLength: entry.unpackedBytes + 1 });
}
