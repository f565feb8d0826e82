import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  changeStreets,
  EDGE_KIND,
  type Joints,
  STANDARD_WALKERS,
  type StreetChange,
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

test('a path that is laid brings places nearer, also to those in the middle of a street', () => {
  const rows = townFromText(`
    A---B---C
    |
    |
    D---E---F
  `);
  const people = rows.places('C', 'BC 60');
  const answer = new LiveNearest(
    rows.network,
    weigh(rows.network, adult),
    jointsByEdge(rows.network, people),
    3000,
  );
  answer.put(0, rows.places('F'), 0);
  assert.deepEqual([...answer.ticks], [UNREACHED, UNREACHED]);
  const [bc, ef] = ['BC 60', 'EF 60'].map((name) => rows.places(name).edge[0] ?? 0);
  const streets = changeStreets(rows.network, [
    {
      ...{ type: 'add-path', via: [], kind: EDGE_KIND.flat, inclinePermille: 0 },
      from: { edge: bc ?? 0, alongDm: 600 },
      to: { edge: ef ?? 0, alongDm: 600 },
    },
  ]);
  const demand = jointsByEdge(streets.network, streets.carry(people));
  const changed = answer.extend(streets, weigh(streets.network, adult), demand);
  assert.deepEqual(changed.sort(), [0, 1]);
  assert.deepEqual([...answer.ticks], [500 + 834 + 500, 834 + 500]);
});

test('what cannot be is refused', () => {
  for (const limit of [Number.NaN, -1, 0.5, 0x7fffffff]) {
    assert.throws(() => new LiveNearest(town.network, weigh(town.network, adult), homes, limit), {
      message: /not a whole number/,
    });
  }
  assert.throws(() => live().put(-1, town.places('A'), 0), /no number of a place/);
  const same = changeStreets(town.network, []);
  const weights = weigh(town.network, adult);
  const fewer = jointsByEdge(town.network, town.places('A'));
  assert.throws(() => live().extend(same, weights, fewer), /1 demand points; there were 4/);
  const other = townFromText('A---B');
  const smaller = changeStreets(other.network, []);
  const ofOther = weigh(other.network, adult);
  assert.throws(() => live().extend(smaller, ofOther, homes), /not made of those/);
  assert.throws(() => live().extend(same, ofOther, homes), /another network/);
});

/** What happens: a place comes or moves, one goes, the streets change, or paths are laid. */
const someEvent = fc.oneof(
  fc.record({ put: fc.nat(5), at: fc.nat(11) }),
  fc.record({ remove: fc.nat(5) }),
  fc.record({ streets: fc.nat(1000), by: fc.nat(2) }),
  fc.record({
    paths: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), {
      minLength: 1,
      maxLength: 2,
    }),
    closes: fc.option(fc.nat(), { nil: null }),
  }),
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
          let demand = joinPlaces(network, people);
          let spots = joinPlaces(network, sites);
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
            } else if ('paths' in event) {
              const streets = changeStreets(network, planOf(network, event));
              network = streets.network;
              weights = weigh(network, walker);
              demand = streets.carry(demand);
              spots = streets.carry(spots);
              changed = answer.extend(streets, weights, jointsByEdge(network, demand));
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

/** Paths between marks along streets, and a street that is closed by the same plan. */
function planOf(
  { edgeCount, edgeLengthDm }: WalkingNetwork,
  plan: { paths: [number, number, number, number][]; closes: number | null },
): StreetChange[] {
  const pointAt = (street: number, along: number) => {
    const edge = street % edgeCount;
    return { edge, alongDm: along % ((edgeLengthDm[edge] ?? 0) + 1) };
  };
  const paths = plan.paths.map(([street, along, other, alongOther]): StreetChange => {
    const from = pointAt(street, along);
    const to = pointAt(other, alongOther);
    return { type: 'add-path', from, to, via: [], kind: EDGE_KIND.flat, inclinePermille: 0 };
  });
  if (plan.closes === null) return paths;
  return [...paths, { type: 'close-street', edge: plan.closes % edgeCount }];
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
