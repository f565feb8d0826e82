import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MipModel } from '@yike/kernel';
import fc from 'fast-check';
import { loadSolver } from './index.ts';

const solve = await loadSolver();
const GO_ON = { start: null, seconds: 60, mayGoOn: () => true };

/** Put things of a weight into a bag: the most value that fits. */
function knapsack(values: readonly number[], weights: readonly number[], room: number): MipModel {
  const { length } = values;
  return {
    isGreatest: true,
    objective: Float64Array.from(values),
    lower: new Float64Array(length),
    upper: new Float64Array(length).fill(1),
    isWhole: new Uint8Array(length).fill(1),
    rowLower: Float64Array.of(-Infinity),
    rowUpper: Float64Array.of(room),
    firstOfRow: Int32Array.of(0, length),
    column: Int32Array.from({ length }, (_, at) => at),
    factor: Float64Array.from(weights),
  };
}

function bestOfAll(values: readonly number[], weights: readonly number[], room: number): number {
  let best = 0;
  for (let mask = 0; mask < 1 << values.length; mask++) {
    const sum = (of: readonly number[]): number =>
      of.reduce((total, own, at) => total + ((mask >> at) & 1) * own, 0);
    if (sum(weights) <= room) best = Math.max(best, sum(values));
  }
  return best;
}

test('a small bag is filled as well as trying everything does', () => {
  const things = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(things, fc.nat(25), (list, room) => {
      const values = list.map(([value]) => value);
      const weights = list.map(([, weight]) => weight);
      const { status, bound } = solve(knapsack(values, weights, room), GO_ON);
      const best = bestOfAll(values, weights, room);
      assert.equal(status, 'optimal');
      assert.ok(Math.abs(bound - best) <= 1e-6 * (1 + best), `${bound} is not ${best}`);
    }),
    { numRuns: 60, seed: 60 },
  );
});

test('what cannot be is said to be impossible', () => {
  const model = knapsack([1, 1], [1, 1], 3);
  const { status, values } = solve({ ...model, rowLower: Float64Array.of(3) }, GO_ON);
  assert.equal(status, 'impossible');
  assert.equal(values, null);
});

/** Hard to prove: many things of nearly equal worth. */
function hard(): MipModel {
  const length = 60;
  const weights = Array.from({ length }, (_, at) => 1000 + ((at * 7919) % 997));
  const rows = 8;
  const factor = Array.from({ length: rows * length }, (_, at) => 100 + ((at * 104729) % 1009));
  const model = knapsack(weights, weights, 0);
  return {
    ...model,
    rowLower: new Float64Array(rows).fill(-Infinity),
    rowUpper: new Float64Array(rows).fill(length * 150),
    firstOfRow: Int32Array.from({ length: rows + 1 }, (_, row) => row * length),
    column: Int32Array.from({ length: rows * length }, (_, at) => at % length),
    factor: Float64Array.from(factor),
  };
}

test('asked to stop, or out of time, it gives its best with a bound', () => {
  const model = hard();
  const asked = solve(model, { start: null, seconds: 60, mayGoOn: () => false });
  assert.equal(asked.status, 'stopped');
  const late = solve(model, { ...GO_ON, seconds: 0.2 });
  assert.equal(late.status, 'stopped');
  const value = Array.from(late.values ?? []).reduce(
    (sum, own, at) => sum + own * (model.objective[at] ?? 0),
    0,
  );
  assert.ok(late.bound >= value - 1e-6, `${late.bound} < ${value}`);
});
