import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Joints, STANDARD_WALKERS, UNREACHED, weigh } from '@yike/engine-network';
import { townFromText } from '@yike/engine-network/testing';
import * as reach from './index.ts';

const [adult] = STANDARD_WALKERS;
assert.equal(adult?.id, 'adult');

const { network, places: placesIn } = townFromText('A---B---C');
const other = townFromText('A-B').network;
const weights = weigh(network, adult);
const otherWeights = weigh(other, adult);
const order = reach.eliminationOrder(network);
const graph = reach.customise(order, network, weights);
const homes = placesIn('A', 'B');
const spots = placesIn('C');
const places = reach.jointsByEdge(network, spots);
const demand = reach.jointsByEdge(network, homes);
const towards = new reach.BoundedSearch(network, weights, 'towards');
const away = new reach.BoundedSearch(network, weights, 'away');
const within = new reach.WithinReach(towards, demand);
const live = new reach.LiveNearest(network, weights, demand, 9000);
const blocks = reach.prepareSums(graph, spots, demand, 'towards');
const task = reach.sumsTask(blocks, [], 9000, null);
const summer = new reach.PlainBlockSummer();
const parts = new reach.ReachedParts();
const counters = (counter: number, count = 1) => ({
  first: Uint32Array.of(0, count),
  counter: Uint32Array.of(counter),
  budgetTicks: Uint32Array.of(900),
  adds: Int8Array.of(1),
});
const strayJoint: Joints = {
  count: 1,
  first: Uint32Array.of(0, 1),
  edge: Uint32Array.of(9),
  alongDm: Uint32Array.of(0),
  offDm: Uint32Array.of(0),
};
const ignore = (): void => {};

const NO_LIMITS = [Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY, 2 ** 31 - 1, 2 ** 32];
const NO_NUMBERS = [Number.NaN, -1, 0.5, 7];

/** What takes a limit. */
const LIMITED: Record<string, (limitTicks: number) => unknown> = {
  nearest: (limit) => reach.nearest(towards, homes, places, [0], limit),
  nearestOfTypes: (limit) => reach.nearestOfTypes(graph, homes, places, [[0]], limit),
  kNearest: (limit) => reach.kNearest(towards, homes, places, [0], 1, limit),
  BoundedSearch: (limit) => towards.begin(limit),
  WithinReach: (limit) => within.of(spots, 0, limit, ignore),
  LiveNearest: (limit) => new reach.LiveNearest(network, weights, demand, limit),
  reachedParts: (limit) => reach.reachedParts(away, homes, 0, limit),
  reachedPartsInto: (limit) => reach.reachedPartsInto(parts, away, homes, 0, limit),
  sumsTask: (limit) => reach.sumsTask(blocks, [], limit, null),
};

/** What takes the number of a place, a block, a mark … */
const NUMBERED: Record<string, (number: number) => unknown> = {
  nearest: (place) => reach.nearest(towards, homes, places, [place], 900),
  nearestOfTypes: (place) => reach.nearestOfTypes(graph, homes, places, [[], [place]], 900),
  kNearest: (place) => reach.kNearest(towards, homes, places, [place], 1, 900),
  BoundedSearch: (edge) => towards.addSource(edge, 0, 0, 0),
  WithinReach: (place) => within.of(spots, place, 900, ignore),
  LiveNearest: (place) => live.put(0, spots, place),
  reachedParts: (place) => reach.reachedParts(away, homes, place, 900),
  findWalk: (place) => reach.findWalk(away, homes, 0, place),
  'findWalk from': (place) => reach.findWalk(away, homes, place, 0),
  sumBlocks: (end) =>
    reach.sumBlocks(blocks, task, summer, 0, end, reach.emptySums(spots.count, 0)),
};

