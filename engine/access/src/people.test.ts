import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AreaTable, sumOverPeople, sumPeople } from './people.ts';
import { AREA_COUNT, peopleOf, someHouseholds } from './testing/people-of.ts';

const village = peopleOf(
  [
    { heads: 10, old: 3, area: 0 },
    { heads: 5, old: 5, area: 1 },
    { heads: 7, old: 0, area: 0 },
    { heads: 100, old: 50, area: -1 },
  ],
  2,
);

test('people are summed by area and band; the whole leaves out who lives outside the areas', () => {
  const sums = sumPeople(village);
  assert.deepEqual(
    [0, 1, 2].map((area) => sums.value(area, 0)),
    [17, 5, 22],
  );
  assert.deepEqual(
    [0, 1, 2].map((area) => sums.value(area, 1)),
    [3, 5, 8],
  );
});

test('only the marked points count when marks are given', () => {
  const sums = sumPeople(village, Uint8Array.of(0, 1, 1, 1));
  assert.deepEqual(
    [0, 1, 2].map((area) => sums.value(area, 0)),
    [7, 5, 12],
  );
});

test('a figure of each point is summed as often as people live there', () => {
  const sums = sumOverPeople(village, [2, 4, 0, 9]);
  assert.deepEqual(
    [0, 1, 2].map((area) => sums.value(area, 0)),
    [20, 20, 40],
  );
});

test('a table that was set and not added to leaves its other cells alone', () => {
  const table = new AreaTable(1, 2);
  table.set(0, 1, 8);
  table.add(0, 0, 3);
  assert.deepEqual([table.value(0, 0), table.value(0, 1)], [3, 8]);
  assert.deepEqual([table.value(1, 0), table.value(1, 1)], [3, 0]);
});

test('sums equal what one counts person by person', () => {
  fc.assert(
    fc.property(someHouseholds, fc.array(fc.nat(1)), fc.array(fc.nat(9)), (all, flags, worth) => {
      const marks = Uint8Array.from(all, (_, at) => flags[at] ?? 0);
      const values = all.map((_, at) => worth[at] ?? 1);
      const people = peopleOf(all, AREA_COUNT);
      const counted = sumPeople(people, marks);
      const weighted = sumOverPeople(people, values);
      for (let row = 0; row <= AREA_COUNT; row++) {
        const isHere = (area: number): boolean => (row === AREA_COUNT ? area >= 0 : area === row);
        let heads = 0;
        let old = 0;
        let sum = 0;
        all.forEach((home, at) => {
          if (!isHere(home.area)) return;
          sum += home.heads * values[at];
          if (marks[at] === 0) return;
          heads += home.heads;
          old += home.old;
        });
        assert.deepEqual(
          [counted.value(row, 0), counted.value(row, 1), weighted.value(row, 0)],
          [heads, old, sum],
        );
      }
    }),
  );
});
