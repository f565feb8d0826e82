import { inflateSync } from 'node:zlib';
import { addDecoder, BaseDecoder } from 'geotiff';
import { unpackLzw } from './lzw.ts';
import { unpackPackBits } from './pack-bits.ts';

/** Values of the TIFF tag Compression: none, LZW, deflate (two numbers for it), PackBits. */
export const COMPRESSIONS: ReadonlySet<number> = new Set([1, 5, 8, 32946, 32773]);

/**
 * Puts decoders that stop at the size of a block in the place of the library's own, which unpack
 * whatever they are given.
 */
export function useBoundedDecoders(): void {
  addDecoder([5], async () => LzwDecoder);
  addDecoder([8, 32946], async () => DeflateDecoder);
  addDecoder([32773], async () => PackBitsDecoder);
}

abstract class BoundedDecoder extends BaseDecoder {
  override decodeBlock(buffer: ArrayBufferLike): ArrayBufferLike {
    const { tileWidth, tileHeight, planarConfiguration, bitsPerSample } = this.parameters;
    const bits = typeof bitsPerSample === 'number' ? [bitsPerSample] : Array.from(bitsPerSample);
    const bitsPerPixel = planarConfiguration === 2 ? (bits[0] ?? 8) : sum(bits);
    const block = this.unpack(new Uint8Array(buffer), (tileWidth * tileHeight * bitsPerPixel) / 8);
    return block.buffer.slice(block.byteOffset, block.byteOffset + block.length);
  }

  /** At most `mostBytes` of what is packed. */
  abstract unpack(packed: Uint8Array, mostBytes: number): Uint8Array;
}

class LzwDecoder extends BoundedDecoder {
  override unpack(packed: Uint8Array, mostBytes: number): Uint8Array {
    return unpackLzw(packed, mostBytes);
  }
}

class DeflateDecoder extends BoundedDecoder {
  override unpack(packed: Uint8Array, mostBytes: number): Uint8Array {
    return inflateSync(packed, { maxOutputLength: Math.max(1, mostBytes) });
  }
}

class PackBitsDecoder extends BoundedDecoder {
  override unpack(packed: Uint8Array, mostBytes: number): Uint8Array {
    return unpackPackBits(packed, mostBytes);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
