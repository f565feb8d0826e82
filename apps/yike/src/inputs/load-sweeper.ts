import { readFile } from 'node:fs/promises';
import { loadSweepKernel, PlainSweeper, type Sweeper, sweepKernelPath } from '@yike/engine-reach';

/** The compiled sweeps, where set-up made them and this machine can run them; else the plain ones. */
export async function loadSweeper(): Promise<Sweeper> {
  const bytes = await readFile(sweepKernelPath()).catch(() => null);
  const compiled = bytes === null ? null : loadSweepKernel(new Uint8Array(bytes));
  return compiled ?? new PlainSweeper();
}
