import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enclosedBlocks } from './blocks.ts';
import { keyOf, planarise } from './planarise.ts';
import { at, crossing, type Line, type Point, segments } from './plane-geometry.ts';
import { ringArea } from './polygons.ts';

const cross: Line[] = [
  [
    [0, 50],
    [100, 50],
  ],
  [
    [50, 0],
    [50, 100],
  ],
];

test('two lines of one level share a point where they cross', () => {
  const [first, second] = planarise(cross.map((line) => ({ line, level: 0 })));
  assert.deepEqual(first?.[1], [50, 50]);
  assert.deepEqual(second?.[1], [50, 50]);
});

test('a bridge does not meet what runs below it', () => {
  const lines = planarise(cross.map((line, level) => ({ line, level })));
  assert.deepEqual(lines, cross);
});

test('a line that ends upon another joins it there', () => {
  const stem: Line = [
    [50, 50.2],
    [50, 100],
  ];
  const [bar] = planarise([at(cross, 0), stem].map((line) => ({ line, level: 0 })));
  assert.deepEqual(bar?.[1], [50, 50.2]);
});

test('after planarising, lines of one level cross at shared points only', () => {
  const coordinate = fc.integer({ min: 0, max: 400 });
  const line = fc
    .array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 4 })
    .filter((points) =>
      segments(points).every(([a, b]) => Math.hypot(a[0] - b[0], a[1] - b[1]) > 5),
    );
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 5 }), (lines) => {
      const drawn = planarise(lines.map((points) => ({ line: points, level: 0 })));
      const pieces = drawn.flatMap((points) => segments(points));
      for (const [i, first] of pieces.entries()) {
        for (const second of pieces.slice(i + 1)) assert.ok(!crossesInside(first, second));
      }
    }),
    { numRuns: 60 },
  );
});

/** Whether two segments cross well away from all of their ends. */
function crossesInside(first: [Point, Point], second: [Point, Point]): boolean {
  const met = crossing(...first, ...second);
  if (met === undefined) return false;
  return [...first, ...second].every(
    (end) => Math.hypot(end[0] - met.point[0], end[1] - met.point[1]) > 1.5,
  );
}

test('a square with a diagonal encloses two blocks and loose ends enclose none', () => {
  const lines: Line[] = [
    [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
      [0, 0],
    ],
    [
      [0, 0],
      [100, 100],
    ],
    [
      [100, 100],
      [150, 150],
    ],
  ];
  const blocks = enclosedBlocks(planarise(lines.map((line) => ({ line, level: 0 }))));
  assert.deepEqual(
    blocks.map(({ ring }) => Math.round(ringArea(ring))),
    [5000, 5000],
  );
});

test('points a few millimetres apart are one node', () => {
  assert.equal(keyOf([1.001, 2.002]), keyOf([0.999, 1.998]));
});
