import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, weigh } from '@yike/engine-network';
import {
  networkOf,
  networksEach,
  randomNetworks,
  townFromText,
} from '@yike/engine-network/testing';
import fc from 'fast-check';
import { type EliminationOrder, eliminationOrder, NO_ARC } from './elimination-order.ts';
import { customise } from './sweep-graph.ts';

const RUNS = { numRuns: networksEach(300), seed: 300 };
const someTown = randomNetworks({ directed: true, mostNodes: 30 }).map(networkOf);

const upFrom = ({ firstUp, upRank }: EliminationOrder, rank: number): number[] =>
  Array.from(upRank.subarray(firstUp[rank], firstUp[rank + 1]));

test('every node has one rank, and arcs lead up, ascending and each once', () => {
  fc.assert(
    fc.property(someTown, (network) => {
      const order = eliminationOrder(network);
      const ranks = Array.from(order.rankOfNode).sort((a, b) => a - b);
      assert.deepEqual(ranks, [...ranks.keys()]);
      for (const rank of ranks) {
        const up = upFrom(order, rank);
        for (const [at, above] of up.entries()) assert.ok(above > (up[at - 1] ?? rank));
      }
    }),
    RUNS,
  );
});

test('any two nodes that one leads up to are joined: no detour lacks an arc to be kept in', () => {
  fc.assert(
    fc.property(someTown, (network) => {
      const order = eliminationOrder(network);
      for (let rank = 0; rank < order.nodeCount; rank++) {
        const up = upFrom(order, rank);
        for (const [at, low] of up.entries()) {
          const joined = upFrom(order, low);
          for (const high of up.slice(at + 1)) assert.ok(joined.includes(high));
        }
      }
    }),
    RUNS,
  );
});

test('seen from above there are the same arcs', () => {
  fc.assert(
    fc.property(someTown, (network) => {
      const order = eliminationOrder(network);
      const { nodeCount, firstUp, upRank, firstDown, downRank, downArc } = order;
      for (let rank = 0; rank < nodeCount; rank++) {
        for (let at = firstDown[rank]; at < firstDown[rank + 1]; at++) {
          const [arc, low] = [downArc[at], downRank[at]];
          assert.equal(upRank[arc], rank);
          assert.ok(firstUp[low] <= arc && arc < firstUp[low + 1]);
        }
      }
      assert.equal(new Set(downArc).size, order.arcCount);
    }),
    RUNS,
  );
});

test('every street lies along an arc between its ends; a loop along none', () => {
  fc.assert(
    fc.property(someTown, (network) => {
      const { rankOfNode, arcOfEdge, firstUp, upRank } = eliminationOrder(network);
      for (let edge = 0; edge < network.edgeCount; edge++) {
        const ends = [rankOfNode[network.edgeFrom[edge]], rankOfNode[network.edgeTo[edge]]];
        const [low, high] = ends.sort((a, b) => a - b);
        const arc = arcOfEdge[edge];
        assert.equal(arc === NO_ARC, low === high);
        if (arc === NO_ARC) continue;
        assert.equal(upRank[arc], high);
        assert.ok(firstUp[low] <= arc && arc < firstUp[low + 1]);
      }
    }),
    RUNS,
  );
});

test('the same streets give the same order, whoever walks them', () => {
  fc.assert(
    fc.property(someTown, (network) => {
      assert.deepEqual(eliminationOrder(network), eliminationOrder(structuredClone(network)));
    }),
    RUNS,
  );
});

test('dead ends go first, and a street without junctions leaves no arc but its own edges', () => {
  const { network } = townFromText(`
    A---B---C---D
  `);
  const order = eliminationOrder(network);
  assert.equal(order.arcCount, network.edgeCount);
});

test('an arc over a node that went before is the way over that node', () => {
  // whichever corner of a square goes first, the arc between its neighbours is two sides long
  const { network } = townFromText(`
    A---B
    |   |
    D---C
  `);
  const order = eliminationOrder(network);
  const { upTicks, downTicks } = customise(order, network, weigh(network, STANDARD_WALKERS[0]));
  assert.equal(order.arcCount, 5);
  const ticks = Array.from(upTicks).sort((a, b) => a - b);
  assert.equal(ticks[4], 2 * ticks[0] + (ticks[1] - ticks[0]) + (ticks[2] - ticks[1]));
  assert.deepEqual(upTicks, downTicks);
});
