import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AreaIndex } from './area-index.ts';
import { pointInPolygon } from './point-in-polygon.ts';
import type { AreaGeometry } from './rings.ts';

function star(lon: number, lat: number, size: number, points: number): AreaGeometry {
  const ring = Array.from({ length: points }, (_, i) => {
    const angle = (2 * Math.PI * i) / points;
    const reach = size * (i % 2 === 0 ? 1 : 0.6);
    return [lon + reach * Math.cos(angle), lat + reach * Math.sin(angle)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

const SQUARE_WITH_HOLE: AreaGeometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    [
      [1, 1],
      [3, 1],
      [3, 3],
      [1, 3],
      [1, 1],
    ],
  ],
};

test('a hole is not part of its polygon', () => {
  assert.ok(pointInPolygon(SQUARE_WITH_HOLE, 0.5, 2));
  assert.ok(!pointInPolygon(SQUARE_WITH_HOLE, 2, 2));
  assert.ok(!pointInPolygon(SQUARE_WITH_HOLE, 5, 2));
});

test('in a tiling every place, corners and edges too, is in exactly one area', () => {
  // a grid whose inner corners are pulled about, drawn in either direction
  const corner = (i: number, j: number) => [
    i + 0.3 * Math.sin(3 * i + 5 * j),
    j + 0.3 * Math.cos(7 * i - j),
  ];
  const tiles: AreaGeometry[] = [];
  for (let i = 0; i < 5; i++) {
    for (let j = 0; j < 5; j++) {
      const ring = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)];
      const closed = [...ring, ring[0]];
      tiles.push({ type: 'Polygon', coordinates: [(i + j) % 2 === 0 ? closed : closed.reverse()] });
    }
  }
  const index = new AreaIndex(tiles);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      share,
      (i, j, t) => {
        const [[aLon, aLat], [bLon, bLat]] = [corner(i, j), corner(i + 1, j)];
        const [lon, lat] = [aLon + t * (bLon - aLon), aLat + t * (bLat - aLat)];
        const owners = tiles.filter((tile) => pointInPolygon(tile, lon, lat));
        assert.equal(owners.length, 1);
        assert.equal(index.areaOf(lon, lat), tiles.indexOf(owners[0]));
      },
    ),
    { numRuns: 500 },
  );
});

test('areaOf agrees with trying every area, overlaps and parts included', () => {
  const coordinate = fc.double({ min: 0, max: 10, noNaN: true });
  const area = fc
    .tuple(coordinate, coordinate, fc.double({ min: 0.1, max: 4, noNaN: true }), fc.nat(12))
    .map(([lon, lat, size, points]) => star(lon, lat, size, points + 3));
  const parts = fc.array(area, { maxLength: 3 }).map(
    (members): AreaGeometry => ({
      type: 'MultiPolygon',
      coordinates: members.flatMap((member) =>
        member.type === 'Polygon' ? [member.coordinates] : member.coordinates,
      ),
    }),
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), coordinate, coordinate, (areas, lon, lat) => {
      const expected = areas.findIndex((one) => pointInPolygon(one, lon, lat));
      assert.equal(new AreaIndex(areas).areaOf(lon, lat), expected);
    }),
    { numRuns: 500 },
  );
});

test('an index of nothing finds nothing', () => {
  assert.equal(new AreaIndex([]).areaOf(121, 31), -1);
  assert.equal(new AreaIndex([{ type: 'Polygon', coordinates: [] }]).areaOf(121, 31), -1);
});

test('10,000 places are found among 200 areas of 500 points at once', () => {
  const areas = Array.from({ length: 200 }, (_, i) => star(i % 20, Math.floor(i / 20), 0.55, 500));
  const index = new AreaIndex(areas);
  const start = performance.now();
  let found = 0;
  for (let i = 0; i < 10_000; i++) {
    if (index.areaOf((i * 0.618) % 19, (i * 0.382) % 9) >= 0) found++;
  }
  const milliseconds = performance.now() - start;
  assert.ok(found > 5_000);
  // some 20 ms on a quiet machine
  assert.ok(milliseconds < 5_000, `${milliseconds} ms`);
});
