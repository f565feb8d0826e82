import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  type KernelBytes,
  type Order,
  type Report,
  SharedArrays,
  type Thread,
  WorkPool,
} from '@yike/engine-reach';

/** What a thread is born with. */
export interface ThreadStart {
  readonly kernels: KernelBytes;
}

const THREAD = new URL('./walking-thread.ts', import.meta.url);

/** As many as the machine runs at once. More would wait for each other; and memory has its limits. */
const MOST_THREADS = 16;

/**
 * A pool of threads of this process, in shared memory. Whoever opens it closes it: until then they keep
 * the process alive.
 *
 * @param threadCount as many as the machine has processors for unless given
 */
export function openPool(
  kernels: KernelBytes,
  threadCount = Math.min(MOST_THREADS, availableParallelism()),
): WorkPool {
  if (!(Number.isInteger(threadCount) && threadCount >= 1)) {
    throw new RangeError(`A pool of ${threadCount} threads is none.`);
  }
  const threads = Array.from({ length: threadCount }, () => nodeThread(THREAD, { kernels }));
  return new WorkPool(threads, new SharedArrays());
}

/**
 * A worker of Node as a thread of a pool.
 *
 * @param mostMegabytes of its heap; typed arrays lie outside it
 */
export function nodeThread(file: URL, start: ThreadStart, mostMegabytes?: number): Thread {
  const worker = new Worker(file, {
    workerData: start,
    // nothing of the surroundings is its business
    env: {},
    execArgv: [],
    ...(mostMegabytes && { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } }),
  });
  let isEnding = false;
  return {
    post: (order: Order) => worker.postMessage(order),
    listen(heard, died) {
      worker.on('message', (report: Report) => heard(report));
      worker.on('messageerror', died);
      worker.on('error', (error: unknown) => {
        died(error instanceof Error ? error : new Error(String(error)));
      });
      worker.on('exit', (code) => {
        if (!isEnding) died(new Error(`exit code ${code}`));
      });
    },
    async end() {
      isEnding = true;
      await worker.terminate();
    },
  };
}
