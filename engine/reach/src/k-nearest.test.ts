import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, UNREACHED, weigh } from '@yike/engine-network';
import {
  joinPlaces,
  networkOf,
  networksEach,
  randomNetworks,
  randomPlaces,
  type Town,
  townFromText,
} from '@yike/engine-network/testing';
import fc from 'fast-check';
import { BoundedSearch } from './bounded-search.ts';
import { jointsByEdge } from './edge-joints.ts';
import { kNearest } from './k-nearest.ts';
import { KNearestRows } from './k-nearest-rows.ts';
import { nearest } from './nearest.ts';
import { kNearestDifferences } from './testing/k-nearest-differences.ts';

const [adult] = STANDARD_WALKERS;
assert.equal(adult?.id, 'adult');
const TEN_MINUTES = 6000;

function search(town: Town, direction: 'towards' | 'away' = 'towards'): BoundedSearch {
  return new BoundedSearch(town.network, weigh(town.network, adult), direction);
}

/** `seconds@place` of the k nearest of the spots for somebody at `home`. */
function told(town: Town, home: string, spots: string[], k: number, limitTicks = TEN_MINUTES) {
  const places = jointsByEdge(town.network, town.places(...spots));
  const answer = kNearest(search(town), town.places(home), places, spots.keys(), k, limitTicks);
  return Array.from(answer.ticks, (ticks, n) =>
    ticks === UNREACHED ? `none@${answer.place[n]}` : `${ticks / 10}@${answer.place[n]}`,
  );
}

// a character of a drawing is 30 m: 25 s for an adult

test('the three nearest of four, nearest first', () => {
  const town = townFromText(`
    A---B---C---D---E
  `);
  assert.deepEqual(told(town, 'B', ['E', 'D', 'A', 'C'], 3), ['100@2', '100@3', '200@1']);
});

test('a far door of a near place takes no other place’s seat', () => {
  const town = townFromText(`
    A---B---C---D
  `);
  assert.deepEqual(told(town, 'A', ['AB 30 or BC 0', 'CD 60'], 2), ['25@0', '250@1']);
});

test('places along the own street count with those over its ends', () => {
  const town = townFromText(`
    A---------B---C
  `);
  assert.deepEqual(told(town, 'AB 120', ['AB 90', 'AB 180', 'C'], 3), ['25@0', '50@1', '250@2']);
});

test('who reaches fewer than k is told so, and the limit is inclusive', () => {
  const town = townFromText(`
    A---B---C  D-E
  `);
  const spots = ['B', 'C', 'E'];
  assert.deepEqual(told(town, 'A', spots, 4), ['100@0', '200@1', 'none@-1', 'none@-1']);
  assert.deepEqual(told(town, 'A', spots, 2, 2000), ['100@0', '200@1']);
  assert.deepEqual(told(town, 'A', spots, 2, 1999), ['100@0', 'none@-1']);
  assert.deepEqual(told(town, 'A', ['A'], 1, 0), ['0@0']);
  assert.deepEqual(told(town, 'A', [], 1), ['none@-1']);
});

test('what cannot be answered is refused in a sentence', () => {
  const town = townFromText('A---B');
  const places = jointsByEdge(town.network, town.places('B'));
  const ask = (k: number, limitTicks: number, chosen = [0], direction?: 'away') =>
    kNearest(search(town, direction), town.places('A'), places, chosen, k, limitTicks);
  assert.throws(() => ask(0, 1000), /k is 0/);
  assert.throws(() => ask(1.5, 1000), /k is 1\.5/);
  assert.throws(() => ask(1, Number.NaN), /A limit of NaN ticks/);
  assert.throws(() => ask(1, 2 ** 31 - 1), /A limit of 2147483647 ticks/);
  assert.throws(() => ask(1, -1), /A limit of -1 ticks/);
  assert.throws(() => ask(1, 1000, [1]), /no place 1/);
  assert.throws(() => ask(1, 1000, [0], 'away'), /towards/);
  assert.equal(ask(1, 2 ** 31 - 2).ticks[0], 1000);
});

