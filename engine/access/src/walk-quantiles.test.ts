import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNREACHED } from '@yike/engine-network';
import fc from 'fast-check';
import type { People } from './people.ts';
import { AREA_COUNT, peopleOf, someHouseholds } from './testing/people-of.ts';
import { walkQuantiles } from './walk-quantiles.ts';

const FAR = UNREACHED;

/** Median and 90th percentile of the only area. */
function quantilesOf(heads: readonly number[], ticks: readonly number[]): number[] {
  const people = peopleOf(heads.map((here) => ({ heads: here })));
  const found = walkQuantiles(people, Uint32Array.from(ticks), [0.5, 0.9]);
  return [found.value(0, 0), found.value(0, 1)];
}

test('ten people on ten walks: half of them walk at most the fifth', () => {
  assert.deepEqual(
    quantilesOf(new Array(10).fill(1), [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]),
    [50, 90],
  );
});

test('a point counts as often as people live there', () => {
  assert.deepEqual(quantilesOf([90, 10], [100, 700]), [100, 100]);
  assert.deepEqual(quantilesOf([89, 11], [100, 700]), [100, 700]);
});

test('who reaches nothing is infinitely far away', () => {
  assert.deepEqual(quantilesOf([60, 40], [100, FAR]), [100, FAR]);
  assert.deepEqual(quantilesOf([40, 60], [100, FAR]), [FAR, FAR]);
});

test('nobody walks where nobody lives', () => {
  assert.deepEqual(quantilesOf([0, 0], [100, 200]), [FAR, FAR]);
  assert.deepEqual(quantilesOf([], []), [FAR, FAR]);
});

test('an empty house is not passed on the way to a quantile', () => {
  assert.deepEqual(quantilesOf([0, 10], [1, 500]), [500, 500]);
});

test('equal walks are one walk, however the people are spread over them', () => {
  assert.deepEqual(quantilesOf([1, 2, 3, 4], [300, 300, 300, 300]), [300, 300]);
});

test('shares of fractions of people are not lost to rounding', () => {
  // 0.1 ten times is less than 1 by a hair, and half of it is still reached by the fifth
  const ticks = Array.from({ length: 10 }, (_, at) => (at + 1) * 10);
  assert.deepEqual(quantilesOf(new Array(10).fill(0.1), ticks), [50, 90]);
});

test('the last person is found, in whatever order fractions were summed', () => {
  // 0.1 + 0.2 + 0.3 is more than 0.3 + 0.2 + 0.1 by a hair
  const people = peopleOf([{ heads: 0.1 }, { heads: 0.2 }, { heads: 0.3 }]);
  assert.equal(walkQuantiles(people, Uint32Array.of(30, 20, 10), [1]).value(0, 0), 30);
});

/** Line everybody up by their walk, and ask the first who has the share at or before them. */
function plainQuantile(people: People, ticks: Uint32Array, row: number, share: number): number {
  const homes = Array.from(ticks, (walk, point) => ({
    walk,
    heads: people.columns[0][point],
    point,
  }))
    .filter(({ point }) =>
      row === people.areaCount ? people.area[point] >= 0 : people.area[point] === row,
    )
    .sort((a, b) => a.walk - b.walk);
  const total = homes.reduce((sum, { heads }) => sum + heads, 0);
  if (total === 0) return FAR;
  let soFar = 0;
  for (const { walk, heads } of homes) {
    soFar += heads;
    if (soFar >= share * total - 1e-9 * total) return walk;
  }
  return FAR;
}

const someWalk = fc.oneof(fc.constant(FAR), fc.constantFrom(0, 10, 20), fc.nat(30_000));
const someShares = fc.uniqueArray(fc.constantFrom(0.01, 0.25, 0.5, 0.75, 0.9, 1), { minLength: 1 });

test('quantiles equal lining everybody up', () => {
  const walks = fc.array(someWalk, { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(someHouseholds, walks, someShares, (all, spread, someOrder) => {
      const shares = someOrder.toSorted((a, b) => a - b);
      const people = peopleOf(
        all.map((home) => ({ ...home, heads: Math.round(home.heads) })),
        AREA_COUNT,
      );
      const ticks = Uint32Array.from(all, (_, at) => spread[at]);
      const found = walkQuantiles(people, ticks, shares);
      for (let row = 0; row <= AREA_COUNT; row++) {
        const plain = shares.map((share) => plainQuantile(people, ticks, row, share));
        assert.deepEqual(
          shares.map((_, at) => found.value(row, at)),
          plain,
        );
      }
    }),
  );
});

test('a larger share never walks less', () => {
  fc.assert(
    fc.property(
      someHouseholds,
      fc.array(someWalk, { minLength: 40, maxLength: 40 }),
      (all, spread) => {
        const people = peopleOf(all, AREA_COUNT);
        const found = walkQuantiles(
          people,
          Uint32Array.from(all, (_, at) => spread[at]),
          [0.5, 0.9],
        );
        for (let row = 0; row <= AREA_COUNT; row++) {
          assert.ok(found.value(row, 0) <= found.value(row, 1));
        }
      },
    ),
  );
});
