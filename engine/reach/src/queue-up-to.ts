import { MinQueue } from './min-queue.ts';
import type { NodeQueue } from './node-queue.ts';
import { TickQueue, WIDEST_QUEUE_TICKS } from './tick-queue.ts';

/** An empty queue for a search up to a limit: lists by tick where they fit, a heap beyond. */
export function queueUpTo(limitTicks: number): NodeQueue {
  if (limitTicks > WIDEST_QUEUE_TICKS) return new MinQueue();
  const queue = new TickQueue();
  queue.begin(limitTicks);
  return queue;
}
