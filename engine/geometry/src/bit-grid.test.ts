import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BitGrid } from './bit-grid.ts';

const RUNS = { numRuns: 200, seed: 64 };
const RIM = 3;

/** Random cells away from the rim, in grids of up to three words a row. */
const someCells = fc
  .tuple(fc.integer({ min: 7, max: 90 }), fc.integer({ min: 7, max: 20 }))
  .chain(([columns, rows]) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.constant(rows),
      cells: fc.array(
        fc.tuple(
          fc.integer({ min: RIM, max: columns - 1 - RIM }),
          fc.integer({ min: RIM, max: rows - 1 - RIM }),
        ),
        { maxLength: 60 },
      ),
    }),
  );

function gridOf(columns: number, rows: number, cells: readonly (readonly [number, number])[]) {
  const grid = new BitGrid();
  grid.clear(columns, rows);
  for (const [x, y] of cells) grid.set(x, y);
  return grid;
}

function assertCells(
  grid: BitGrid,
  columns: number,
  rows: number,
  isIn: (x: number, y: number) => boolean,
): void {
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      assert.equal(grid.has(x, y), isIn(x, y), `cell ${x}, ${y}`);
    }
  }
}

test('a cell grows to 7 × 7 cells without the corners', () => {
  fc.assert(
    fc.property(someCells, ({ columns, rows, cells }) => {
      const grown = new BitGrid();
      grown.becomeGrown(gridOf(columns, rows, cells), new BitGrid());
      assertCells(grown, columns, rows, (x, y) =>
        cells.some(([cx, cy]) => {
          const [dx, dy] = [Math.abs(x - cx), Math.abs(y - cy)];
          return dx <= 3 && dy <= 3 && dx + dy < 6;
        }),
      );
    }),
    RUNS,
  );
});

test('what remains of a shrunk grid are the cells with eight neighbours', () => {
  fc.assert(
    fc.property(someCells, ({ columns, rows, cells }) => {
      const grown = new BitGrid();
      grown.becomeGrown(gridOf(columns, rows, cells), new BitGrid());
      const shrunk = new BitGrid();
      shrunk.becomeShrunk(grown);
      const isIn = (x: number, y: number): boolean =>
        x >= 0 && y >= 0 && x < columns && y < rows && grown.has(x, y);
      assertCells(shrunk, columns, rows, (x, y) =>
        [-1, 0, 1].every((dx) => [-1, 0, 1].every((dy) => isIn(x + dx, y + dy))),
      );
    }),
    RUNS,
  );
});

test('western rims are the cells with none to the west', () => {
  fc.assert(
    fc.property(someCells, ({ columns, rows, cells }) => {
      const grid = gridOf(columns, rows, cells);
      const rims = new BitGrid();
      rims.becomeWesternRims(grid);
      assertCells(rims, columns, rows, (x, y) => grid.has(x, y) && !(x > 0 && grid.has(x - 1, y)));
    }),
    RUNS,
  );
});

test('one grid serves after another, larger or smaller, and remembers nothing', () => {
  const grid = gridOf(80, 20, [[70, 15]]);
  grid.clear(40, 10);
  assertCells(grid, 40, 10, () => false);
  grid.clear(90, 30);
  assertCells(grid, 90, 30, () => false);
});
