import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Joints,
  STANDARD_WALKERS,
  UNREACHED,
  type WalkingNetwork,
  weigh,
} from '@yike/engine-network';
import {
  joinPlaces,
  networkOf,
  networksEach,
  randomNetworks,
  randomPlaces,
  townFromText,
} from '@yike/engine-network/testing';
import fc from 'fast-check';
import { BoundedSearch } from './bounded-search.ts';
import { jointsByEdge } from './edge-joints.ts';
import { LiveNearest } from './live-nearest.ts';
import { nearest } from './nearest.ts';

const [adult] = STANDARD_WALKERS;
assert.equal(adult?.id, 'adult');

/** Four homes on a street, 1000 ticks apart. */
const town = townFromText('A---B---C---D');
const homes = jointsByEdge(town.network, town.places('A', 'B', 'C', 'D'));
const live = () => new LiveNearest(town.network, weigh(town.network, adult), homes, 1500);

test('without places nobody has one; the first one serves who is near', () => {
  const answer = live();
  assert.deepEqual([...answer.place], [-1, -1, -1, -1]);
  assert.deepEqual(answer.put(7, town.places('A'), 0).sort(), [0, 1]);
  assert.deepEqual([...answer.ticks], [0, 1000, UNREACHED, UNREACHED]);
  assert.deepEqual([...answer.place], [7, 7, -1, -1]);
});

test('a place that moves leaves those behind and gains others; what stays the same is not told', () => {
  const answer = live();
  answer.put(0, town.places('A'), 0);
  answer.put(1, town.places('D'), 0);
  assert.deepEqual([...answer.place], [0, 0, 1, 1]);
  assert.deepEqual(answer.put(0, town.places('B'), 0).sort(), [0, 1, 2]);
  assert.deepEqual([...answer.ticks], [1000, 0, 1000, 0]);
  assert.deepEqual([...answer.place], [0, 0, 0, 1], 'C is as near to both: the smaller number');
  assert.deepEqual(answer.remove(0).sort(), [0, 1, 2]);
  assert.deepEqual([...answer.place], [-1, -1, 1, 1]);
  assert.deepEqual(answer.remove(0), []);
});

test('what cannot be is refused', () => {
  for (const limit of [Number.NaN, -1, 0.5, 0x7fffffff]) {
    assert.throws(() => new LiveNearest(town.network, weigh(town.network, adult), homes, limit), {
      message: /not a whole number/,
    });
  }
  assert.throws(() => live().put(-1, town.places('A'), 0), /no number of a place/);
});

/** What happens: a place comes or moves, one goes, or the streets change. */
const someEvent = fc.oneof(
  fc.record({ put: fc.nat(5), at: fc.nat(11) }),
  fc.record({ remove: fc.nat(5) }),
  fc.record({ streets: fc.nat(1000), by: fc.nat(2) }),
);

for (const directed of [false, true]) {
  const streets = directed ? 'one-way and sloping streets' : 'two-way flat streets';
  test(`after whatever happens the answers are those from scratch, on ${streets}`, () => {
    fc.assert(
      fc.property(
        randomNetworks({ directed, mostNodes: 30 }),
        randomPlaces('some', 12),
        randomPlaces('some', 12),
        fc.nat(24_000),
        fc.constantFrom(...STANDARD_WALKERS),
        fc.array(someEvent, { maxLength: 12 }),
        (draft, people, sites, limitTicks, walker, events) => {
          let network = networkOf(draft);
          let weights = weigh(network, walker);
          const demand = joinPlaces(network, people);
          const spots = joinPlaces(network, sites);
          const answer = new LiveNearest(
            network,
            weights,
            jointsByEdge(network, demand),
            limitTicks,
          );
          const siteOf = new Map<number, number>();
          for (const event of events) {
            const before = tellingOf(answer, demand.count);
            let changed: number[];
            if ('put' in event) {
              const site = event.at % spots.count;
              siteOf.set(event.put, site);
              changed = answer.put(event.put, spots, site);
            } else if ('remove' in event) {
              siteOf.delete(event.remove);
              changed = answer.remove(event.remove);
            } else {
              network = changeSomeStreet(network, event.streets, event.by);
              weights = weigh(network, walker);
              changed = answer.reweigh(weights);
            }
            const after = tellingOf(answer, demand.count);
            const search = new BoundedSearch(network, weights, 'towards');
            assert.deepEqual(after, fromScratch(search, demand, spots, siteOf, limitTicks));
            const differ = after.flatMap((telling, at) => (telling === before[at] ? [] : [at]));
            assert.deepEqual(
              changed.sort((a, b) => a - b),
              differ,
            );
          }
        },
      ),
      { numRuns: networksEach(400), seed: 20_261_124 },
    );
  });
}

function tellingOf(
  { ticks, place }: { ticks: Uint32Array; place: Int32Array },
  count: number,
): string[] {
  return Array.from({ length: count }, (_, at) => `${ticks[at]} to ${place[at]}`);
}

/** `nearest`, with the places that are here under the numbers they go by. */
function fromScratch(
  search: BoundedSearch,
  demand: Joints,
  spots: Joints,
  siteOf: ReadonlyMap<number, number>,
  limitTicks: number,
): string[] {
  const numbers = [...siteOf.keys()].sort((a, b) => a - b);
  const joints = numbers.map((number) => {
    const site = siteOf.get(number) ?? 0;
    return range(spots.first[site], spots.first[site + 1]);
  });
  const all = joints.flat();
  const first = [0];
  for (const own of joints) first.push((first.at(-1) ?? 0) + own.length);
  const places = {
    count: numbers.length,
    first: Uint32Array.from(first),
    edge: Uint32Array.from(all, (joint) => spots.edge[joint]),
    alongDm: Uint32Array.from(all, (joint) => spots.alongDm[joint]),
    offDm: Uint32Array.from(all, (joint) => spots.offDm[joint]),
  };
  const found = nearest(
    search,
    demand,
    jointsByEdge(search.network, places),
    numbers.keys(),
    limitTicks,
  );
  const place = found.place.map((at) => (at < 0 ? -1 : numbers[at]));
  return tellingOf({ ticks: found.ticks, place }, demand.count);
}

function range(begin: number, end: number): number[] {
  return Array.from({ length: end - begin }, (_, at) => begin + at);
}

/** Makes a street a stairway or flat, turns its one-way, or shuts or opens the gate at one end. */
function changeSomeStreet(network: WalkingNetwork, street: number, by: number): WalkingNetwork {
  const edge = street % network.edgeCount;
  if (by === 0) {
    return { ...network, edgeKind: network.edgeKind.with(edge, 1 - (network.edgeKind[edge] & 1)) };
  }
  if (by === 1) {
    return {
      ...network,
      edgeOneWay: network.edgeOneWay.with(edge, (network.edgeOneWay[edge] + 1) % 3),
    };
  }
  const gate = network.edgeFrom[edge];
  const barrier = network.nodeBarrier[gate] === 0 ? 1 : 0;
  return { ...network, nodeBarrier: network.nodeBarrier.with(gate, barrier) };
}
