import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BD09, fromWgs84, GCJ02, getProjectedCrs } from '@yike/engine-geometry';
import type { RecordSet } from '@yike/kernel';
import type { Geometry } from 'geojson';
import { problemOf } from '../testing/problem-of.ts';
import { featuresOf, tableOf } from '../testing/record-sets.ts';
import { type LocatedRecords, locateRecords } from './locate-records.ts';

const NO_MAP = new Map<string, string>();

function locate(set: RecordSet, given: string | null = 'wgs84', map = NO_MAP): LocatedRecords {
  return locateRecords(set, map, given, {});
}

/** Row and place of everything that was located, to a decimetre. */
function placesIn(located: LocatedRecords): [row: number, lon: number, lat: number][] {
  const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
  return located.places.map(({ record, lon, lat }) => [record.row, round(lon), round(lat)]);
}

test('a table with lon and lat', () => {
  const located = locate(tableOf('a.csv', ['lon', 'lat'], ['121.47', '31.23']));
  assert.deepEqual(placesIn(located), [[2, 121.47, 31.23]]);
  assert.deepEqual(located.columns, { lon: 'lon', lat: 'lat' });
});

test('a file that carries several pairs is read by its WGS 84 pair', () => {
  const set = tableOf(
    'pois.csv',
    ['lon_gcj02', 'lat_gcj02', 'lon_wgs84', 'lat_wgs84'],
    [121.5, 31.3, 121.47, 31.23],
  );
  const located = locate(set, null);
  assert.deepEqual(placesIn(located), [[2, 121.47, 31.23]]);
  assert.deepEqual(located.columns, { lon: 'lon_wgs84', lat: 'lat_wgs84' });
  assert.equal(located.crs.how, 'column-names');
});

test('whoever names a system gets the pair in that system', () => {
  const [x, y] = fromWgs84(GCJ02, 121.47, 31.23);
  const set = tableOf(
    'pois.csv',
    ['lon_wgs84', 'lat_wgs84', 'lon_gcj02', 'lat_gcj02'],
    [0, 0, x, y],
  );
  const located = locate(set, 'gcj02');
  assert.deepEqual(placesIn(located), [[2, 121.47, 31.23]]);
  assert.deepEqual(located.columns, { lon: 'lon_gcj02', lat: 'lat_gcj02' });
});

test('the coordinates of AMap stand in one cell', () => {
  const [x, y] = fromWgs84(GCJ02, 121.47, 31.23);
  for (const cell of [`${x},${y}`, `${x}，${y}`, `${x} ${y}`, `${x}; ${y}`]) {
    const located = locate(tableOf('pois.csv', ['name', 'location'], ['店', cell]), 'gcj02');
    assert.deepEqual(placesIn(located), [[2, 121.47, 31.23]], cell);
    assert.deepEqual(located.columns, { location: 'location' });
  }
});

test('columns with other names are read when the user says so, and keep their hint', () => {
  const [x, y] = fromWgs84(BD09, 121.47, 31.23);
  const map = new Map([
    ['百度经度', 'lon'],
    ['百度纬度', 'lat'],
  ]);
  const set = tableOf('a.csv', ['lon', 'lat', '百度经度', '百度纬度'], [0, 0, x, y]);
  const located = locate(set, null, map);
  assert.deepEqual(placesIn(located), [[2, 121.47, 31.23]]);
  assert.equal(located.crs.crs.id, 'bd09');
  const plain = locate(
    tableOf('b.csv', ['a', 'b'], [121.47, 31.23]),
    'wgs84',
    new Map([
      ['a', 'lon'],
      ['b', 'lat'],
    ]),
  );
  assert.deepEqual(placesIn(plain), [[2, 121.47, 31.23]]);
});

test('metres of a projected zone become degrees', () => {
  const [east, north] = fromWgs84(getProjectedCrs(4549), 121.47, 31.23);
  const located = locate(tableOf('a.csv', ['X', 'Y'], [east, north]), 'EPSG:4549');
  assert.deepEqual(placesIn(located), [[2, 121.47, 31.23]]);
});

test('rows without coordinates are skipped and told one by one', () => {
  const set = tableOf(
    'a.csv',
    ['lon', 'lat'],
    ['121.47', '31.23'],
    ['', '31.23'],
    ['121.47', '无'],
    [null, null],
  );
  const located = locate(set);
  assert.deepEqual(placesIn(located), [[2, 121.47, 31.23]]);
  assert.deepEqual(
    located.complaints.map(({ code, severity, place }) => [code, severity, place.row]),
    [
      ['coordinates-missing', 'skipped', 3],
      ['coordinates-missing', 'skipped', 4],
      ['coordinates-missing', 'skipped', 5],
    ],
  );
});

test('a row whose two numbers are swapped is out of range, and the text says where to look', () => {
  const set = tableOf('a.csv', ['lon', 'lat'], [121.47, 31.23], [31.23, 121.47], [500, 31]);
  const located = locate(set);
  assert.deepEqual(placesIn(located), [[2, 121.47, 31.23]]);
  assert.deepEqual(
    located.complaints.map(({ code, place }) => [code, place.row]),
    [
      ['coordinates-out-of-range', 3],
      ['coordinates-out-of-range', 4],
    ],
  );
  assert.match(located.complaints[0]?.text.en ?? '', /31\.23, 121\.47.*WGS 84/);
  assert.match(located.complaints[0]?.mend.zh ?? '', /颠倒/);
});

