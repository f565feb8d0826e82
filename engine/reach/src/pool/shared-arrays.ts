type Numbers = ArrayBufferView & { readonly length: number };

/**
 * Copies typed arrays, wherever they are in plain data, into memory that threads share. An array that
 * was copied before is not copied again, so a network is laid out once for all questions about it; hence
 * it must not be changed afterwards.
 */
export class SharedArrays {
  readonly #shared = new WeakMap<ArrayBufferView, Numbers>();

  of<Data>(data: Data): Data {
    return this.#of(data) as Data;
  }

  #of(data: unknown): unknown {
    if (typeof data !== 'object' || data === null) return data;
    if (ArrayBuffer.isView(data)) return this.#arrayOf(data as Numbers);
    // names of streets and the like: nothing to share in them
    if (Array.isArray(data)) {
      return typeof data[0] === 'string' ? data : data.map((one) => this.#of(one));
    }
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, this.#of(value)]));
  }

  #arrayOf(array: Numbers): Numbers {
    if (array.buffer instanceof SharedArrayBuffer) return array;
    const known = this.#shared.get(array);
    if (known !== undefined) return known;
    const buffer = new SharedArrayBuffer(array.byteLength);
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    new Uint8Array(buffer).set(bytes);
    const Kind = array.constructor as new (buffer: SharedArrayBuffer) => Numbers;
    const copy = new Kind(buffer);
    this.#shared.set(array, copy);
    return copy;
  }
}
