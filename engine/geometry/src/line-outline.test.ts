import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MultiPolygon, Position } from 'geojson';
import { checkPolygon } from './check-polygon.ts';
import { LineOutline } from './line-outline.ts';
import { planeAt, planeX, planeY, projectOnSegment } from './local-plane.ts';
import { pointInPolygon } from './point-in-polygon.ts';
import { squareMetresOf } from './polygon-measures.ts';
import { forEachEdge } from './rings.ts';

const RUNS = { numRuns: 120, seed: 7946 };
const MOST_METRES = 40;
const SAMPLES = 150;

type Line = readonly (readonly [east: number, north: number])[];

/** Lines in metres around a place: stars, meshes, loose pieces, single points. */
const someLines: fc.Arbitrary<Line[]> = fc
  .integer({ min: 5, max: 400 })
  .chain((metres) =>
    fc.array(
      fc.array(
        fc.tuple(
          fc.oneof(fc.integer({ min: -metres, max: metres }), fc.constantFrom(0, 60, 120)),
          fc.double({ min: -metres, max: metres, noNaN: true }),
        ),
        { minLength: 1, maxLength: 5 },
      ),
      { minLength: 1, maxLength: 12 },
    ),
  );
const somePlace = fc.tuple(
  fc.double({ min: -179, max: 179, noNaN: true }),
  fc.double({ min: -70, max: 70, noNaN: true }),
);

function inDegrees(lines: readonly Line[], [lon, lat]: readonly [number, number]): Position[][] {
  const { metresPerDegreeLon, metresPerDegreeLat } = planeAt(lat);
  return lines.map((line) =>
    line.map(([east, north]) => [
      lon + east / metresPerDegreeLon,
      lat + north / metresPerDegreeLat,
    ]),
  );
}

function outlineOf(lines: readonly Position[][], lat: number, outline = new LineOutline()) {
  outline.begin(lat);
  for (const line of lines) {
    line.forEach(([x, y], at) => {
      if (at === 0) outline.moveTo(x, y);
      else outline.lineTo(x, y);
    });
  }
  return outline.finish();
}

function metresToLines(lines: readonly Position[][], [lon, lat]: Position): number {
  const plane = planeAt(lat);
  const at = ([x, y]: Position): [number, number] => [planeX(plane, x), planeY(plane, y)];
  let nearest = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    line.forEach((b, i) => {
      const a = line[i - 1] ?? b;
      const { distance } = projectOnSegment(plane, ...at([lon, lat]), ...at(a), ...at(b));
      nearest = Math.min(nearest, distance);
    });
  }
  return nearest;
}

/** Points spread over the box of the outline, the same for the same outline. */
function pointsOver({ coordinates }: MultiPolygon): Position[] {
  const all = coordinates.flat(2);
  const [lons, lats] = [all.map(([lon]) => lon), all.map(([, lat]) => lat)];
  const [west, south] = [Math.min(...lons), Math.min(...lats)];
  const [width, height] = [Math.max(...lons) - west, Math.max(...lats) - south];
  // R2 sequence, Roberts 2018: even without a grid's blind directions
  return Array.from({ length: SAMPLES }, (_, i) => [
    west + width * ((0.5 + i * 0.7548776662466927) % 1),
    south + height * ((0.5 + i * 0.5698402909980532) % 1),
  ]);
}

function signedArea(ring: readonly Position[]): number {
  let doubled = 0;
  const [[lon, lat]] = ring;
  forEachEdge(ring, (ax, ay, bx, by) => {
    doubled += (ax - lon) * (by - lat) - (bx - lon) * (ay - lat);
  });
  return doubled;
}

test('outlines are valid: closed, right-handed, uncrossed, holes inside their own polygon', () => {
  fc.assert(
    fc.property(someLines, somePlace, (drafts, place) => {
      const outline = outlineOf(inDegrees(drafts, place), place[1]);
      assert.deepEqual(checkPolygon(outline), []);
      outline.coordinates.forEach((rings, number) => {
        rings.forEach((ring, at) => {
          assert.deepEqual(ring[0], ring.at(-1));
          assert.ok(signedArea(ring) > 0 === (at === 0), 'right-hand rule');
        });
        const [outer, ...holes] = rings;
        for (const hole of holes) {
          for (const [lon, lat] of hole) {
            assert.ok(pointInPolygon({ type: 'Polygon', coordinates: [outer] }, lon, lat));
          }
        }
        // polygons lie beside one another or in one another's holes
        const [[[lon, lat]]] = rings;
        outline.coordinates.forEach((other, otherNumber) => {
          const isIn = pointInPolygon({ type: 'Polygon', coordinates: other }, lon, lat);
          assert.equal(isIn, number === otherNumber);
        });
      });
    }),
    RUNS,
  );
});

