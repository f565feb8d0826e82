/*
 * Looks for sites on a thread of its own, so that the one that talks to the user can hear Ctrl-C and show how
 * far it is.
 */
import { parentPort, workerData } from 'node:worker_threads';
import {
  findSites,
  type SitingAnswer,
  SitingImpossible,
  type SitingWatch,
} from '@yike/engine-siting';
import { solveAside } from '@yike/solver';
import type { SolveOrder, SolveReport } from './solve-sites.ts';

const MILLISECONDS_BETWEEN_REPORTS = 100;

const { task, stop, proof } = workerData as SolveOrder;
const isToStop = new Int32Array(stop);
let saidAt = 0;

const say = (report: SolveReport): void => parentPort?.postMessage(report);

async function solve(): Promise<SitingAnswer> {
  const watch: SitingWatch = (step, share) => {
    if (performance.now() - saidAt > MILLISECONDS_BETWEEN_REPORTS) {
      saidAt = performance.now();
      say({ kind: 'at', step, share });
    }
    return Atomics.load(isToStop, 0) === 0;
  };
  return findSites(task, watch, { ...proof, solve: solveAside() });
}

try {
  say({ kind: 'done', answer: await solve() });
} catch (error) {
  if (!(error instanceof SitingImpossible)) throw error;
  const { reason, message, points, unserved, shortBy } = error;
  say({ kind: 'impossible', impossible: { reason, message, points, unserved, shortBy } });
}
