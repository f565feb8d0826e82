/** Runs in a worker of a browser: does the parts of work that a pool hands it. */
import { GAPS } from '@yike/engine-access';
import {
  type KernelBytes,
  kernelsOf,
  type Order,
  type Report,
  SUMS,
  serveOrders,
  WALKS,
} from '@yike/engine-reach';

/** What of a worker's surroundings is used here; the rest of this app is checked as a page. */
interface WorkerScope {
  onmessage: (message: { data: unknown }) => void;
  postMessage(report: Report, moved?: ArrayBuffer[]): void;
}

const scope = globalThis as unknown as WorkerScope;

// the first message is what the worker computes with
scope.onmessage = ({ data }) => {
  const serve = serveOrders([SUMS, WALKS, GAPS], kernelsOf(data as KernelBytes), (report, moved) =>
    scope.postMessage(report, moved),
  );
  scope.onmessage = (message) => serve(message.data as Order);
  scope.postMessage({ type: 'ready' });
};
