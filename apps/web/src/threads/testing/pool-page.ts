/** Runs in a page: asks a pool of workers, and tells what came of it. */
import { kernelsOf, sumsInPool, sumsWithin, unpackOrderedNetwork } from '@yike/engine-reach';
import { openWebPool } from '../open-web-pool.ts';
import { bytesOf, townQuestion } from './town-question.ts';

export interface PageAnswer {
  readonly isIsolated: boolean;
  /** Sums by one thread, that of the page; and by two workers, asked twice. */
  readonly here: string;
  readonly inPool: readonly string[];
  /** What is said when work is called off, and when a worker's script is not there. */
  readonly calledOff: string;
  readonly withoutScript: string;
}

async function ask(): Promise<PageAnswer> {
  const [town, sweep, block] = await Promise.all(['/town', '/sweep', '/block'].map(bytesAt));
  const kernels = { sweep: sweep ?? null, block: block ?? null };
  const { blocks, task } = townQuestion(unpackOrderedNetwork(town ?? new Uint8Array()));
  const open = (script: string) =>
    openWebPool(() => new Worker(script, { type: 'module' }), kernels, 2);
  const pool = open('/worker.js');
  const inPool = [await sumsInPool(pool, blocks, task), await sumsInPool(pool, blocks, task)];
  const calledOff = await saidBy(
    sumsInPool(pool, blocks, task, { signal: AbortSignal.abort(new Error('enough')) }),
  );
  await pool.close();
  const broken = open('/no-such-worker.js');
  const withoutScript = await saidBy(sumsInPool(broken, blocks, task));
  await broken.close();
  return {
    isIsolated: crossOriginIsolated,
    here: bytesOf(sumsWithin(blocks, task, kernelsOf(kernels).summer)),
    inPool: inPool.map(bytesOf),
    calledOff,
    withoutScript,
  };
}

async function bytesAt(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const response = await fetch(path);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}

async function saidBy(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

Object.assign(globalThis, { ask });
