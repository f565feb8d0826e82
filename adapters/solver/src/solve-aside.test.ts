import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MipModel } from '@yike/kernel';
import { loadSolver, solveAside } from './index.ts';

const solve = solveAside();

/** Cover every point by the fewest of so many sites. */
function cover(points: number, sites: number): MipModel {
  const column: number[] = [];
  const firstOfRow = [0];
  let random = 1;
  for (let point = 0; point < points; point++) {
    for (let site = 0; site < sites; site++) {
      random = (random * 48_271) % 2_147_483_647;
      if (random % 10 === 0 || site === point % sites) column.push(site);
    }
    firstOfRow.push(column.length);
  }
  return {
    isGreatest: false,
    objective: new Float64Array(sites).fill(1),
    lower: new Float64Array(sites),
    upper: new Float64Array(sites).fill(1),
    isWhole: new Uint8Array(sites).fill(1),
    rowLower: new Float64Array(points).fill(1),
    rowUpper: new Float64Array(points).fill(Infinity),
    firstOfRow: Int32Array.from(firstOfRow),
    column: Int32Array.from(column),
    factor: new Float64Array(column.length).fill(1),
  };
}

test('on a thread of its own the solver says what it says on ours, again and again', async () => {
  const here = await loadSolver();
  for (const [points, sites] of [
    [12, 9],
    [20, 12],
  ] as const) {
    const model = cover(points, sites);
    const terms = { start: null, seconds: 60, mayGoOn: () => true };
    assert.deepEqual(solve(model, terms), here(model, terms));
  }
});

test('asked to stop, it ends within seconds whatever it does, with the start for an answer', () => {
  const model = cover(3000, 400);
  const start = new Float64Array(400).fill(1);
  let asked = 0;
  const mayGoOn = (): boolean => ++asked < 5;
  const { status, values, bound } = solve(model, { start, seconds: 3600, mayGoOn });
  assert.equal(status, 'stopped');
  assert.ok(values !== null && bound <= values.reduce((sum, own) => sum + own, 0));
});

test('what it cannot even read is a fault, and it goes on with the next', () => {
  const model = cover(12, 9);
  const terms = { start: null, seconds: 60, mayGoOn: () => true };
  assert.throws(() => solve({ ...model, column: Int32Array.of(99) }, terms));
  assert.equal(solve(model, terms).status, 'optimal');
});