test('a row keeps the k shortest walks to different places, whatever the order they come in', () => {
  const offers = fc.array(fc.record({ walk: fc.nat(20), to: fc.nat(6) }));
  fc.assert(
    fc.property(offers, fc.integer({ min: 1, max: 5 }), (all, k) => {
      const rows = new KNearestRows(2, k);
      for (const { walk, to } of all) rows.offer(1, walk, to);
      const best = new Map<number, number>();
      for (const { walk, to } of all) best.set(to, Math.min(walk, best.get(to) ?? walk));
      const nearest = [...best].sort(([a, one], [b, other]) => one - other || a - b).slice(0, k);
      const kept = nearest.map((_, n) => [rows.place[k + n], rows.ticks[k + n]]);
      assert.deepEqual(kept, nearest);
      assert.equal(rows.held[1], nearest.length);
      assert.equal(rows.held[0], 0);
    }),
  );
});

test('a smaller number that arrives late over a street of no length is passed on as well', () => {
  // home 6 --50-- 0 --100-- 1 ==0== 2 --50-- 3 --50-- 4, and 1 --100-- 5; place 0 is at 4, place 1 at 5
  const edges = [
    { from: 0, to: 1, lengthDm: 100 },
    { from: 1, to: 2, lengthDm: 0 },
    { from: 2, to: 3, lengthDm: 50 },
    { from: 3, to: 4, lengthDm: 50 },
    { from: 1, to: 5, lengthDm: 100 },
    { from: 6, to: 0, lengthDm: 50 },
  ];
  const nodes = Array.from({ length: 7 }, (_, at) => ({ lon: at * 0.001, lat: 0 }));
  const network = networkOf({ nodes, edges });
  const people = joinPlaces(network, [[{ edge: 5, share: 0, offDm: 0 }]]);
  const places = joinPlaces(network, [
    [{ edge: 3, share: 1, offDm: 0 }],
    [{ edge: 4, share: 1, offDm: 0 }],
  ]);
  const metres = STANDARD_WALKERS.find(({ id }) => id === 'gb50180');
  assert.ok(metres);
  const ask = new BoundedSearch(network, weigh(network, metres), 'towards');
  const onEdges = jointsByEdge(network, places);
  for (const k of [1, 2]) {
    const { ticks, place } = kNearest(ask, people, onEdges, [0, 1], k, TEN_MINUTES);
    assert.deepEqual([[...ticks], [...place]], [[250, 250].slice(0, k), [0, 1].slice(0, k)]);
  }
});

test('where many places are equally near, smaller numbers come first, over streets of no length too', () => {
  const drafts = [
    randomNetworks({ directed: true }),
    randomPlaces('some'),
    randomPlaces('some'),
  ] as const;
  fc.assert(
    fc.property(...drafts, fc.integer({ min: 1, max: 3 }), (town, homes, spots, k) => {
      const edges = town.edges.map((edge) => ({ ...edge, lengthDm: edge.lengthDm % 2 }));
      const network = networkOf({ ...town, edges });
      const flat = spots.map((joints) => joints.map((joint) => ({ ...joint, offDm: 0 })));
      const [people, places] = [joinPlaces(network, homes), joinPlaces(network, flat)];
      assert.deepEqual(kNearestDifferences(network, adult, people, places, k, TEN_MINUTES), []);
    }),
    { numRuns: networksEach(600), seed: 34 },
  );
});

for (const directed of [false, true]) {
  const streets = directed ? 'one-way and sloping streets' : 'two-way flat streets';
  const drafts = [
    fc.constantFrom(...STANDARD_WALKERS),
    randomNetworks({ directed }),
    randomPlaces('some'),
    randomPlaces('some'),
    fc.nat(2 * TEN_MINUTES),
  ] as const;

  test(`on ${streets} the k nearest are the first of all walks of the plain reference`, () => {
    const someK = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(...drafts, someK, (walker, town, homes, spots, limitTicks, k) => {
        const network = networkOf(town);
        const people = joinPlaces(network, homes);
        const places = joinPlaces(network, spots);
        const found = kNearestDifferences(network, walker, people, places, k, limitTicks);
        assert.deepEqual(found, []);
      }),
      { numRuns: networksEach(600), seed: 31 },
    );
  });

  test(`on ${streets} the first of one is the nearest`, () => {
    fc.assert(
      fc.property(...drafts, (walker, town, homes, spots, limitTicks) => {
        const network = networkOf(town);
        const ask = new BoundedSearch(network, weigh(network, walker), 'towards');
        const people = joinPlaces(network, homes);
        const places = jointsByEdge(network, joinPlaces(network, spots));
        const one = kNearest(ask, people, places, spots.keys(), 1, limitTicks);
        const near = nearest(ask, people, places, spots.keys(), limitTicks);
        assert.deepEqual([one.ticks, one.place], [near.ticks, near.place]);
      }),
      { numRuns: networksEach(300), seed: 32 },
    );
  });
}