/** What else can be wrong, and what is said of it. */
const REFUSED: Record<string, [() => unknown, RegExp]> = {
  'BoundedSearch, foreign weights': [
    () => new reach.BoundedSearch(network, otherWeights, 'away'),
    /weights of another network/,
  ],
  'LiveNearest, foreign weights': [() => live.reweigh(otherWeights), /weights of another network/],
  'customise, foreign weights': [
    () => reach.customise(order, network, otherWeights),
    /weights of another network/,
  ],
  'customise, foreign order': [
    () => reach.customise(reach.eliminationOrder(other), network, weights),
    /order of another network/,
  ],
  'packOrderedNetwork, foreign order': [
    () => reach.packOrderedNetwork({ network: other, order }),
    /order of another network/,
  ],
  'unpackOrderedNetwork, no pack': [
    () => reach.unpackOrderedNetwork(new Uint8Array(40)),
    /not a packed network|不是/,
  ],
  'nearest, wrong direction': [
    () => reach.nearest(away, homes, places, [0], 900),
    /a search towards, not away/,
  ],
  'findWalk, wrong direction': [
    () => reach.findWalk(towards, homes, 0, 1),
    /a search away, not towards/,
  ],
  'kNearest, no k': [() => reach.kNearest(towards, homes, places, [0], 0, 900), /k is 0/],
  'jointsByEdge, stray joint': [() => reach.jointsByEdge(network, strayJoint), /along edge 9/],
  'nearest, stray joint': [
    () => reach.nearest(towards, strayJoint, places, [0], 900),
    /along edge 9/,
  ],
  'nearestOfTypes, stray joint': [
    () => reach.nearestOfTypes(graph, strayJoint, places, [[0]], 900),
    /along edge 9/,
  ],
  'prepareSums, stray joint': [
    () => reach.prepareSums(graph, strayJoint, demand, 'towards'),
    /along edge 9/,
  ],
  'eachWalkWithin, other limits': [
    () =>
      reach.eachWalkWithin(network, weights, demand, places, new Uint32Array(3), ignore, ignore),
    /3 limits for 1/,
  ],
  'countWalks, no counter': [
    () =>
      reach.countWalks(
        ...([network, weights, demand, places, counters(2)] as const),
        [new Uint32Array(2)],
        ignore,
      ),
    /no counter 2/,
  ],
  'countWalks, entries that are not there': [
    () =>
      reach.countWalks(
        ...([network, weights, demand, places, counters(0, 3)] as const),
        [new Uint32Array(2)],
        ignore,
      ),
    /end of entries 3/,
  ],
  'sumsWithin, task of others': [
    () => reach.sumsWithin(reach.prepareSums(graph, homes, places, 'away'), task, summer),
    /task for other blocks/,
  ],
  'emptySums, no count': [() => reach.emptySums(Number.NaN, 1), /no count NaN/],
  'checkFigures, too few': [
    () => reach.checkFigures('supply', [1], 2),
    /1 figures of supply for 2/,
  ],
};

/** Nothing to refuse: every value of their types has an answer. Pools are tested with real threads. */
const WHOLE = [
  ...['LONGEST_LANE_TICKS', 'blockKernelPath', 'sweepKernelPath', 'eliminationOrder', 'outline'],
  ...['ReachedParts', 'PlainBlockSummer', 'PlainSweeper', 'kernelsOf', 'SharedArrays'],
  ...['loadBlockKernel', 'loadSweepKernel', 'serveOrders', 'WorkPool', 'SUMS', 'WALKS'],
  ...['sumsInPool', 'walksInPool'],
];

test('every export of the package is asked here, or has nothing to refuse', () => {
  const asked = [LIMITED, NUMBERED, REFUSED].flatMap((table) => Object.keys(table));
  const names = new Set([...asked.map((name) => name.split(/[ ,]/)[0]), ...WHOLE]);
  assert.deepEqual(
    Object.keys(reach).filter((name) => !names.has(name)),
    [],
  );
});

for (const [name, ask] of Object.entries(LIMITED)) {
  test(`${name}: a limit that is none is refused, and 0 is one`, () => {
    for (const limit of NO_LIMITS) assert.throws(() => ask(limit), /^RangeError: A limit of/);
    assert.doesNotThrow(() => ask(0));
  });
}

for (const [name, ask] of Object.entries(NUMBERED)) {
  test(`${name}: the number of nothing is refused, and 0 is something`, () => {
    towards.begin(900);
    for (const number of NO_NUMBERS) assert.throws(() => ask(number), /^RangeError: There is no/);
    assert.doesNotThrow(() => ask(0));
  });
}

for (const [name, [ask, says]] of Object.entries(REFUSED)) {
  test(`${name}: refused`, () => assert.throws(ask, says));
}

test('masses and weights that cannot be added up are refused by number', () => {
  for (const bad of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
    assert.throws(
      () => reach.sumsTask(blocks, [Float64Array.of(1, bad)], 900, null),
      /^RangeError: The mass of number 1 is/,
    );
    assert.throws(() => reach.sumsTask(blocks, [], 900, () => bad), /^RangeError: The weight/);
  }
});

test('no kernel comes of bytes that are none', () => {
  for (const bytes of [new Uint8Array(), new Uint8Array(40)]) {
    assert.equal(reach.loadSweepKernel(bytes), null);
    assert.equal(reach.loadBlockKernel(bytes), null);
  }
});

test('nobody, nowhere and nothing chosen have answers', () => {
  const none = placesIn();
  assert.equal(reach.nearest(towards, none, places, [0], 900).ticks.length, 0);
  assert.deepEqual(
    [...reach.nearest(towards, homes, places, [], 900).ticks],
    [UNREACHED, UNREACHED],
  );
  assert.deepEqual(reach.nearestOfTypes(graph, homes, places, [], 900), []);
  assert.deepEqual(live.remove(5), []);
  assert.deepEqual(reach.outline(network, new reach.ReachedParts()).coordinates, []);
  const nowhere = { ...placesIn('A'), first: Uint32Array.of(0, 0) };
  assert.equal(reach.reachedParts(away, nowhere, 0, 900).count, 0);
  assert.equal(reach.findWalk(away, nowhere, 0, 0), null);
});
