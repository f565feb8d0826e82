import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FeatureCollection, Polygon } from 'geojson';
import { AreaIndex } from './area-index.ts';
import { labelPointOf } from './label-point.ts';
import { pointInPolygon } from './point-in-polygon.ts';
import { polygonCentroid, squareMetresOf } from './polygon-measures.ts';
import type { AreaGeometry } from './rings.ts';

const BOUNDARIES = new URL('../../../../shared/data/huangpu/boundary/', import.meta.url);
const skip = existsSync(BOUNDARIES) ? false : '../shared/data/huangpu is absent';

function geometriesOf(name: string): Polygon[] {
  const text = readFileSync(new URL(name, BOUNDARIES), 'utf8');
  const collection = JSON.parse(text) as FeatureCollection<Polygon>;
  return collection.features.map(({ geometry }) => geometry);
}

const C_SHAPE: AreaGeometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [5, 0],
      [5, 1],
      [1, 1],
      [1, 4],
      [5, 4],
      [5, 5],
      [0, 5],
      [0, 0],
    ],
  ],
};

test('a whole hemisphere has half the area of the ellipsoid', () => {
  const ring = [
    [-180, 0],
    [180, 0],
    [180, 90],
    [-180, 90],
    [-180, 0],
  ];
  const half = squareMetresOf({ type: 'Polygon', coordinates: [ring] });
  assert.ok(Math.abs(half / 1e12 - 510.0656217 / 2) < 1e-4, String(half));
});

test('a hole takes its area away, whichever way the rings run', () => {
  const outer = [
    [0, 0],
    [0.1, 0],
    [0.1, 0.1],
    [0, 0.1],
    [0, 0],
  ];
  const hole = [
    [0.02, 0.02],
    [0.04, 0.02],
    [0.04, 0.04],
    [0.02, 0.04],
    [0.02, 0.02],
  ];
  const area = (...coordinates: number[][][]) => squareMetresOf({ type: 'Polygon', coordinates });
  const expected = area(outer) - area(hole);
  assert.ok(Math.abs(area(outer, hole) - expected) < 1);
  assert.ok(Math.abs(area([...outer].reverse(), hole) - expected) < 1);
});

test('the subdistricts of Huangpu add up to the district', { skip }, () => {
  const parts = geometriesOf('huangpu_subdistricts.derived.geojson');
  const [district] = geometriesOf('huangpu_district.derived.geojson');
  const squareKilometres = parts.reduce((sum, part) => sum + squareMetresOf(part), 0) / 1e6;
  assert.ok(Math.abs(squareKilometres - squareMetresOf(district) / 1e6) < 0.0001);
  // 20.4854 km² is what is published; these boundaries, drawn by volunteers, hold 0.4 % more
  assert.ok(Math.abs(squareKilometres / 20.4854 - 1) < 0.005, `${squareKilometres} km²`);
});

test('every subdistrict of Huangpu holds its own label', { skip }, () => {
  const areas = geometriesOf('huangpu_subdistricts.derived.geojson');
  const index = new AreaIndex(areas);
  for (const [i, area] of areas.entries()) assert.equal(index.areaOf(...labelPointOf(area)), i);
});

test('the centroid is the centre of gravity, even of a bent area that does not hold it', () => {
  const [lon, lat] = polygonCentroid(C_SHAPE);
  assert.ok(Math.abs(lon - 26.5 / 13) < 1e-12 && Math.abs(lat - 2.5) < 1e-12);
  assert.ok(!pointInPolygon(C_SHAPE, lon, lat));
  assert.ok(pointInPolygon(C_SHAPE, ...labelPointOf(C_SHAPE)));
});

test('a label lies inside its area, whatever the shape', () => {
  const reach = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), {
    minLength: 3,
    maxLength: 20,
  });
  fc.assert(
    fc.property(reach, (reaches) => {
      const ring = reaches.map((far, i) => {
        const angle = (2 * Math.PI * i) / reaches.length;
        return [121 + far * Math.cos(angle), 31 + far * Math.sin(angle)];
      });
      const area: AreaGeometry = { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
      assert.ok(pointInPolygon(area, ...labelPointOf(area)));
    }),
  );
});

test('an area without extent is labelled at its middle', () => {
  const line: AreaGeometry = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [2, 0],
        [0, 0],
      ],
    ],
  };
  assert.ok(labelPointOf(line).every(Number.isFinite));
});
