import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { inflateSync, zstdDecompressSync } from 'node:zlib';
import { type Place, Problem, type Progress } from '@yike/kernel';
import { PbfReader } from 'pbf';
import { asProblem, broken, dangerous, truncated } from '../file-problems.ts';
import { BOMB_FLOOR, PBF_BOMB_RATIO } from '../limits.ts';
import { type InspectedFile, openFor, unreadable } from '../opened-file.ts';

/** Both bounds are the format's own: https://wiki.openstreetmap.org/wiki/PBF_Format */
const LARGEST_HEADER = 64 * 1024;
const LARGEST_BLOB = 32 * 1024 * 1024;

export interface PbfBlob {
  readonly type: string;
  readonly content: Uint8Array;
}

/**
 * Hands every blob of an OSM PBF file, unpacked, to `use`, in order and one at a time.
 * @returns sha256 of the whole file
 * @throws Problem file-truncated, file-broken, osm-feature-unsupported
 */
export async function eachBlob(
  file: InspectedFile,
  progress: Progress,
  use: (blob: PbfBlob, place: Place) => void,
): Promise<string> {
  const handle = await openFor(file.path, file.name);
  const hash = createHash('sha256');
  const place = { file: file.name };
  let unpacked = 0;
  try {
    for (let at = 0; at < file.bytes; ) {
      progress.throwIfStopped();
      const lead = await readExactly(handle, at, 4, file);
      const headerBytes = new DataView(lead.buffer, lead.byteOffset).getUint32(0);
      if (headerBytes > LARGEST_HEADER) {
        throw broken(
          place,
          `第 ${at} 字节处的块头过大`,
          `the block header at byte ${at} is too large`,
        );
      }
      const header = await readExactly(handle, at + 4, headerBytes, file);
      const { type, dataBytes } = readBlobHeader(header, place, at);
      const data = await readExactly(handle, at + 4 + headerBytes, dataBytes, file);
      for (const part of [lead, header, data]) hash.update(part);
      const content = unpackBlob(data, place, at);
      unpacked += content.length;
      refuseBomb(unpacked, at + dataBytes, place);
      use({ type, content }, place);
      at += 4 + headerBytes + dataBytes;
      progress.share(at / file.bytes);
    }
  } catch (error) {
    throw unreadable(error, file.name);
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

function refuseBomb(unpacked: number, packed: number, place: Place): void {
  if (unpacked <= BOMB_FLOOR || unpacked <= packed * PBF_BOMB_RATIO) return;
  throw dangerous(
    place,
    `数据块解压后膨胀超过 ${PBF_BOMB_RATIO} 倍（压缩炸弹）`,
    `its blocks unpack to more than ${PBF_BOMB_RATIO} times their size (a bomb)`,
  );
}

async function readExactly(
  handle: FileHandle,
  at: number,
  length: number,
  file: InspectedFile,
): Promise<Uint8Array> {
  const missing = at + length - file.bytes;
  if (missing > 0) throw cutOff(file, missing);
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) throw cutOff(file, length - done);
    done += bytesRead;
  }
  return bytes;
}

function cutOff(file: InspectedFile, missing: number): Problem {
  return truncated(
    { file: file.name },
    `最后一个数据块至少缺 ${missing} 字节`,
    `at least ${missing} bytes of the last block are missing`,
  );
}

function readBlobHeader(bytes: Uint8Array, place: Place, at: number) {
  const found = { type: '', dataBytes: -1 };
  try {
    new PbfReader(bytes).readFields((field, into, pbf) => {
      if (field === 1) into.type = pbf.readString();
      else if (field === 3) into.dataBytes = pbf.readVarint();
    }, found);
  } catch (error) {
    throw asProblem(error, damaged(place, at));
  }
  if (!(found.dataBytes >= 0 && found.dataBytes <= LARGEST_BLOB) || found.type === '') {
    throw damaged(place, at);
  }
  return found;
}

function damaged(place: Place, at: number): Problem {
  return broken(place, `第 ${at} 字节处的数据块读不出来`, `the block at byte ${at} cannot be read`);
}

interface PackedBlob {
  raw?: Uint8Array;
  rawBytes: number;
  zlib?: Uint8Array;
  zstd?: Uint8Array;
  otherPacking?: string;
}

const OTHER_PACKINGS: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4' };

function unpackBlob(bytes: Uint8Array, place: Place, at: number): Uint8Array {
  const blob: PackedBlob = { rawBytes: -1 };
  try {
    new PbfReader(bytes).readFields(readBlobField, blob);
    const content = inflated(blob, place);
    if (content === undefined || content.length > LARGEST_BLOB) throw damaged(place, at);
    if (blob.raw === undefined && content.length !== blob.rawBytes) throw damaged(place, at);
    return content;
  } catch (error) {
    throw asProblem(error, damaged(place, at));
  }
}

function readBlobField(field: number, blob: PackedBlob, pbf: PbfReader): void {
  if (field === 1) blob.raw = pbf.readBytes();
  else if (field === 2) blob.rawBytes = pbf.readVarint();
  else if (field === 3) blob.zlib = pbf.readBytes();
  else if (field === 7) blob.zstd = pbf.readBytes();
  const other = OTHER_PACKINGS[field];
  if (other !== undefined) blob.otherPacking = other;
}

function inflated(blob: PackedBlob, place: Place): Uint8Array | undefined {
  if (blob.raw !== undefined) return blob.raw;
  if (blob.otherPacking !== undefined) {
    throw new Problem('osm-feature-unsupported', place, { feature: blob.otherPacking });
  }
  if (!(blob.rawBytes >= 0 && blob.rawBytes <= LARGEST_BLOB)) return undefined;
  // one byte more than promised is enough to catch a lie about the size
  const options = {
    maxOutputLength: blob.rawBytes + 1,
    chunkSize: Math.max(64, blob.rawBytes + 1),
  };
  if (blob.zlib !== undefined) return inflateSync(blob.zlib, options);
  if (blob.zstd !== undefined) return zstdDecompressSync(blob.zstd, options);
  return undefined;
}
