import type { JointEnds } from './joint-ends.ts';
import { UNREACHED_LANE } from './lane.ts';
import type { SweepArcs } from './sweep-arcs.ts';
import { GATHER_COUNT, type Sweeper } from './sweeper.ts';

/** Where set-up puts the compiled assembly/sweep-kernel.ts. */
export function sweepKernelPath(): URL {
  return new URL('../dist/sweep-kernel.wasm', import.meta.url);
}

/**
 * A sweeper that takes four lanes in one instruction, with the answers of `PlainSweeper`.
 *
 * @param bytes content of the file at `sweepKernelPath()`
 * @returns null where WebAssembly or its SIMD is missing: use a `PlainSweeper` then
 */
export function loadSweepKernel(bytes: Uint8Array<ArrayBuffer>): Sweeper | null {
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(bytes)) return null;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  return new KernelSweeper(exports as unknown as Kernel);
}

/** What assembly/sweep-kernel.ts exports: for rows of 4, 8 and 12 lanes. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly sweep4: Sweep;
  readonly sweep8: Sweep;
  readonly sweep12: Sweep;
  readonly gather4: Gather;
  readonly gather8: Gather;
  readonly gather12: Gather;
}
type Sweep = (nodeCount: number, firstUp: number, arcs: number, rows: number) => void;
type Gather = (count: number, joints: number, rows: number, found: number) => void;

const PAGE_BYTES = 0x10000;
const WORD_BYTES = 4;
const JOINT_WORDS = 4;
const MOST_LANES = 12;

/** Memory from its start: joints · gathered rows · arcs · where they start · rows. */
const JOINTS_AT = 0;
const GATHERED_AT = JOINTS_AT + GATHER_COUNT * JOINT_WORDS * WORD_BYTES;
const ARCS_AT = GATHERED_AT + GATHER_COUNT * MOST_LANES * WORD_BYTES;

class KernelSweeper implements Sweeper {
  readonly mostLanes = MOST_LANES;
  readonly #kernel: Kernel;
  readonly #sweeps: Readonly<Record<number, Sweep>>;
  readonly #gathers: Readonly<Record<number, Gather>>;
  /** What lies in memory now; the same arcs need not be copied again. */
  #arcs: SweepArcs | null = null;
  #laneCount = 0;
  #rowsAt = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#sweeps = { 4: kernel.sweep4, 8: kernel.sweep8, 12: kernel.sweep12 };
    this.#gathers = { 4: kernel.gather4, 8: kernel.gather8, 12: kernel.gather12 };
  }

  begin(arcs: SweepArcs, laneCount: number): Int32Array {
    const { nodeCount, firstUp } = arcs;
    const firstUpAt = ARCS_AT + arcs.arcs.byteLength;
    // rows of vectors lie best on multiples of their 16 bytes
    this.#rowsAt = (firstUpAt + firstUp.byteLength + 15) & ~15;
    const rowCount = nodeCount * laneCount;
    this.#makeRoom(this.#rowsAt + rowCount * WORD_BYTES);
    const { buffer } = this.#kernel.memory;
    if (this.#arcs !== arcs) {
      new Int32Array(buffer, ARCS_AT).set(arcs.arcs);
      new Uint32Array(buffer, firstUpAt).set(firstUp);
    }
    this.#arcs = arcs;
    this.#laneCount = laneCount;
    return new Int32Array(buffer, this.#rowsAt, rowCount).fill(UNREACHED_LANE);
  }

  sweep(): void {
    if (this.#arcs === null) return;
    const firstUpAt = ARCS_AT + this.#arcs.arcs.byteLength;
    this.#sweeps[this.#laneCount](this.#arcs.nodeCount, firstUpAt, ARCS_AT, this.#rowsAt);
  }

  gather(ends: JointEnds, begin: number, end: number): Int32Array {
    const { buffer } = this.#kernel.memory;
    const joints = ends.subarray(JOINT_WORDS * begin, JOINT_WORDS * end);
    new Int32Array(buffer, JOINTS_AT).set(joints);
    this.#gathers[this.#laneCount](end - begin, JOINTS_AT, this.#rowsAt, GATHERED_AT);
    return new Int32Array(buffer, GATHERED_AT, (end - begin) * this.#laneCount);
  }

  #makeRoom(bytes: number): void {
    const { memory } = this.#kernel;
    const missing = bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  }
}
