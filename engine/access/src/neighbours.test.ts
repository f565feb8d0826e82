import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, type WalkingNetwork, weigh } from '@yike/engine-network';
import {
  joinPlaces,
  networkOf,
  randomNetworks,
  randomPlaces,
  townFromText,
} from '@yike/engine-network/testing';
import { BoundedSearch, jointsByEdge, nearest, WithinReach } from '@yike/engine-reach';
import fc from 'fast-check';
import { findGrid } from './demand-grid.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';

function metresOn(network: WalkingNetwork): BoundedSearch {
  const yardstick = STANDARD_WALKERS.find(({ id }) => id === 'gb50180');
  assert.ok(yardstick);
  return new BoundedSearch(network, weigh(network, yardstick), 'towards');
}

/** Every point with its neighbours, each named once, in order. */
function lists({ first, of }: Neighbours): number[][] {
  return Array.from(first.subarray(1), (end, point) => [
    ...new Set(Array.from(of.subarray(first[point], end)).sort((a, b) => a - b)),
  ]);
}

function neighboursInTown(town: ReturnType<typeof townFromText>, ...spots: string[]): number[][] {
  const demand = jointsByEdge(town.network, town.places(...spots));
  const within = new WithinReach(metresOn(town.network), demand);
  const none = new Float64Array(spots.length);
  return lists(neighboursOf(demand, within, 1500, none, none, null));
}

test('homes within 150 m of each other on foot are neighbours, and not one metre more', () => {
  const town = townFromText('A---------B');
  const found = neighboursInTown(town, 'AB 0', 'AB 150', 'AB 299', 'AB 300');
  assert.deepEqual(found, [[1], [0, 2, 3], [1, 3], [1, 2]]);
});

test('metres off the street count at both ends', () => {
  const town = townFromText('A---------B');
  assert.deepEqual(neighboursInTown(town, 'AB 0 off 30', 'AB 90 off 30'), [[1], [0]]);
  assert.deepEqual(neighboursInTown(town, 'AB 0 off 30', 'AB 91 off 30'), [[], []]);
});

test('a wall parts homes that are close in a straight line', () => {
  const town = townFromText(`
    A---------B
    C---------D
  `);
  assert.deepEqual(neighboursInTown(town, 'AB 150', 'CD 150'), [[], []]);
});

test('a home that is far from any street has no neighbour on foot', () => {
  const town = townFromText('A---B');
  const none = { ...town.places('A', 'B'), first: Uint32Array.of(0, 0, 0) };
  const demand = jointsByEdge(town.network, {
    ...none,
    edge: new Uint32Array(),
    alongDm: new Uint32Array(),
    offDm: new Uint32Array(),
  });
  const within = new WithinReach(metresOn(town.network), demand);
  const zero = new Float64Array(2);
  assert.deepEqual(lists(neighboursOf(demand, within, 1500, zero, zero, null)), [[], []]);
});

test('cells of a grid are neighbours by side and by corner, streets or none', () => {
  const lons = Float64Array.from({ length: 9 }, (_, at) => 121.4 + (at % 3) * 0.001);
  const lats = Float64Array.from({ length: 9 }, (_, at) => 31.2 + Math.floor(at / 3) * 0.001);
  const town = townFromText('A---B');
  const demand = jointsByEdge(town.network, {
    count: 9,
    first: new Uint32Array(10),
    edge: new Uint32Array(),
    alongDm: new Uint32Array(),
    offDm: new Uint32Array(),
  });
  const within = new WithinReach(metresOn(town.network), demand);
  const grid = findGrid(lons, lats);
  assert.ok(grid);
  const found = lists(neighboursOf(demand, within, 1500, lons, lats, grid));
  assert.deepEqual(found[4], [0, 1, 2, 3, 5, 6, 7, 8]);
  assert.deepEqual(found[0], [1, 3, 4]);
  assert.deepEqual(found[5], [1, 2, 4, 7, 8]);
});

test('neighbours equal asking for the walk between every two homes', () => {
  const town = randomNetworks({ directed: false });
  fc.assert(
    fc.property(town, randomPlaces('some'), fc.nat(4000), (draft, homes, limitTicks) => {
      const network = networkOf(draft);
      const joints = joinPlaces(network, homes);
      const demand = jointsByEdge(network, joints);
      const search = metresOn(network);
      const none = new Float64Array(joints.count);
      const found = lists(
        neighboursOf(demand, new WithinReach(search, demand), limitTicks, none, none, null),
      );
      const plain = found.map((_, place) => {
        const { ticks } = nearest(search, joints, demand, [place], limitTicks);
        return [...ticks.keys()].filter((other) => other !== place && ticks[other] <= limitTicks);
      });
      assert.deepEqual(found, plain);
      // on streets that are open both ways, whose neighbour I am is mine
      found.forEach((own, point) => {
        for (const other of own) assert.ok(found[other].includes(point));
      });
    }),
    { numRuns: 200, seed: 300 },
  );
});
