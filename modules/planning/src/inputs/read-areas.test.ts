import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldValue } from '@yike/kernel';
import type { Polygon, Position } from 'geojson';
import { problemOf } from '../testing/problem-of.ts';
import { featuresOf } from '../testing/record-sets.ts';
import { readAreas } from './read-areas.ts';

const NO_MAP = new Map<string, string>();
const asItIs = (position: Position): Position => position;

/** A square of about 1.1 km by 0.95 km with its south-west corner there. */
function square(west = 121.4, south = 31.2): Polygon {
  const [east, north] = [west + 0.01, south + 0.01];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

const unclosed: Polygon = {
  type: 'Polygon',
  coordinates: [square().coordinates[0]?.slice(0, 4) ?? []],
};
const bowTie: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [121.4, 31.2],
      [121.41, 31.21],
      [121.41, 31.2],
      [121.4, 31.21],
      [121.4, 31.2],
    ],
  ],
};

function read(
  columns: readonly string[],
  ...features: [Parameters<typeof featuresOf>[2][0], ...FieldValue[]][]
) {
  return readAreas(featuresOf('areas.geojson', columns, ...features), NO_MAP, asItIs);
}

test('an area has the id, name and size of its polygon', () => {
  const { areas, columns } = read(['代码', '名称'], [square(), 310101, '外滩街道']);
  assert.deepEqual(columns, { id: '代码', name: '名称' });
  assert.deepEqual(
    areas.map(({ id, name }) => [id, name]),
    [['310101', '外滩街道']],
  );
  // 0.01° by 0.01° at 31.2° north: 1111.95 m by 951.1 m
  assert.ok(Math.abs((areas[0]?.squareMetres ?? 0) - 1_057_600) < 1000);
});

test('without an id an area goes by its name, without a name by its number', () => {
  const { areas } = read(['name'], [square(), '外滩街道'], [square(), ''], [square(), null]);
  assert.deepEqual(
    areas.map(({ id, name }) => [id, name]),
    [
      ['外滩街道', '外滩街道'],
      ['2', '2'],
      ['3', '3'],
    ],
  );
});

test('areas of one name get ids of their own', () => {
  const { areas } = read(['name'], [square(), '甲'], [square(), '甲~2'], [square(), '甲']);
  assert.deepEqual(
    areas.map(({ id, name }) => [id, name]),
    [
      ['甲', '甲'],
      ['甲~2', '甲~2'],
      ['甲~3', '甲'],
    ],
  );
});

test('coordinates are moved out of their own system, ring by ring', () => {
  const set = featuresOf(
    'a.geojson',
    ['name'],
    [{ type: 'MultiPolygon', coordinates: [square(21.4, 1.2).coordinates] }, '甲'],
  );
  const { areas } = readAreas(set, NO_MAP, ([x = 0, y = 0]) => [x + 100, y + 30]);
  assert.deepEqual(areas[0]?.geometry.coordinates[0]?.[0]?.[0], [121.4, 31.2]);
});

test('what is no polygon is skipped and told', () => {
  const { areas, complaints } = read(
    ['name'],
    [{ type: 'Point', coordinates: [121.4, 31.2] }, '点'],
    [null, '空'],
    [square(), '面'],
  );
  assert.equal(areas.length, 1);
  assert.deepEqual(
    complaints.map(({ code, severity, place }) => [code, severity, place.row]),
    [
      ['area-not-a-polygon', 'skipped', 1],
      ['area-not-a-polygon', 'skipped', 2],
    ],
  );
});

test('a polygon that crosses itself is skipped, and the text says where', () => {
  const { areas, complaints } = read(['name'], [bowTie, '蝴蝶'], [square(), '面']);
  assert.deepEqual(
    areas.map(({ name }) => name),
    ['面'],
  );
  assert.deepEqual(
    complaints.map(({ code, severity, place }) => [code, severity, place.row]),
    [['polygon-self-crossing', 'skipped', 1]],
  );
  assert.match(complaints[0]?.text.en ?? '', /121\.405, 31\.205/);
});

test('a polygon with several faults is one complaint, so that a file is not charged twice', () => {
  const twice: Polygon = {
    type: 'Polygon',
    coordinates: [[[121.4, 31.2]], [[121.4, 31.2]], ...square().coordinates],
  };
  const { complaints } = read(['name'], [twice, '甲'], [square(), '面']);
  assert.deepEqual(
    complaints.map(({ severity }) => severity),
    ['skipped'],
  );
});

test('an unclosed ring is used, with a warning', () => {
  const { areas, complaints } = read(['name'], [unclosed, '缺口']);
  assert.equal(areas.length, 1);
  assert.deepEqual(
    complaints.map(({ code, severity }) => [code, severity]),
    [['polygon-unclosed', 'warning']],
  );
});

test('an empty polygon is skipped', () => {
  const { complaints } = read(
    ['name'],
    [{ type: 'Polygon', coordinates: [] }, '空'],
    [square(), '面'],
  );
  assert.deepEqual(
    complaints.map(({ code }) => code),
    ['polygon-empty'],
  );
});

test('a file without any usable area ends the work and says why', () => {
  const problem = problemOf(() => read(['name'], [bowTie, '蝴蝶']));
  assert.deepEqual([problem.code, problem.place.row, problem.exitCode], ['areas-none', 1, 65]);
  assert.match(problem.text.zh, /自相交/);
  assert.match(problem.text.en, /crosses itself/);
  assert.match(problemOf(() => read(['name'])).text.en, /empty/);
});

test('areas that overlap are named, because people there count for one of them only', () => {
  const rectangle = (west: number, east: number) => ({
    type: 'Polygon' as const,
    coordinates: [
      [
        [west, 31],
        [east, 31],
        [east, 31.01],
        [west, 31.01],
        [west, 31],
      ],
    ],
  });
  const { complaints } = read(
    ['name'],
    [rectangle(121, 121.04), '街道'],
    [rectangle(121.01, 121.02), '社区'],
    [rectangle(121.04, 121.05), '邻区'],
  );
  assert.deepEqual(
    complaints.map(({ code, text }) => [code, text.en.slice(0, 18)]),
    [['areas-overlap', '"社区" overlaps "街道"']],
  );
});
