import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, UNREACHED, weigh } from '@yike/engine-network';
import { townFromText } from '@yike/engine-network/testing';
import { BoundedSearch, jointsByEdge, WithinReach } from '@yike/engine-reach';
import * as access from './index.ts';
import { peopleOf } from './testing/people-of.ts';

const [adult] = STANDARD_WALKERS;
assert.equal(adult?.id, 'adult');

const two = peopleOf([{ heads: 1 }, { heads: 2, lon: 0.001 }]);
const withHeads = (heads: number) => peopleOf([{ heads: 1 }, { heads }]);
const apart = { first: new Uint32Array(3), of: new Uint32Array() };
const both = Uint8Array.of(1, 1);
const ticks = Uint32Array.of(600, 900);
const radius = new access.RadiusTest(two);
const town = townFromText('A---B');
const demand = jointsByEdge(town.network, town.places('A', 'B'));
const search = new BoundedSearch(town.network, weigh(town.network, adult), 'towards');
const places = town.places('A');
const within = new WithinReach(search, demand);
const degrees = Float64Array.of(0, 1);

const NO_FIGURES = [Number.NaN, -1, Number.POSITIVE_INFINITY];

/** What adds up people. */
const PEOPLED: Record<string, (heads: number) => unknown> = {
  sumPeople: (heads) => access.sumPeople(withHeads(heads)),
  walkQuantiles: (heads) => access.walkQuantiles(withHeads(heads), ticks, [0.5]),
  weightedMedoid: (heads) => access.weightedMedoid(withHeads(heads), [0, 1]),
};

/** What else can be wrong. */
const REFUSED: Record<string, () => unknown> = {
  'sumPeople, short marks': () => access.sumPeople(two, Uint8Array.of(1)),
  'sumPeople, short column': () => access.sumPeople({ ...two, columns: [Float64Array.of(1)] }),
  'sumPeople, an area that is not there': () =>
    access.sumPeople({ ...two, area: Int32Array.of(0, 5) }),
  'sumOverPeople, short values': () => access.sumOverPeople(two, [1]),
  'sumOverPeople, no number': () => access.sumOverPeople(two, [1, Number.NaN]),
  'walkQuantiles, short walks': () => access.walkQuantiles(two, Uint32Array.of(1), [0.5]),
  ...Object.fromEntries(
    [[Number.NaN], [0], [-1], [1.1], [0.9, 0.5]].map((shares) => [
      `walkQuantiles, shares ${shares}`,
      () => access.walkQuantiles(two, ticks, shares),
    ]),
  ),
  'AreaTable, no count': () => new access.AreaTable(Number.NaN, 1),
  'AreaTable, no such area': () => new access.AreaTable(1, 1).value(2, 0),
  'AreaTable, no such column': () => new access.AreaTable(1, 1).set(0, 1, 5),
  'RadiusTest, no place': () => radius.mark(Number.NaN, 0, 100, both.slice()),
  'RadiusTest, no radius': () => radius.mark(0, 0, -1, both.slice()),
  'RadiusTest, NaN for a radius': () => radius.mark(0, 0, Number.NaN, both.slice()),
  'RadiusTest, short marks': () => radius.mark(0, 0, 100, new Uint8Array(1)),
  'findGaps, short marks': () => access.findGaps(two, apart, Uint8Array.of(1)),
  'weightedMedoid, no point': () => access.weightedMedoid(two, []),
  'weightedMedoid, no such point': () => access.weightedMedoid(two, [7]),
  'findGrid, columns of different lengths': () => access.findGrid(degrees, new Float64Array(1)),
  'neighboursOf, no limit': () =>
    access.neighboursOf(demand, within, Number.NaN, degrees, degrees, null),
  'neighboursOf, short degrees': () =>
    access.neighboursOf(demand, within, 900, degrees, new Float64Array(1), null),
  'coverSets, no limit': () => access.coverSets(search, demand, places, Number.NaN),
  'coverSets, a site on no edge': () =>
    access.coverSets(search, demand, { ...places, edge: Uint32Array.of(7) }, 900),
  'decayOf, no shape': () => access.decayOf('cliff' as 'step', 900),
  'decayOf, a walk of no ticks': () => access.decayOf('linear', 900).weight(Number.NaN),
  'decayOf, a walk of fewer ticks than none': () => access.decayOf('linear', 900).weight(-1),
};

/** Tested where they stand, with a table of their own; and what has nothing to refuse. */
const ELSEWHERE = [
  ...['catchmentsOf', 'weightedAccess', 'twoStepAccess', 'DECAY_SHAPES', 'GAPS', 'gapsInPool'],
  ...['cellOf'],
];

test('every export of the package is asked here, elsewhere, or has nothing to refuse', () => {
  const asked = [PEOPLED, REFUSED].flatMap((table) => Object.keys(table));
  const names = new Set([...asked.map((name) => name.split(',')[0]), ...ELSEWHERE]);
  assert.deepEqual(
    Object.keys(access).filter((name) => !names.has(name)),
    [],
  );
});

for (const [name, ask] of Object.entries(PEOPLED)) {
  test(`${name}: people who are no number are refused, and 0 is one`, () => {
    for (const heads of NO_FIGURES) {
      assert.throws(() => ask(heads), /^RangeError: The people of point 1 are/);
    }
    assert.doesNotThrow(() => ask(0));
  });
}

for (const [name, ask] of Object.entries(REFUSED)) {
  test(`${name}: refused`, () => assert.throws(ask, RangeError));
}

test('nobody and nowhere have answers', () => {
  const nobody = peopleOf([]);
  assert.equal(access.sumPeople(nobody).value(1, 0), 0);
  assert.equal(access.walkQuantiles(nobody, new Uint32Array(), [0.5]).value(0, 0), UNREACHED);
  const none = { first: new Uint32Array(1), of: new Uint32Array() };
  assert.deepEqual(access.findGaps(nobody, none, new Uint8Array()), []);
  assert.equal(access.findGrid(new Float64Array(), new Float64Array()), null);
  assert.equal(access.weightedMedoid(withHeads(0), [1]), 1);
});

test('a point without numbers for coordinates is in no radius and on no grid', () => {
  const lost = new access.RadiusTest(peopleOf([{ heads: 1, lon: Number.NaN }, { heads: 1 }]));
  const marks = new Uint8Array(2);
  lost.mark(0, 0, 100, marks);
  assert.deepEqual([...marks], [0, 1]);
  const cells = Float64Array.from({ length: 16 }, (_, at) => (at % 4) / 1000);
  const rows = Float64Array.from({ length: 16 }, (_, at) => Math.floor(at / 4) / 1000);
  assert.notEqual(access.findGrid(cells, rows), null);
  cells[3] = Number.NaN;
  assert.equal(access.findGrid(cells, rows), null);
});