test('every point of a line lies inside, with ground around it', () => {
  fc.assert(
    fc.property(
      someLines,
      somePlace,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (drafts, place, share) => {
        const lines = inDegrees(drafts, place);
        const outline = outlineOf(lines, place[1]);
        const { metresPerDegreeLon, metresPerDegreeLat } = planeAt(place[1]);
        for (const line of lines) {
          line.forEach(([bx, by], at) => {
            const [ax, ay] = line[at - 1] ?? [bx, by];
            const [lon, lat] = [ax + share * (bx - ax), ay + share * (by - ay)];
            for (const [dx, dy] of [
              [0, 0],
              [6.9, 0],
              [-6.9, 0],
              [0, 6.9],
              [0, -6.9],
            ]) {
              const [x, y] = [lon + dx / metresPerDegreeLon, lat + dy / metresPerDegreeLat];
              assert.ok(pointInPolygon(outline, x, y), `${dx}, ${dy} m beside ${lon}, ${lat}`);
            }
          });
        }
      },
    ),
    RUNS,
  );
});

test('no point of the polygons, within or on the rim, is more than 40 m from a line', () => {
  fc.assert(
    fc.property(someLines, somePlace, (drafts, place) => {
      const lines = inDegrees(drafts, place);
      const outline = outlineOf(lines, place[1]);
      for (const point of outline.coordinates.flat(2)) {
        assert.ok(metresToLines(lines, point) <= MOST_METRES);
      }
      for (const [lon, lat] of pointsOver(outline)) {
        if (!pointInPolygon(outline, lon, lat)) continue;
        assert.ok(metresToLines(lines, [lon, lat]) <= MOST_METRES);
      }
    }),
    RUNS,
  );
});

test('on open ground the outline runs 16 to 24 m beside a street', () => {
  const street = inDegrees(
    [
      [
        [-200, 3],
        [200, 3],
      ],
    ],
    [121.5, 31.2],
  );
  const outline = outlineOf(street, 31.2);
  const [[ring]] = outline.coordinates;
  for (const point of ring) {
    const metres = metresToLines(street, point);
    assert.ok(metres > 13 && metres < 25, `${metres} m`);
  }
});

test('a block 40 m wide is filled, one 120 m wide has a hole, and a canal of 100 m parts two banks', () => {
  const square = (metres: number): Line => [
    [0, 0],
    [metres, 0],
    [metres, metres],
    [0, metres],
    [0, 0],
  ];
  const shapeOf = (lines: readonly Line[]): number[] =>
    outlineOf(inDegrees(lines, [121.5, 31.2]), 31.2).coordinates.map((rings) => rings.length - 1);
  assert.deepEqual(shapeOf([square(40)]), [0]);
  assert.deepEqual(shapeOf([square(120)]), [1]);
  const bank = (east: number): Line => [
    [east, -100],
    [east, 100],
  ];
  assert.deepEqual(shapeOf([bank(0), bank(100)]), [0, 0]);
});

test('nothing drawn has no outline, and one object outlines one thing after another', () => {
  const kept = new LineOutline();
  const small = inDegrees(
    [
      [
        [0, 0],
        [30, 0],
      ],
    ],
    [8, 50],
  );
  const large = inDegrees(
    Array.from(
      { length: 3000 },
      (_, at): Line => [
        [at, 0],
        [at, 900],
        [at + 1, 0],
      ],
    ),
    [8, 50],
  );
  assert.deepEqual(outlineOf([], 50, kept).coordinates, []);
  const first = outlineOf(small, 50, kept);
  assert.ok(squareMetresOf(outlineOf(large, 50, kept)) > 3000 * 900);
  assert.deepEqual(outlineOf(small, 50, kept), first);
});
