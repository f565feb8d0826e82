import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AreaIndex } from '@yike/engine-geometry';
import { tableOf } from '../testing/record-sets.ts';
import { areaDisagreement, expectedAreas } from './area-agreement.ts';

const square = (west: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, 31],
      [west + 0.01, 31],
      [west + 0.01, 31.01],
      [west, 31.01],
      [west, 31],
    ],
  ],
});
const AREAS = { index: new AreaIndex([square(121), square(121.01)]), names: ['东街道', '西街道'] };

/** Rows that say they lie in the first area, so many of them really there. */
function rows(count: number, inside: number) {
  const set = tableOf(
    'pois.csv',
    ['name', '街道'],
    ...Array.from({ length: count }, (_, at) => [`店 ${at}`, '东街道']),
  );
  const places = set.records.map((record, at) => ({
    record,
    lon: at < inside ? 121.005 : 121.015,
    lat: 31.005,
  }));
  return { set, places };
}

test('the column that names areas is found by its words, whatever it is called', () => {
  const { records } = tableOf(
    'a.csv',
    ['x', '所在'],
    ['东街道店', '西街道'],
    ['b', '别处'],
    ['c', ''],
  );
  assert.deepEqual(expectedAreas(records, 2, AREAS.names), ['西街道', '别处', null]);
  assert.deepEqual(expectedAreas(records, 2, ['南街道']), [null, null, null]);
});

test('rows that mostly lie elsewhere than they say are told; most or few rows are not', () => {
  const told = (count: number, inside: number) => {
    const { set, places } = rows(count, inside);
    return areaDisagreement(set, places, { areas: AREAS })?.text.en;
  };
  assert.equal(told(40, 20), 'only 50 % of the 40 rows that name an area lie in it');
  assert.equal(told(40, 36), undefined);
  assert.equal(told(20, 0), undefined);
});
