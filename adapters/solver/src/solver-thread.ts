/*
 * HiGHS on a thread of its own: solves what it is sent, and wakes who waits for it.
 */
import { parentPort } from 'node:worker_threads';
import { loadSolver } from './load-solver.ts';
import type { SolvedAside, SolveOrder } from './solve-aside.ts';

const solver = loadSolver();

parentPort?.on('message', async ({ model, start, seconds, flags, port }: SolveOrder) => {
  const [isDone, isToStop] = [0, 1];
  const say = (said: SolvedAside): void => port.postMessage(said);
  try {
    const solve = await solver;
    const mayGoOn = (): boolean => Atomics.load(flags, isToStop) === 0;
    say({ outcome: solve(model, { start, seconds, mayGoOn }) });
  } catch (error) {
    say({ fault: String(error) });
  }
  Atomics.store(flags, isDone, 1);
  Atomics.notify(flags, isDone);
});
