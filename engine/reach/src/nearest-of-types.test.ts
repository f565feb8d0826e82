// What no random town shows: questions too large for lanes, and questions without sense.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, UNREACHED, weigh } from '@yike/engine-network';
import { type Town, townFromText } from '@yike/engine-network/testing';
import { BoundedSearch } from './bounded-search.ts';
import { jointsByEdge } from './edge-joints.ts';
import { eliminationOrder } from './elimination-order.ts';
import { LONGEST_LANE_TICKS, MOST_LABELS } from './lane.ts';
import { nearest } from './nearest.ts';
import { nearestOfTypes } from './nearest-of-types.ts';
import { customise } from './sweep-graph.ts';

const ADULT = STANDARD_WALKERS[0];

function swept(town: Town, people: string[], places: string[], types: number[][], limit: number) {
  const { network } = town;
  const graph = customise(eliminationOrder(network), network, weigh(network, ADULT));
  const joined = jointsByEdge(network, town.places(...places));
  return nearestOfTypes(graph, town.places(...people), joined, types, limit).map(
    ({ ticks, place }) => [Array.from(ticks), Array.from(place)],
  );
}

const street = townFromText(`
  A---B---C
`);

test('of equally near places the one of the smallest number is named', () => {
  const answers = swept(street, ['B'], ['C', 'A', 'B', 'C'], [[1, 0], [3, 1], [2], []], 3000);
  assert.deepEqual(answers, [
    [[1000], [0]],
    [[1000], [1]],
    [[0], [2]],
    [[UNREACHED], [-1]],
  ]);
});

test('also over streets of no length, where an equal is found after the node was settled', () => {
  const { network } = street;
  const flat = { ...network, edgeLengthDm: network.edgeLengthDm.map(() => 0) };
  const search = new BoundedSearch(flat, weigh(flat, ADULT), 'towards');
  const places = jointsByEdge(flat, {
    count: 2,
    first: Uint32Array.of(0, 1, 2),
    edge: Uint32Array.of(1, 0),
    alongDm: Uint32Array.of(0, 0),
    offDm: Uint32Array.of(0, 0),
  });
  const { place } = nearest(search, places.joints, places, [1, 0], 100);
  assert.deepEqual(Array.from(place), [0, 0]);
});

test('the longest limit of lanes and the next one, which does not fit, answer alike', () => {
  const far = townFromText(`
    A-----------------------------------------------------------------------------B
  `);
  for (const limit of [LONGEST_LANE_TICKS, LONGEST_LANE_TICKS + 1]) {
    const [[ticks]] = swept(far, ['A'], ['B', 'A off 200'], [[0], [1]], limit);
    assert.ok(ticks[0] < limit && ticks[0] > 18_000);
    assert.deepEqual(swept(far, ['A'], ['B off 4000'], [[0]], limit), [[[UNREACHED], [-1]]]);
  }
});

test('more places than a lane can tell apart are answered all the same', () => {
  const few = swept(street, ['A', 'C'], ['B', 'C'], [[0, 1]], 3000);
  const many = Array.from({ length: MOST_LABELS + 1 }, (_, at) => at % 2);
  assert.deepEqual(swept(street, ['A', 'C'], ['B', 'C'], [many], 3000), few);
});

test('what is no limit and no place is refused', () => {
  for (const limit of [Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY]) {
    assert.throws(() => swept(street, ['A'], ['B'], [[0]], limit), RangeError);
  }
  for (const place of [1, -1, 0.5, Number.NaN]) {
    assert.throws(() => swept(street, ['A'], ['B'], [[place]], 100), RangeError);
  }
});

test('nobody to ask for, nothing to ask about: empty answers', () => {
  assert.deepEqual(swept(street, [], ['B'], [[0]], 100), [[[], []]]);
  assert.deepEqual(swept(street, ['A'], [], [[]], 100), [[[UNREACHED], [-1]]]);
  assert.deepEqual(swept(street, ['A'], ['B'], [], 100), []);
});
