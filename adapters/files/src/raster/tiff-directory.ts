import type { Place, Problem } from '@yike/kernel';
import { asProblem, broken, truncated } from '../file-problems.ts';

/** Bytes of one value of each TIFF field type. */
const TYPE_BYTES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};

/**
 * Walks the first directory of a TIFF before the library does, and refuses one whose values would
 * lie outside the file: the library would set aside memory for whatever count is written there.
 * @throws Problem file-truncated, file-broken
 */
export function checkDirectory(tiff: Uint8Array, place: Place): void {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  try {
    const little = view.getUint8(0) === 0x49;
    const big = view.getUint16(2, little) === 43;
    const walk = new DirectoryWalk(view, little, big, place);
    walk.check();
  } catch (error) {
    throw asProblem(error, cutOff(place));
  }
}

function cutOff(place: Place): Problem {
  return truncated(
    place,
    '目录指向文件以外的位置',
    'its directory points beyond the end of the file',
  );
}

class DirectoryWalk {
  private readonly view: DataView;
  private readonly little: boolean;
  private readonly big: boolean;
  private readonly place: Place;

  constructor(view: DataView, little: boolean, big: boolean, place: Place) {
    this.view = view;
    this.little = little;
    this.big = big;
    this.place = place;
  }

  check(): void {
    const at = this.offset(this.big ? 8 : 4);
    const count = this.big ? this.offset(at) : this.view.getUint16(at, this.little);
    const entryBytes = this.big ? 20 : 12;
    const first = at + (this.big ? 8 : 2);
    if (!(first + count * entryBytes <= this.view.byteLength)) throw cutOff(this.place);
    for (let entry = 0; entry < count; entry++) this.checkEntry(first + entry * entryBytes);
  }

  private checkEntry(at: number): void {
    const type = this.view.getUint16(at + 2, this.little);
    const valueBytes = TYPE_BYTES[type];
    if (valueBytes === undefined) {
      throw broken(this.place, `目录中有未知类型 ${type}`, `unknown type ${type} in its directory`);
    }
    const inline = this.big ? 8 : 4;
    const bytes = this.offset(at + 4) * valueBytes;
    const start = bytes <= inline ? at + 4 + inline : this.offset(at + 4 + inline);
    if (!(start + bytes <= this.view.byteLength)) throw cutOff(this.place);
  }

  private offset(at: number): number {
    return this.big
      ? Number(this.view.getBigUint64(at, this.little))
      : this.view.getUint32(at, this.little);
  }
}
