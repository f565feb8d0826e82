import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Raster } from '@yike/kernel';
import { problemOf } from '../testing/problem-of.ts';
import { sourceFile } from '../testing/record-sets.ts';
import { readPeopleRasters } from './read-people-rasters.ts';

const NO_MAP = new Map<string, string>();
const NO_DATA = Number.NaN;

/** A grid of two columns, north-west cell first. */
function grid(name: string, values: readonly number[], more: Partial<Raster> = {}): Raster {
  return {
    file: sourceFile(name, 'geotiff'),
    width: 2,
    height: values.length / 2,
    west: 121,
    north: 31.3,
    cellWidth: 0.1,
    cellHeight: 0.1,
    values: Float64Array.from(values),
    ...more,
  };
}

test('somebody lives at the centre of every cell that is not empty', () => {
  const { points, bands } = readPeopleRasters([grid('people.tif', [5, 0, NO_DATA, 7])], NO_MAP);
  assert.deepEqual(bands, []);
  assert.deepEqual(
    points.map(({ lon, lat, total, row }) => [lon.toFixed(3), lat.toFixed(3), total, row]),
    [
      ['121.050', '31.250', 5, 1],
      ['121.150', '31.150', 7, 4],
    ],
  );
});

test('the names of the files tell the bands', () => {
  const { points, bands, columns } = readPeopleRasters(
    [
      grid('population_total_pop.tif', [10, 0]),
      grid('population_age0_14.tif', [3, 0]),
      grid('population_age65above.tif', [4, 2]),
    ],
    NO_MAP,
  );
  assert.deepEqual(
    bands.map(({ id }) => id),
    ['age0_14', 'age65plus'],
  );
  assert.deepEqual(columns, {
    total: 'population_total_pop.tif',
    age0_14: 'population_age0_14.tif',
    age65plus: 'population_age65above.tif',
  });
  assert.deepEqual(
    points.map(({ total, byBand }) => [total, ...byBand.values()]),
    [
      [10, 3, 4],
      [0, 0, 2],
    ],
  );
});

test('without a total everybody is the sum of the bands, 80+ within 65+ counted once', () => {
  const { points } = readPeopleRasters(
    [grid('0-64岁.tif', [10, 1]), grid('65岁以上.tif', [4, 0]), grid('80岁以上.tif', [1, 0])],
    NO_MAP,
  );
  assert.deepEqual(
    points.map(({ total }) => total),
    [14, 1],
  );
});

test('what a file holds can be said by its name, with or without the ending', () => {
  const map = new Map([
    ['a.tif', 'total'],
    ['b', 'age65plus'],
  ]);
  const { points } = readPeopleRasters([grid('a.tif', [10, 0]), grid('b.tif', [3, 0])], map);
  assert.deepEqual(
    points.map(({ total, byBand }) => [total, byBand.get('age65plus')]),
    [[10, 3]],
  );
});

test('a file among several whose name says nothing is asked about', () => {
  const problem = problemOf(() =>
    readPeopleRasters([grid('age0_14.tif', [1, 1]), grid('b.tif', [1, 1])], NO_MAP),
  );
  assert.deepEqual([problem.code, problem.place.file], ['raster-band-unknown', 'b.tif']);
  const mistyped = new Map([['b.tif', 'totl']]);
  const other = problemOf(() => readPeopleRasters([grid('b.tif', [1, 1])], mistyped));
  assert.equal(other.code, 'raster-band-unknown');
});

test('grids of another size, place or cell do not go together', () => {
  const first = grid('total.tif', [1, 1, 1, 1]);
  for (const other of [
    grid('age65plus.tif', [1, 1]),
    grid('age65plus.tif', [1, 1, 1, 1], { west: 121.05 }),
    grid('age65plus.tif', [1, 1, 1, 1], { north: 31.4 }),
    grid('age65plus.tif', [1, 1, 1, 1], { cellWidth: 0.11 }),
    grid('age65plus.tif', [1, 1, 1, 1], { cellHeight: 0.09 }),
  ]) {
    const problem = problemOf(() => readPeopleRasters([first, other], NO_MAP));
    assert.deepEqual([problem.code, problem.place.file], ['raster-grids-differ', 'age65plus.tif']);
    assert.match(problem.text.en, /total\.tif/);
  }
  const nearly = grid('age65plus.tif', [1, 1, 1, 1], { west: 121.0000001 });
  assert.equal(readPeopleRasters([first, nearly], NO_MAP).points.length, 4);
});

test('two files of one band are not guessed at', () => {
  const split = [grid('male_age0_14.tif', [1, 1]), grid('female_age0_14.tif', [1, 1])];
  const problem = problemOf(() => readPeopleRasters(split, NO_MAP));
  assert.deepEqual([problem.code, problem.place.file], ['raster-band-twice', 'female_age0_14.tif']);
  assert.match(problem.text.en, /male_age0_14\.tif.*age0_14/);
});

test('negative cells count as nobody, and a warning says how many', () => {
  const { points, complaints } = readPeopleRasters([grid('a.tif', [-3, 4, -9999, 1])], NO_MAP);
  assert.deepEqual(
    points.map(({ total }) => total),
    [4, 1],
  );
  assert.deepEqual(
    complaints.map(({ code, severity }) => [code, severity]),
    [['raster-negative', 'warning']],
  );
  assert.match(complaints[0]?.text.en ?? '', /^2 cells/);
});

test('grids whose bands do not add up to the total say by how much', () => {
  const { complaints } = readPeopleRasters(
    [grid('total.tif', [100, 0]), grid('age0_59.tif', [50, 0]), grid('age60plus.tif', [40, 0])],
    NO_MAP,
  );
  assert.match(complaints[0]?.text.en ?? '', /total 100, bands 90 \(−10\.0 %\)/);
});

test('grids that leave out ages say that everybody is only their sum', () => {
  const { points, complaints } = readPeopleRasters([grid('age65plus.tif', [4, 0])], NO_MAP);
  assert.deepEqual(
    points.map(({ total }) => total),
    [4],
  );
  assert.deepEqual(
    complaints.map(({ code }) => code),
    ['people-bands-partial'],
  );
});
