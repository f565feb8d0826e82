/** Runs in a browser's worker: takes a packed network, answers with the times of its moves. */
import { unpackNetwork } from '@yike/engine-network';
import { timeMoves } from './what-if-moves.ts';

/** What of a worker's surroundings is used here; this folder is checked as a program of Node. */
interface WorkerScope {
  onmessage: (message: { data: Uint8Array<ArrayBuffer> }) => void;
  postMessage(answer: unknown): void;
}

const scope = globalThis as unknown as WorkerScope;
scope.onmessage = ({ data }) => scope.postMessage(timeMoves(unpackNetwork(data)));
