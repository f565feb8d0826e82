import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { networkOf } from './testing/network-of.ts';
import { townFromText } from './testing/town-from-text.ts';
import { randomNetworks } from './testing.ts';
import { NO_COMPONENT } from './walking-network.ts';

test('loose parts are numbered from the longest, by metres and not by nodes', () => {
  const { network, edge } = townFromText(`
    A-B-C   D---------E

    F
  `);
  assert.deepEqual(network.components, [
    { nodes: 2, lengthDm: 3000 },
    { nodes: 3, lengthDm: 1200 },
  ]);
  assert.equal(network.edgeComponent[edge('D', 'E')], 0);
  assert.equal(network.edgeComponent[edge('A', 'B')], 1);
});

test('stairs part a town on wheels', () => {
  const { network, edge } = townFromText(`
    A--B==C-D
  `);
  assert.equal(network.components.length, 1);
  assert.deepEqual(network.wheelComponents, [
    { nodes: 2, lengthDm: 900 },
    { nodes: 2, lengthDm: 600 },
  ]);
  assert.equal(network.edgeWheelComponent[edge('B', 'C')], NO_COMPONENT);
});

test('gates and one-way streets part nothing: they may be passed by others or at other hours', () => {
  const { network } = townFromText(`
    A-x-B>>C-k-D
  `);
  assert.equal(network.components.length, 1);
  assert.equal(network.wheelComponents.length, 1);
});

test('two edges are of one part exactly when a walk over edges joins them', () => {
  fc.assert(
    fc.property(randomNetworks({ directed: true }), (draft) => {
      const network = networkOf(draft);
      // spread the smallest node number until nothing changes
      const label = Array.from({ length: network.nodeCount }, (_, node) => node);
      for (let isDone = false; !isDone; ) {
        isDone = true;
        for (const { from, to } of draft.edges) {
          const smallest = Math.min(label[from], label[to]);
          if (label[from] !== smallest || label[to] !== smallest) isDone = false;
          label[from] = smallest;
          label[to] = smallest;
        }
      }
      for (const [a, one] of draft.edges.entries()) {
        for (const [b, other] of draft.edges.entries()) {
          const isTogether = label[one.from] === label[other.from];
          assert.equal(network.edgeComponent[a] === network.edgeComponent[b], isTogether);
        }
      }
      const lengths = network.components.map(({ lengthDm }) => lengthDm);
      assert.deepEqual(
        lengths,
        lengths.toSorted((a, b) => b - a),
      );
      const total = draft.edges.reduce((sum, { lengthDm }) => sum + lengthDm, 0);
      assert.equal(
        lengths.reduce((sum, length) => sum + length, 0),
        total,
      );
    }),
  );
});
