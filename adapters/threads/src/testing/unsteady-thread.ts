/** A thread that can be told to go wrong, in each of the ways that threads go wrong. */
import { parentPort } from 'node:worker_threads';
import { kernelsOf, type Order, type Report, serveOrders, type Trade } from '@yike/engine-reach';

export type Misdeed = 'none' | 'fails' | 'exits' | 'runs-out-of-memory' | 'never-ends';

/** Doubles numbers; whoever gets the last part does what it was told to. */
export const DOUBLE: Trade<{ misdeed: Misdeed; partCount: number }, number[]> = {
  name: 'double',
  start({ misdeed, partCount }) {
    return (begin, end) => {
      if (end === partCount) doWrong(misdeed);
      return Array.from({ length: end - begin }, (_, at) => 2 * (begin + at));
    };
  },
};

function doWrong(misdeed: Misdeed): void {
  if (misdeed === 'fails') throw new RangeError('There is no part of that number.');
  if (misdeed === 'exits') process.exit(3);
  const kept: number[][] = [];
  while (misdeed === 'runs-out-of-memory') kept.push(new Array<number>(1e6).fill(kept.length));
  if (misdeed === 'never-ends') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const port = parentPort;
if (port !== null) {
  const report = (told: Report, moved: ArrayBuffer[] = []): void => port.postMessage(told, moved);
  const serve = serveOrders([DOUBLE], kernelsOf({ sweep: null, block: null }), report);
  port.on('message', (order: Order) => serve(order));
  report({ type: 'ready' });
}
