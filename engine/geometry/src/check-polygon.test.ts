import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { complaint } from '@yike/kernel';
import fc from 'fast-check';
import type { FeatureCollection, Geometry } from 'geojson';
import { checkPolygon } from './check-polygon.ts';

function codesOf(...coordinates: number[][][]): string[] {
  return checkPolygon({ type: 'Polygon', coordinates }).map(({ code }) => code);
}

const SQUARE = [
  [121, 31],
  [121.01, 31],
  [121.01, 31.01],
  [121, 31.01],
  [121, 31],
];

test('a square is well', () => {
  assert.deepEqual(codesOf(SQUARE), []);
});

test('each fault has its name', () => {
  assert.deepEqual(codesOf(), ['polygon-empty']);
  assert.deepEqual(codesOf([]), ['polygon-empty']);
  assert.deepEqual(codesOf(SQUARE.slice(0, 4)), ['polygon-unclosed']);
  assert.deepEqual(codesOf([SQUARE[0], SQUARE[1], SQUARE[0]]), ['polygon-too-few-points']);
  assert.deepEqual(codesOf(SQUARE.map(([lon, lat]) => [lat, lon])), ['polygon-axes-swapped']);
  assert.deepEqual(codesOf(SQUARE.map(([lon, lat]) => [lon * 1000, lat])), [
    'polygon-outside-world',
  ]);
  assert.deepEqual(codesOf([...SQUARE.slice(0, 4), [Number.NaN, 31], SQUARE[0]]), [
    'polygon-not-numbers',
  ]);
  assert.deepEqual(
    codesOf([
      [121, 31],
      [121.01, 31.01],
      [121.02, 31.02],
      [121, 31],
    ]),
    ['polygon-no-area'],
  );
  const [fault] = checkPolygon({ type: 'Point', coordinates: [121, 31] });
  assert.equal(fault.code, 'polygon-not-polygon');
});

test('a fault makes a whole sentence in both languages', () => {
  const hole = [
    [121.002, 31.002],
    [121.004, 31.002],
    [121.004, 31.004],
  ];
  const [fault] = checkPolygon({ type: 'Polygon', coordinates: [SQUARE, hole] });
  const { text } = complaint('warning', fault.code, {}, fault.details);
  assert.equal(
    text.en,
    'the polygon (hole 1) is not closed: it starts at 121.002, 31.002 and ends at ' +
      '121.004, 31.004, 293 m apart',
  );
  assert.match(text.zh, /^多边形第 1 个洞没有闭合/);
});

test('a crossing is told with its place', () => {
  const bowTie = [
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 3],
    [0, 0],
  ];
  const [fault] = checkPolygon({ type: 'Polygon', coordinates: [bowTie] });
  assert.equal(fault.code, 'polygon-self-crossing');
  assert.ok(fault.at !== null && Math.hypot(fault.at[0] - 1.2, fault.at[1] - 1.2) < 1e-9);
});

test('a crossing right at a corner is found, a touch is none', () => {
  const crossing = [
    [0, 0],
    [1, 1],
    [3, 3],
    [3, 0],
    [1, 1],
    [0, 2],
    [0, 0],
  ];
  assert.deepEqual(codesOf(crossing), ['polygon-self-crossing']);
  const throughAnEdge = [
    [0, 0],
    [3, 3],
    [3, 0],
    [1, 1],
    [0, 2],
    [0, 0],
  ];
  assert.deepEqual(codesOf(throughAnEdge), ['polygon-self-crossing']);
  const touching = [
    [0, 0],
    [2, 0],
    [1, 1],
    [2, 2],
    [0, 2],
    [1, 1],
    [0, 0],
  ];
  assert.deepEqual(codesOf(touching), []);
});

test('a hole that leaves its polygon is a crossing', () => {
  const hole = [
    [121.005, 31.005],
    [121.02, 31.005],
    [121.02, 31.006],
    [121.005, 31.005],
  ];
  assert.deepEqual(codesOf(SQUARE, hole), ['polygon-self-crossing']);
});

test('two corners swapped in a round boundary are found where they cross', () => {
  const corners = fc.integer({ min: 6, max: 200 });
  fc.assert(
    fc.property(
      corners,
      fc.nat(),
      fc.double({ min: 0, max: 6, noNaN: true }),
      (count, at, turn) => {
        const ring = Array.from({ length: count }, (_, i) => {
          const angle = turn + (2 * Math.PI * i) / count;
          return [121 + 0.01 * Math.cos(angle), 31 + 0.01 * Math.sin(angle)];
        });
        assert.deepEqual(codesOf([...ring, ring[0]]), []);

        const planted = at % (count - 1);
        [ring[planted], ring[planted + 1]] = [ring[planted + 1], ring[planted]];
        const [fault] = checkPolygon({ type: 'Polygon', coordinates: [[...ring, ring[0]]] });
        assert.equal(fault.code, 'polygon-self-crossing');
        const middle = [0, 1].map((axis) => (ring[planted][axis] + ring[planted + 1][axis]) / 2);
        const sideways = 0.01 * ((2 * Math.PI) / count) * 2;
        assert.ok(fault.at !== null);
        assert.ok(Math.hypot(fault.at[0] - middle[0], fault.at[1] - middle[1]) < sideways);
      },
    ),
  );
});

const BOUNDARY = new URL(
  '../../../../shared/data/huangpu/boundary/huangpu_subdistricts.derived.geojson',
  import.meta.url,
);
const skip = existsSync(BOUNDARY) ? false : '../shared/data/huangpu is absent';

test('the subdistricts of Huangpu are well', { skip }, () => {
  const collection = JSON.parse(readFileSync(BOUNDARY, 'utf8')) as FeatureCollection;
  for (const { geometry } of collection.features) assert.deepEqual(checkPolygon(geometry), []);
});

test('whatever stands in the file, the check comes back', () => {
  const anything = fc.array(fc.array(fc.array(fc.oneof(fc.double(), fc.constant(null)))));
  fc.assert(
    fc.property(anything, (coordinates) => {
      checkPolygon({ type: 'Polygon', coordinates } as Geometry);
    }),
  );
});
