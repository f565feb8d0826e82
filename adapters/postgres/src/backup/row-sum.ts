import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

const NEW_LINE = 10;

/** Passes on what COPY writes, and counts it: a row is a line, because lines within are escaped. */
export class RowSum extends Transform {
  rows = 0;
  readonly #hash = createHash('sha256');
  readonly #count: (rows: number) => void;

  /** @param count is told how many more have passed */
  constructor(count: (rows: number) => void = () => undefined) {
    super();
    this.#count = count;
  }

  override _transform(
    chunk: Buffer,
    _encoding: string,
    done: (error: null, out: Buffer) => void,
  ): void {
    const before = this.rows;
    this.#hash.update(chunk);
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1))
      this.rows++;
    this.#count(this.rows - before);
    done(null, chunk);
  }

  /** Once, when all has passed. */
  sha256(): string {
    return this.#hash.digest('hex');
  }
}
