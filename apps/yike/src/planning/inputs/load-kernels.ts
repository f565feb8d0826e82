import { readFile } from 'node:fs/promises';
import {
  blockKernelPath,
  type KernelBytes,
  type Kernels,
  kernelsOf,
  sweepKernelPath,
} from '@yike/engine-reach';

/** The compiled kernels, where set-up made them and this machine can run them; else the plain ones. */
export async function loadKernels(): Promise<Kernels> {
  return kernelsOf(await readKernels());
}

/** As they were compiled, for threads to load each for itself. */
export async function readKernels(): Promise<KernelBytes> {
  const [sweep, block] = await Promise.all([sweepKernelPath(), blockKernelPath()].map(bytesAt));
  return { sweep: sweep ?? null, block: block ?? null };
}

async function bytesAt(path: URL): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await readFile(path).catch(() => null);
  return bytes && new Uint8Array(bytes);
}
