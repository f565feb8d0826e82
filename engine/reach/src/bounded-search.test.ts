import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, UNREACHED, weigh } from '@yike/engine-network';
import { networkOf, randomNetworks } from '@yike/engine-network/testing';
import fc from 'fast-check';
import { BoundedSearch } from './bounded-search.ts';

const gb50180 = STANDARD_WALKERS.find(({ id }) => id === 'gb50180') ?? STANDARD_WALKERS[0];
/** Served by a heap. */
const WIDE_TICKS = 1 << 22;

/** Streets by their ends and metres. */
function searchOn(...streets: [from: number, to: number, lengthMetres: number][]): BoundedSearch {
  const nodeCount = 1 + Math.max(...streets.flatMap(([from, to]) => [from, to]));
  const network = networkOf({
    nodes: Array.from({ length: nodeCount }, (_, at) => ({ lon: at / 1000, lat: 0 })),
    edges: streets.map(([from, to, lengthMetres]) => ({ from, to, lengthDm: 10 * lengthMetres })),
  });
  return new BoundedSearch(network, weigh(network, gb50180), 'away');
}

function reachedFrom(search: BoundedSearch, limitTicks: number): number[] {
  search.begin(limitTicks);
  search.addSource(0, 0, 0, 0);
  search.run();
  return Array.from(search.reached.subarray(0, search.reachedCount));
}

test('a node that is settled too early is settled again, and so is what lies behind it', () => {
  // 0 to 2 is 3 m, and 2 m by way of 1; both wait in one list, and 2 is taken from it first
  const search = searchOn([0, 4, 500], [0, 1, 1], [0, 2, 3], [1, 2, 1], [2, 3, 100]);
  const reached = reachedFrom(search, 2000);
  assert.deepEqual(
    [1, 2, 3].map((node) => search.ticksTo(node)),
    [10, 20, 1020],
  );
  assert.deepEqual(reached.sort(), [0, 1, 2, 3], 'each is told of once');
});

test('one search has nothing of the last, whether that ran or was only begun', () => {
  const search = searchOn([0, 1, 10], [1, 2, 10]);
  for (const limitTicks of [2000, WIDE_TICKS]) {
    search.begin(limitTicks);
    search.addSource(1, 100, 0, 0);
    assert.deepEqual(reachedFrom(search, 150), [0, 1]);
    assert.equal(search.ticksTo(2), UNREACHED);
  }
});

test('more may wait than there was room for', () => {
  const star = Array.from({ length: 3000 }, (_, at): [number, number, number] => [0, at + 1, 100]);
  assert.equal(reachedFrom(searchOn(...star), 2000).length, 3001);
});

test('a wide limit, which a heap serves, gives the same walks', () => {
  fc.assert(
    fc.property(randomNetworks({ directed: true }), fc.nat(9000), (draft, limitTicks) => {
      const network = networkOf(draft);
      const search = new BoundedSearch(network, weigh(network, gb50180), 'away');
      const label = (node: number) => {
        const ticks = search.ticksTo(node);
        return ticks > limitTicks ? null : [ticks, search.sourceOf(node)];
      };
      const [lists, heap] = [limitTicks, WIDE_TICKS].map((limit) => {
        search.begin(limit);
        for (let edge = 0; edge < Math.min(3, network.edgeCount); edge++) {
          search.addSource(edge, 0, edge, edge);
        }
        search.run();
        return Array.from({ length: network.nodeCount }, (_, node) => label(node));
      });
      assert.deepEqual(lists, heap);
    }),
    { numRuns: 300, seed: 24 },
  );
});
