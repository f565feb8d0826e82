import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellOf, findGrid } from './demand-grid.ts';

interface GridDraft {
  readonly west: number;
  readonly south: number;
  readonly lonStep: number;
  readonly latStep: number;
  /** Column and row of every cell somebody lives in. */
  readonly cells: readonly (readonly [column: number, row: number])[];
}

/** Centres of cells, as a file writes them: with so many decimals. */
function written({ west, south, lonStep, latStep, cells }: GridDraft, decimals: number) {
  return {
    lons: Float64Array.from(cells, ([column]) =>
      Number((west + column * lonStep).toFixed(decimals)),
    ),
    lats: Float64Array.from(cells, ([, row]) => Number((south + row * latStep).toFixed(decimals))),
  };
}

function rectangle(columns: number, rows: number): (readonly [number, number])[] {
  return Array.from({ length: columns * rows }, (_, at) => [
    at % columns,
    Math.floor(at / columns),
  ]);
}

const HUNDRED_METRES = { west: 121.46, south: 31.19, lonStep: 1 / 1112.9, latStep: 1 / 1112.9 };

test('a population grid of 100 m is recognised from coordinates with six decimals', () => {
  const { lons, lats } = written({ ...HUNDRED_METRES, cells: rectangle(5, 4) }, 6);
  const grid = findGrid(lons, lats);
  assert.ok(grid);
  assert.ok(Math.abs(grid.lonStep - HUNDRED_METRES.lonStep) < 1e-6);
  assert.deepEqual(cellOf(grid, lons[0], lats[0]), [0, 0]);
  assert.deepEqual(cellOf(grid, lons[19], lats[19]), [4, 3]);
});

test('cells in which nobody lives may be missing', () => {
  const cells = rectangle(12, 12).filter(([column, row]) => (column * 7 + row * 5) % 4 !== 0);
  const { lons, lats } = written({ ...HUNDRED_METRES, cells }, 6);
  const grid = findGrid(lons, lats);
  assert.ok(grid);
  assert.deepEqual(cellOf(grid, lons[40], lats[40]), cells[40]);
});

test('eight cells are too few to call a grid', () => {
  const { lons, lats } = written({ ...HUNDRED_METRES, cells: rectangle(4, 2) }, 6);
  assert.equal(findGrid(lons, lats), null);
});

test('points on one line are no grid', () => {
  const { lons, lats } = written({ ...HUNDRED_METRES, cells: rectangle(20, 1) }, 6);
  assert.equal(findGrid(lons, lats), null);
});

test('one place said twenty times is no grid', () => {
  assert.equal(findGrid(new Float64Array(20).fill(121.4), new Float64Array(20).fill(31.2)), null);
});

test('residential compounds, with their loose coordinates, are no grid', () => {
  const metre = fc.integer({ min: 0, max: 4_000_000 }).map((step) => step * 1e-8);
  fc.assert(
    fc.property(fc.array(fc.tuple(metre, metre), { minLength: 20, maxLength: 60 }), (places) => {
      const lons = Float64Array.from(places, ([lon]) => 121.4 + lon);
      const lats = Float64Array.from(places, ([, lat]) => 31.2 + lat);
      assert.equal(findGrid(lons, lats), null);
    }),
    { seed: 300 },
  );
});

test('compounds whose coordinates have only four decimals are no grid either', () => {
  const step = fc.nat(400).map((n) => n * 0.0001);
  fc.assert(
    fc.property(fc.array(fc.tuple(step, step), { minLength: 20, maxLength: 60 }), (places) => {
      const lons = Float64Array.from(places, ([lon]) => Number((121.4 + lon).toFixed(4)));
      const lats = Float64Array.from(places, ([, lat]) => Number((31.2 + lat).toFixed(4)));
      assert.equal(findGrid(lons, lats), null);
    }),
    { seed: 300 },
  );
});

test('places strewn over a raster of three decimals, one to a row and column, are no grid', () => {
  const lons = Float64Array.from({ length: 200 }, (_, at) => Number((121 + at * 0.001).toFixed(3)));
  const lats = lons.map((_, at) => Number((31 + ((at * 77) % 200) * 0.001).toFixed(3)));
  assert.equal(findGrid(lons, lats), null);
});

test('every point of a written grid is found in its own cell', () => {
  const size = fc.integer({ min: 3, max: 40 });
  const step = fc.double({ min: 0.0005, max: 0.02, noNaN: true });
  fc.assert(
    fc.property(size, size, step, step, fc.nat(6), (columns, rows, lonStep, latStep, holes) => {
      // with holes, but no column or row quite empty
      const cells = rectangle(columns, rows).filter(
        ([column, row]) => holes === 0 || (column + row) % (holes + 2) !== 0 || column === row,
      );
      const draft = { west: 121.4, south: 31.1, lonStep, latStep, cells };
      const { lons, lats } = written(draft, 6);
      const grid = findGrid(lons, lats);
      assert.ok(grid);
      assert.deepEqual(
        Array.from(lons, (lon, at) => cellOf(grid, lon, lats[at])),
        cells,
      );
    }),
    { seed: 300 },
  );
});
