import { parentPort, workerData } from 'node:worker_threads';
import { GAPS } from '@yike/engine-access';
import { kernelsOf, type Order, type Report, SUMS, serveOrders, WALKS } from '@yike/engine-reach';
import type { ThreadStart } from './open-pool.ts';

if (parentPort === null) throw new Error('This file is run by a thread of a pool.');
const port = parentPort;
const { kernels } = workerData as ThreadStart;
const report = (told: Report, moved: ArrayBuffer[] = []): void => port.postMessage(told, moved);
const serve = serveOrders([SUMS, WALKS, GAPS], kernelsOf(kernels), report);
port.on('message', (order: Order) => serve(order));
report({ type: 'ready' });
