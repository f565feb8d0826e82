import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MinQueue } from './min-queue.ts';

test('items come out in order of priority, each with its own, whatever is done between', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.nat(0xfffffffe), { nil: 'pop' as const }), { maxLength: 200 }),
      (orders) => {
        const queue = new MinQueue();
        const model: { item: number; priority: number }[] = [];
        orders.forEach((order, item) => {
          if (order !== 'pop') {
            queue.push(item, order);
            model.push({ item, priority: order });
          } else if (queue.length > 0) {
            const popped = queue.pop();
            const smallest = Math.min(...model.map(({ priority }) => priority));
            assert.equal(queue.poppedPriority, smallest);
            const at = model.findIndex((entry) => entry.item === popped);
            assert.equal(model[at].priority, smallest);
            model.splice(at, 1);
          }
          assert.equal(queue.length, model.length);
        });
      },
    ),
  );
});

test('a queue grows past its first size and can be emptied at once', () => {
  const queue = new MinQueue();
  for (let item = 5000; item > 0; item--) queue.push(item, item);
  for (let item = 1; item <= 2000; item++) assert.equal(queue.pop(), item);
  queue.clear();
  assert.equal(queue.length, 0);
  queue.push(7, 1);
  assert.equal(queue.pop(), 7);
});
