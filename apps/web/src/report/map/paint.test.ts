import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resized, sheetFor, toDegrees, toPixels } from './paint.ts';

const ON_SCREEN = sheetFor([121.45, 31.19, 121.51, 31.25], 720, 640, 24);

test('a box of another size shows all that was in view', () => {
  const corners = [
    [0, 0],
    [720, 0],
    [720, 640],
    [0, 640],
  ].map(([x = 0, y = 0]) => toDegrees(ON_SCREEN, x, y));
  for (const [width, height] of [
    [720, 290],
    [360, 640],
    [1400, 900],
  ] as const) {
    const sheet = resized(ON_SCREEN, width, height);
    const pixels = corners.map(([lon, lat]) => toPixels(sheet, lon, lat));
    assert.ok(
      pixels.every(([x, y]) => x >= -0.01 && x <= width + 0.01 && y >= -0.01 && y <= height + 0.01),
    );
    // and no more than fills the box one way
    const [wide, high] = [0, 1].map((axis) => {
      const along = pixels.map((pixel) => pixel[axis] ?? 0);
      return Math.max(...along) - Math.min(...along);
    });
    assert.ok(Math.abs((wide ?? 0) - width) < 0.01 || Math.abs((high ?? 0) - height) < 0.01);
  }
});

test('back in the first box all is as it was; a box that is not there changes nothing but its size', () => {
  assert.deepEqual(resized(ON_SCREEN, 720, 640), ON_SCREEN);
  assert.deepEqual(resized(ON_SCREEN, 0, 0), { ...ON_SCREEN, width: 0, height: 0 });
});
