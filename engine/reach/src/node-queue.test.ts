import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MinQueue } from './min-queue.ts';
import type { NodeQueue } from './node-queue.ts';
import { TickQueue } from './tick-queue.ts';

const LIMIT = 3000;

function tickQueue(limitTicks: number): TickQueue {
  const queue = new TickQueue();
  queue.begin(limitTicks);
  return queue;
}

/** What to do: push a node so many ticks after the last one taken, or take one. */
const someOrders = fc.array(fc.option(fc.nat(200), { nil: 'pop' as const }), { maxLength: 300 });

for (const [name, make] of [
  ['heap', () => new MinQueue()],
  ['lists by tick', () => tickQueue(200 * 300)],
] as const) {
  test(`${name}: nodes come out in order of ticks, each with its own, whatever is done between`, () => {
    fc.assert(
      fc.property(someOrders, (orders) => {
        const queue: NodeQueue = make();
        const model: { node: number; ticks: number }[] = [];
        orders.forEach((order, node) => {
          if (order !== 'pop') {
            // as a search pushes: no earlier than what it is at
            const ticks = queue.poppedTicks + order;
            queue.push(node, ticks);
            model.push({ node, ticks });
            return;
          }
          const popped = queue.pop();
          if (model.length === 0) {
            assert.equal(popped, -1);
            return;
          }
          const fewest = Math.min(...model.map(({ ticks }) => ticks));
          assert.equal(queue.poppedTicks, fewest);
          const at = model.findIndex((entry) => entry.node === popped);
          assert.equal(model[at]?.ticks, fewest);
          model.splice(at, 1);
        });
      }),
    );
  });
}

test('a heap grows past its first size and can be emptied at once', () => {
  const queue = new MinQueue();
  for (let node = 5000; node > 0; node--) queue.push(node, node);
  for (let node = 1; node <= 2000; node++) assert.equal(queue.pop(), node);
  queue.clear();
  assert.equal(queue.pop(), -1);
  queue.push(7, 1);
  assert.equal(queue.pop(), 7);
});

test('lists by tick grow past their first size, and begin anew with nobody left over', () => {
  const queue = tickQueue(LIMIT);
  for (let node = 0; node < 5000; node++) queue.push(node, node % (LIMIT + 1));
  assert.equal(queue.poppedTicks, 0);
  for (let taken = 0; taken < 2000; taken++) assert.ok(queue.pop() >= 0);
  for (const limit of [LIMIT, 0, 2 * LIMIT]) {
    queue.begin(limit);
    assert.equal(queue.pop(), -1);
    queue.begin(limit);
    queue.push(9, limit);
    assert.equal(queue.pop(), 9);
    assert.equal(queue.poppedTicks, limit);
  }
});
