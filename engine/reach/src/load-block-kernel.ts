import { BLOCK_SIZE, DEPARTURE_WORDS, type Departures } from './asker-blocks.ts';
import type { BlockSummer, BlockTask } from './block-summer.ts';

/** Where set-up puts the compiled assembly/block-kernel.ts. */
export function blockKernelPath(): URL {
  return new URL('../dist/block-kernel.wasm', import.meta.url);
}

/**
 * A summer that takes eight lanes in one instruction, with the answers of `PlainBlockSummer`.
 *
 * @param bytes content of the file at `blockKernelPath()`
 * @returns null where WebAssembly or its SIMD is missing: use a `PlainBlockSummer` then
 */
export function loadBlockKernel(bytes: Uint8Array<ArrayBuffer>): BlockSummer | null {
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(bytes)) return null;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  return new KernelBlockSummer(exports as unknown as Kernel);
}

/** What assembly/block-kernel.ts exports. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  begin(layout: number): void;
  sumBlock(toNodes: number, toBearers: number, fades: number): void;
}

const PAGE_BYTES = 0x10000;
const ROW_BYTES = 2 * BLOCK_SIZE;
const PAIR_BYTES = 16;
const BATCH = 2048;
/** A layout's place in memory, and that of what follows it. */
const LAYOUT_AT = 1024;
const FREE_FROM = 2048;

class KernelBlockSummer implements BlockSummer {
  readonly #kernel: Kernel;
  #task: BlockTask | null = null;
  #departuresAt = 0;
  #sumsAt = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  begin(task: BlockTask): void {
    if (this.#task === task) return;
    this.#task = task;
    const { order, masses, pairCount, limitTicks, weights } = task;
    const { rankCount } = order;
    const pairBytes = PAIR_BYTES * pairCount;
    let free = FREE_FROM;
    const room = (bytes: number): number => {
      const here = free;
      free = (free + bytes + 15) & ~15;
      return here;
    };
    const copies: [number, ArrayBufferView][] = [];
    const copy = (array: ArrayBufferView): number => {
      const here = room(array.byteLength);
      copies.push([here, array]);
      return here;
    };
    const firstUp = copy(order.firstUp);
    const upArcs = copy(order.upArcs);
    const firstDown = copy(order.firstDown);
    const downArcs = copy(order.downArcs);
    const subtrees = copy(order.subtrees);
    const massesAt = copy(masses);
    const weightsAt = weights === null ? 0 : copy(weights);
    const markWords = (rankCount + 64) >>> 6;
    const slotOfRank = room(4 * rankCount);
    const marks = room(8 * markWords);
    const markedWords = room(8 * ((markWords >>> 6) + 1));
    const clearedTo = free;
    const rankOfSlot = room(4 * (rankCount + 2));
    const bearers = room(4 * rankCount);
    const choices = room((BATCH / 4) * ROW_BYTES);
    const tables = room((BATCH / 4) * 16 * pairBytes);
    this.#sumsAt = room(BLOCK_SIZE * pairBytes);
    const rows = room(ROW_BYTES * (rankCount + 2));
    // last, because nobody knows how many there will be
    this.#departuresAt = free;
    this.#makeRoom(free);

    const { buffer } = this.#kernel.memory;
    const bytes = new Uint8Array(buffer);
    for (const [here, array] of copies) {
      bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), here);
    }
    bytes.fill(0, slotOfRank, clearedTo);
    new Uint32Array(buffer, LAYOUT_AT).set([
      ...[rankCount, pairCount, limitTicks],
      ...[firstUp, upArcs, firstDown, downArcs, subtrees, massesAt],
      ...[slotOfRank, rankOfSlot, rows, marks, markedWords, bearers, choices, tables],
      ...[this.#departuresAt, weightsAt, this.#sumsAt],
    ]);
    this.#kernel.begin(LAYOUT_AT);
  }

  sumBlock({ words, toNodes, toBearers }: Departures): Float64Array {
    if (this.#task === null) throw new Error('There is no task to sum up for.');
    const { pairCount, weights } = this.#task;
    const { memory } = this.#kernel;
    const departures = words.subarray(0, DEPARTURE_WORDS * (toNodes + toBearers));
    this.#makeRoom(this.#departuresAt + departures.byteLength);
    new Int32Array(memory.buffer, this.#departuresAt).set(departures);
    this.#kernel.sumBlock(toNodes, toBearers, weights === null ? 0 : 1);
    return new Float64Array(memory.buffer, this.#sumsAt, 2 * pairCount * BLOCK_SIZE);
  }

  #makeRoom(bytes: number): void {
    const { memory } = this.#kernel;
    const missing = bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  }
}
