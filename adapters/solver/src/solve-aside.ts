import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';
import type { MipModel, MipOutcome, MipTerms, SolveMip } from '@yike/kernel';

/** What the thread is sent. `flags`: 1 when it is done; other than 0 to ask it to stop. */
export interface SolveOrder {
  readonly model: MipModel;
  readonly start: Float64Array | null;
  readonly seconds: number;
  readonly flags: Int32Array;
  readonly port: MessagePort;
}

export type SolvedAside = { readonly outcome: MipOutcome } | { readonly fault: string };

const LOOK_MILLISECONDS = 50;
/** HiGHS asks whether to go on while it branches, but not in every step before. */
const GRACE_MILLISECONDS = 2000;

/**
 * HiGHS on a thread of its own, while the caller's waits: who asks it to stop, or sets it a time, waits no longer than
 * some seconds more. What it knew is lost then, and the start is the answer.
 */
export function solveAside(): SolveMip {
  let thread: Worker | null = null;
  return (model, terms) => {
    thread ??= startThread();
    const outcome = solveOn(thread, model, terms);
    if (outcome !== null) return outcome;
    void thread.terminate();
    thread = null;
    return {
      status: 'stopped',
      values: terms.start,
      bound: model.isGreatest ? Infinity : -Infinity,
    };
  };
}

function startThread(): Worker {
  const thread = new Worker(new URL('./solver-thread.ts', import.meta.url));
  thread.unref();
  return thread;
}

/** @returns null when it did not stop in time */
function solveOn(thread: Worker, model: MipModel, terms: MipTerms): MipOutcome | null {
  const flags = new Int32Array(new SharedArrayBuffer(8));
  const [isDone, isToStop] = [0, 1];
  const { port1, port2 } = new MessageChannel();
  const order: SolveOrder = {
    model,
    start: terms.start,
    seconds: terms.seconds,
    flags,
    port: port2,
  };
  thread.postMessage(order, [port2]);
  let end = performance.now() + terms.seconds * 1000 + GRACE_MILLISECONDS;
  while (Atomics.wait(flags, isDone, 0, LOOK_MILLISECONDS) === 'timed-out') {
    if (performance.now() > end) return null;
    if (flags[isToStop] === 1 || terms.mayGoOn()) continue;
    Atomics.store(flags, isToStop, 1);
    end = Math.min(end, performance.now() + GRACE_MILLISECONDS);
  }
  const said = receiveMessageOnPort(port1)?.message as SolvedAside;
  port1.close();
  if ('fault' in said) throw new Error(said.fault);
  return said.outcome;
}
