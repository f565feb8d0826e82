import { Worker } from 'node:worker_threads';
import type { SitingAnswer, SitingImpossible, SitingProof, SitingTask } from '@yike/engine-siting';
import type { Bilingual, Progress } from '@yike/kernel';

type Impossible = Pick<SitingImpossible, 'reason' | 'message' | 'points' | 'unserved' | 'shortBy'>;
type Step = 'greedy' | 'swaps' | 'bound' | 'proof';

/** How hard the solver is to try. */
export type ProofWanted = Omit<SitingProof, 'solve'>;

/** What the thread is given. `stop` holds one number; other than 0 it asks to stop. */
export interface SolveOrder {
  readonly task: SitingTask;
  readonly stop: SharedArrayBuffer;
  readonly proof: ProofWanted;
}

/** What the thread says. */
export type SolveReport =
  | { readonly kind: 'at'; readonly step: Step; readonly share: number }
  | { readonly kind: 'done'; readonly answer: SitingAnswer }
  | { readonly kind: 'impossible'; readonly impossible: Impossible };

export type Solved = Exclude<SolveReport, { kind: 'at' }>;

const STEPS: Readonly<Record<Step, Bilingual>> = {
  greedy: { zh: '逐个择优', en: 'choosing one by one' },
  swaps: { zh: '互换改进', en: 'improving by swaps' },
  bound: { zh: '求差距的上限', en: 'bounding the gap' },
  proof: { zh: '证明最优', en: 'proving' },
};

/**
 * Looks for the sites. Ctrl-C ends the search, and the best found until then is the answer; a second one
 * ends the program.
 */
export async function solveSites(
  task: SitingTask,
  proof: ProofWanted,
  progress: Progress,
  onStop: () => void,
): Promise<Solved> {
  const stop = new SharedArrayBuffer(4);
  const flag = new Int32Array(stop);
  const order: SolveOrder = { task, stop, proof };
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { workerData: order });
  const interrupt = (): void => {
    Atomics.store(flag, 0, 1);
    onStop();
  };
  process.once('SIGINT', interrupt);
  try {
    return await reportOf(worker, progress);
  } finally {
    process.off('SIGINT', interrupt);
    await worker.terminate();
  }
}

function reportOf(worker: Worker, progress: Progress): Promise<Solved> {
  let current: Step | null = null;
  return new Promise((resolve, reject) => {
    worker.on('message', (report: SolveReport) => {
      if (report.kind !== 'at') {
        resolve(report);
        return;
      }
      if (report.step !== current) {
        current = report.step;
        progress.phase(STEPS[current]);
      }
      progress.share(report.share);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The search ended with code ${code}.`)));
  });
}
