import { readFile } from 'node:fs/promises';
import {
  type BlockSummer,
  blockKernelPath,
  loadBlockKernel,
  loadSweepKernel,
  PlainBlockSummer,
  PlainSweeper,
  type Sweeper,
  sweepKernelPath,
} from '@yike/engine-reach';

/** The compiled sweeps, where set-up made them and this machine can run them; else the plain ones. */
export async function loadSweeper(): Promise<Sweeper> {
  return (await loadCompiled(sweepKernelPath(), loadSweepKernel)) ?? new PlainSweeper();
}

/** The compiled sums, on the same terms. */
export async function loadSummer(): Promise<BlockSummer> {
  return (await loadCompiled(blockKernelPath(), loadBlockKernel)) ?? new PlainBlockSummer();
}

async function loadCompiled<Kernel>(
  path: URL,
  load: (bytes: Uint8Array<ArrayBuffer>) => Kernel | null,
): Promise<Kernel | null> {
  const bytes = await readFile(path).catch(() => null);
  return bytes === null ? null : load(new Uint8Array(bytes));
}
