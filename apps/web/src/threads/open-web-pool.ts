import {
  type KernelBytes,
  type Report,
  SharedArrays,
  type Thread,
  WorkPool,
} from '@yike/engine-reach';

/**
 * A pool of workers of this page. They share memory where the page is cross-origin isolated; elsewhere each gets
 * a copy of what is asked. The answers are the same: docs/methods/worker-pool.md.
 *
 * @param startWorker starts one that runs walking-worker.ts
 */
export function openWebPool(
  startWorker: () => Worker,
  kernels: KernelBytes,
  threadCount: number,
): WorkPool {
  const threads = Array.from({ length: threadCount }, () => webThread(startWorker(), kernels));
  return new WorkPool(threads, globalThis.crossOriginIsolated ? new SharedArrays() : null);
}

function webThread(worker: Worker, kernels: KernelBytes): Thread {
  return {
    post: (order) => worker.postMessage(order),
    listen(heard, died) {
      worker.onmessage = ({ data }: MessageEvent<Report>) => heard(data);
      worker.onmessageerror = () => died(new Error('a message could not be read'));
      // a script that cannot be loaded says nothing of why
      worker.onerror = ({ message }) => died(new Error(message || 'the worker did not start'));
      worker.postMessage(kernels);
    },
    async end() {
      worker.terminate();
    },
  };
}
