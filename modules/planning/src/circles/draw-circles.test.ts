import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AreaIndex } from '@yike/engine-geometry';
import { STANDARD_WALKERS } from '@yike/engine-network';
import { SILENT } from '@yike/kernel';
import { listCircleLevels } from '@yike/standards';
import fc from 'fast-check';
import { problemOf } from '../testing/problem-of.ts';
import { someDistrict } from '../testing/random-districts.ts';
import { tableOf } from '../testing/record-sets.ts';
import { inputOf, type SmallDistrict } from '../testing/small-district.ts';
import { circleFeatures } from './circle-features.ts';
import { circlesResult } from './circle-results.ts';
import { type CircleRange, drawCircles } from './draw-circles.ts';
import { givenCircles } from './given-circles.ts';

const adult = first(STANDARD_WALKERS);
const own = first(listCircleLevels());

function first<One>([one]: readonly One[]): One {
  assert.ok(one !== undefined);
  return one;
}

/**
 * Four communities in a row along a street of 4 km, one behind the other, and one across a river without a bridge;
 * everybody lives in their middles.
 */
const town: SmallDistrict = {
  streets: [
    {
      corners: [
        [0, 0],
        [500, 0],
        [1000, 0],
        [1500, 0],
        [2000, 0],
        [2500, 0],
        [3000, 0],
        [3500, 0],
        [4000, 0],
      ],
    },
    {
      corners: [
        [0, 2000],
        [500, 2000],
        [1000, 2000],
      ],
    },
  ],
  people: [
    ...[0, 1, 2, 3].map((at) => ({ at: [500 + 1000 * at, 0] as const, total: 3000, old: 600 })),
    { at: [500, 2000], total: 1000, old: 10 },
  ],
  facilities: [{ id: 'f', at: [1500, 0], types: ['pharmacy', 'clinic'] }],
  areas: [
    ...[0, 1, 2, 3].map((at) => ({
      id: `c${at}`,
      southWest: [1000 * at, -500] as const,
      northEast: [1000 * (at + 1), 500] as const,
    })),
    { id: 'island', southWest: [0, 1500], northEast: [1000, 2500] },
  ],
  walkers: ['adult'],
};

function drawn(district: SmallDistrict, range: CircleRange, given: number[][] | null = null) {
  const input = inputOf(district);
  const index = new AreaIndex(input.areas.map(({ geometry }) => geometry));
  const areaOf = (lon: number, lat: number): number => index.areaOf(lon, lat);
  return drawCircles(input, adult, range, areaOf, given, SILENT);
}

const PROVENANCE = {
  programVersion: '0.1.0',
  title: '小镇',
  fictional: true,
  at: null,
  inputs: [],
  complaints: [],
  unmapped: [],
  duplicatesMerged: 0,
};
const resultOf = (one: ReturnType<typeof drawn>) => circlesResult(one, own, 'proposed', PROVENANCE);

test('neighbours share a core in reach of both; who lives across the river is told', () => {
  // 15 minutes are 1,080 m: a core between two middles reaches both
  const one = drawn(town, { leastPeople: 5000, mostPeople: 7000, minutes: 15 });
  const { circles, share, inside } = resultOf(one);
  assert.deepEqual(
    circles.map(({ communities }) => communities.map(({ id }) => id)),
    [['c0', 'c1'], ['c2', 'c3'], ['island']],
  );
  assert.deepEqual(
    circles.map(({ amiss }) => amiss?.zh ?? null),
    [null, null, '不足下限，步行又不与别的社区相邻'],
  );
  assert.deepEqual([inside, share], [13_000, 1]);
  assert.deepEqual(circles[0]?.inside, { total: 6000, age65plus: 1200 });
  assert.deepEqual([circles[0]?.facilitiesNearCore, circles[0]?.typesNearCore], [1, 2]);
});

test('five minutes are not enough for two: one of them is left out, and the bound says who could be in', () => {
  const one = drawn(town, { leastPeople: 5000, mostPeople: 7000, minutes: 5 });
  const { inside, bound, gap } = resultOf(one);
  assert.deepEqual([inside, bound], [7000, 13_000]);
  assert.equal(gap, 0.8571);
});

test('circles that somebody drew are judged as they are', () => {
  const range = { leastPeople: 5000, mostPeople: 7000, minutes: 15 };
  const { circles } = resultOf(drawn(town, range, [[0, 2], [1], [3, 4]]));
  assert.deepEqual(
    circles.map(({ amiss }) => amiss?.en ?? null),
    [
      'its communities do not hang together on foot',
      'below the least, and with any circle next to it above the most',
      'its communities do not hang together on foot',
    ],
  );
});

test('too few people in all is refused', () => {
  const range = { leastPeople: 50_000, mostPeople: 100_000, minutes: 15 };
  assert.equal(problemOf(() => drawn(town, range)).code, 'circles-too-few-people');
});

test('circles are written as areas: one polygon for each community', () => {
  const one = drawn(town, { leastPeople: 5000, mostPeople: 7000, minutes: 15 });
  const { features } = JSON.parse([...circleFeatures(resultOf(one), one)].join(''));
  assert.deepEqual(
    features.map(
      ({ geometry }: { geometry: { coordinates: unknown[] } }) => geometry.coordinates.length,
    ),
    [2, 2, 1],
  );
});

test('a table of circles needs every community once, by id or by name', () => {
  const { areas } = inputOf(town);
  const table = (rows: string[][]) => tableOf('t.csv', ['community', 'circle'], ...rows);
  const rows = [
    ['c0', 'A'],
    ['c1街道', 'A'],
    ['c2', 'B'],
    ['c3', 'B'],
    ['island', 'C'],
  ];
  assert.deepEqual(givenCircles(table(rows), areas), [[0, 1], [2, 3], [4]]);
  const codeOf = (wrong: string[][]): string =>
    problemOf(() => givenCircles(table(wrong), areas)).code;
  assert.equal(codeOf(rows.slice(1)), 'circles-table-missing');
  assert.equal(codeOf([...rows, ['c0', 'B']]), 'circles-table-row');
  assert.equal(codeOf([['nowhere', 'A']]), 'circles-table-row');
  assert.equal(
    problemOf(() => givenCircles(tableOf('t.csv', ['a']), areas)).code,
    'circles-table-columns',
  );
});

test('on any district: communities each once, who is inside as a plain count has it, and never above the bound', () => {
  fc.assert(
    fc.property(
      someDistrict.filter(({ areas }) => areas.length > 0),
      fc.integer({ min: 1, max: 10 }),
      (district, minutes) => {
        const input = inputOf(district);
        const heads = input.demandArea.reduce(
          (sum, area, point) => sum + (area >= 0 ? (input.demand.total[point] ?? 0) : 0),
          0,
        );
        if (heads < 10) return;
        const one = drawn(district, { leastPeople: 10, mostPeople: 100_000, minutes });
        const result = resultOf(one);
        const ids = result.circles.flatMap(({ communities }) => communities.map(({ id }) => id));
        assert.deepEqual(ids.toSorted(), input.areas.map(({ id }) => id).toSorted());
        const inside = result.circles.reduce(
          (sum, circle) => sum + (circle.inside['total'] ?? 0),
          0,
        );
        assert.equal(inside, result.inside);
        assert.ok(result.inside <= result.bound && result.bound <= result.people);
      },
    ),
    { numRuns: 60, seed: 4_012 },
  );
});
