import { loadBlockKernel } from '../load-block-kernel.ts';
import { loadSweepKernel } from '../load-sweep-kernel.ts';
import { PlainBlockSummer } from '../plain-block-summer.ts';
import { PlainSweeper } from '../plain-sweeper.ts';
import type { Kernels } from './trade.ts';

/** Content of the files at `sweepKernelPath()` and `blockKernelPath()`; null where they are missing. */
export interface KernelBytes {
  readonly sweep: Uint8Array<ArrayBuffer> | null;
  readonly block: Uint8Array<ArrayBuffer> | null;
}

/** The compiled kernels where they are there and this machine can run them; else the plain ones. */
export function kernelsOf({ sweep, block }: KernelBytes): Kernels {
  return {
    sweeper: (sweep && loadSweepKernel(sweep)) ?? new PlainSweeper(),
    summer: (block && loadBlockKernel(block)) ?? new PlainBlockSummer(),
  };
}
