const CLEAR = 256;
const END = 257;
const FIRST_FREE = 258;
const MOST_CODES = 4096;

/**
 * Unpacks LZW as TIFF uses it (TIFF 6.0, section 13: most significant bit first, codes of 9 to 12
 * bits, growing one code early); gives at most `mostBytes`.
 * @throws RangeError on codes that mean nothing
 */
export function unpackLzw(packed: Uint8Array, mostBytes: number): Uint8Array {
  const writer = new LzwWriter(mostBytes);
  let bitAt = 0;
  while (!writer.full && bitAt + writer.codeBits <= packed.length * 8) {
    const code = bitsAt(packed, bitAt, writer.codeBits);
    bitAt += writer.codeBits;
    if (code === END) break;
    if (code === CLEAR) writer.clear();
    else writer.write(code);
  }
  return writer.unpacked.subarray(0, writer.length);
}

/** Codes above 257 stand for stretches of what has been written already. */
class LzwWriter {
  readonly unpacked: Uint8Array;
  length = 0;
  codeBits = 9;
  private readonly startOf = new Uint32Array(MOST_CODES);
  private readonly lengthOf = new Uint32Array(MOST_CODES).fill(1, 0, CLEAR);
  private nextCode = FIRST_FREE;
  private previous = CLEAR;

  constructor(mostBytes: number) {
    this.unpacked = new Uint8Array(mostBytes);
  }

  get full(): boolean {
    return this.length >= this.unpacked.length;
  }

  clear(): void {
    this.nextCode = FIRST_FREE;
    this.codeBits = 9;
    this.previous = CLEAR;
  }

  write(code: number): void {
    if (code > this.nextCode || (code === this.nextCode && this.previous === CLEAR)) {
      throw new RangeError('an LZW code that means nothing yet');
    }
    this.learn();
    if (code < CLEAR) this.unpacked[this.length++] = code;
    else this.repeat(this.startOf[code] ?? 0, this.lengthOf[code] ?? 0);
    this.previous = code;
    if (this.nextCode >= 2 ** this.codeBits - 1 && this.codeBits < 12) this.codeBits++;
  }

  /** The next code: the stretch before this place and the byte that is about to follow it. */
  private learn(): void {
    if (this.previous === CLEAR || this.nextCode >= MOST_CODES) return;
    const before = this.lengthOf[this.previous] ?? 0;
    this.startOf[this.nextCode] = this.length - before;
    this.lengthOf[this.nextCode] = before + 1;
    this.nextCode++;
  }

  /** A stretch may run into what it writes, so byte by byte. */
  private repeat(start: number, count: number): void {
    const end = Math.min(this.length + count, this.unpacked.length);
    for (let from = start; this.length < end; from++) {
      this.unpacked[this.length++] = this.unpacked[from] ?? 0;
    }
  }
}

function bitsAt(bytes: Uint8Array, bitAt: number, count: number): number {
  const byteAt = bitAt >>> 3;
  const three =
    ((bytes[byteAt] ?? 0) << 16) | ((bytes[byteAt + 1] ?? 0) << 8) | (bytes[byteAt + 2] ?? 0);
  return (three >>> (24 - (bitAt & 7) - count)) & (2 ** count - 1);
}
