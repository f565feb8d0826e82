import { availableParallelism } from 'node:os';
import type { WorkPool } from '@yike/engine-reach';
import { openPool } from '@yike/threads';
import { readKernels } from './inputs/load-kernels.ts';

/**
 * From how many demand points on threads are worth their start of some tenths of a second. A city district of
 * 100 m cells has a few thousand and is judged in a second without; 20,000 take several.
 */
const POINTS_WORTH_THREADS = 20_000;

/**
 * Does work with a pool of threads where it is big and the machine has more than one processor, else with
 * null. The threads are gone when it is done, however it ended.
 */
export async function withPool<Answer>(
  pointCount: number,
  work: (pool: WorkPool | null) => Promise<Answer>,
): Promise<Answer> {
  if (pointCount < POINTS_WORTH_THREADS || availableParallelism() < 2) return work(null);
  const pool = openPool(await readKernels());
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}
