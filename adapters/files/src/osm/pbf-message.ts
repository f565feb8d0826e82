import type { PbfReader } from 'pbf';

/**
 * Stricter walks over protobuf messages than the library's own, which reads past the end of cut
 * off data without a word. Errors are plain ones; the caller knows the file and the place.
 */

/** Where a length-delimited field ends; throws when that is beyond the data. */
export function endOfField(pbf: PbfReader): number {
  const end = pbf.readVarint() + pbf.pos;
  if (!(end <= pbf.length)) throw new RangeError('a field is longer than its message');
  return end;
}

/** Reads an embedded message field by field; throws when the fields do not fill it exactly. */
export function eachField(pbf: PbfReader, end: number, read: (field: number) => void): void {
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) read(field);
  if (pbf.pos !== end) throw new RangeError('a message ends in the middle of a field');
}

export function bytesField(pbf: PbfReader): Uint8Array {
  const end = endOfField(pbf);
  const bytes = pbf.buf.subarray(pbf.pos, end);
  pbf.pos = end;
  return bytes;
}

/** Adds a packed (or single) run of zigzag numbers to `numbers`. */
export function packedSigned(pbf: PbfReader, numbers: number[]): void {
  checkPacked(pbf);
  pbf.readPackedSVarint(numbers);
  if (pbf.pos > pbf.length) throw new RangeError('a packed field is cut off');
}

export function packedUnsigned(pbf: PbfReader, numbers: number[]): void {
  checkPacked(pbf);
  pbf.readPackedVarint(numbers);
  if (pbf.pos > pbf.length) throw new RangeError('a packed field is cut off');
}

const LENGTH_DELIMITED = 2;

function checkPacked(pbf: PbfReader): void {
  if (pbf.type !== LENGTH_DELIMITED) return;
  const at = pbf.pos;
  endOfField(pbf);
  pbf.pos = at;
}