test('a file that has latitude first is read when the user says so', () => {
  const set = tableOf('a.csv', ['x', 'y'], [31.23, 121.47]);
  assert.deepEqual(placesIn(locate(set, 'wgs84:north-first')), [[2, 121.47, 31.23]]);
});

test('without coordinate columns the user is told which columns there are', () => {
  const problem = problemOf(() => locate(tableOf('a.csv', ['名称', '地址'], ['店', '路'])));
  assert.equal(problem.code, 'coordinate-columns-missing');
  assert.equal(problem.exitCode, 65);
  assert.match(problem.text.zh, /名称, 地址/);
});

test('a system nobody knows is a mistake of the command', () => {
  const problem = problemOf(() => locate(tableOf('a.csv', ['lon', 'lat'], [1, 2]), 'wgs85'));
  assert.deepEqual([problem.code, problem.exitCode], ['crs-unknown', 64]);
});

test('a file without one coordinate is told so, and not asked for its system', () => {
  const blank = tableOf('a.csv', ['lon', 'lat'], ['', ''], ['', '']);
  const problem = problemOf(() => locate(blank, null));
  assert.deepEqual([problem.code, problem.place.row], ['coordinates-missing', 2]);
  const headerOnly = tableOf('a.csv', ['lon', 'lat']);
  assert.equal(problemOf(() => locate(headerOnly, null)).code, 'table-empty');
  // where the system is clear an empty list is just empty
  assert.deepEqual(locate(headerOnly).places, []);
  assert.deepEqual(locate(tableOf('a.csv', ['lon_wgs84', 'lat_wgs84']), null).places, []);
});

const square: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [121, 31],
      [121.2, 31],
      [121.2, 31.4],
      [121, 31.4],
      [121, 31],
    ],
  ],
};
const SHAPES: readonly (readonly [Geometry, lon: number, lat: number])[] = [
  [{ type: 'Point', coordinates: [121.47, 31.23] }, 121.47, 31.23],
  [{ type: 'Point', coordinates: [121.47, 31.23, 12] }, 121.47, 31.23],
  [
    {
      type: 'MultiPoint',
      coordinates: [
        [121, 31],
        [122, 33],
      ],
    },
    121.5,
    32,
  ],
  [
    {
      type: 'LineString',
      coordinates: [
        [121, 31],
        [121.4, 31.2],
      ],
    },
    121.2,
    31.1,
  ],
  [
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [121, 31],
          [121.4, 31],
        ],
        [
          [121, 31.2],
          [121.4, 31.2],
        ],
      ],
    },
    121.2,
    31.1,
  ],
  [square, 121.1, 31.2],
  [{ type: 'MultiPolygon', coordinates: [square.coordinates, square.coordinates] }, 121.1, 31.2],
  [
    {
      type: 'GeometryCollection',
      geometries: [square, { type: 'Point', coordinates: [121.1, 31.2] }],
    },
    121.1,
    31.2,
  ],
];

test('any shape stands for one place: the mean of its corners, the closing one not counted', () => {
  for (const [geometry, lon, lat] of SHAPES) {
    const located = locate(featuresOf('a.geojson', [], [geometry]));
    assert.deepEqual(placesIn(located), [[1, lon, lat]], geometry.type);
    assert.deepEqual(located.columns, {});
  }
});

test('features without a shape, or with an empty one, are skipped', () => {
  const located = locate(
    featuresOf(
      'a.geojson',
      [],
      [{ type: 'Point', coordinates: [121, 31] }],
      [null],
      [{ type: 'Point', coordinates: [] }],
      [{ type: 'MultiPoint', coordinates: [] }],
    ),
  );
  assert.deepEqual(
    located.complaints.map(({ code, place }) => [code, place.row]),
    [
      ['coordinates-missing', 2],
      ['coordinates-missing', 3],
      ['coordinates-missing', 4],
    ],
  );
});

test('features without any shape are read by their columns', () => {
  const located = locate(featuresOf('a.geojson', ['lon', 'lat'], [null, 121.47, 31.23]));
  assert.deepEqual(placesIn(located), [[1, 121.47, 31.23]]);
});

test('of several pairs of coordinates the ones not used are named', () => {
  const set = tableOf(
    'poi.csv',
    ['lon_gcj02', 'lat_gcj02', 'lon_wgs84', 'lat_wgs84'],
    [121.467, 31.244, 121.4625, 31.2466],
  );
  const { places, complaints } = locateRecords(set, new Map(), null, {});
  assert.deepEqual([places[0]?.lon, places[0]?.lat], [121.4625, 31.2466]);
  assert.deepEqual(
    complaints.map(({ code, details }) => [code, details['used'], details['other']]),
    [['coordinates-passed-over', 'lon_wgs84, lat_wgs84', 'lon_gcj02, lat_gcj02']],
  );
});
