import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { budgetPlace } from './legend-place.ts';
import {
  CLASS_COUNT,
  classesFor,
  classOf,
  METRE_CLASSES,
  peopleByClass,
  TIMED_CLASSES,
} from './minute-classes.ts';
import { BEYOND } from './report.ts';

test('a walk of exactly ten minutes is within ten minutes', () => {
  assert.equal(classOf(600, TIMED_CLASSES), 1);
  assert.equal(classOf(601, TIMED_CLASSES), 2);
});

test('what is not reached is in the last class', () => {
  assert.equal(classOf(BEYOND, TIMED_CLASSES), CLASS_COUNT - 1);
  assert.equal(classOf(BEYOND, METRE_CLASSES), CLASS_COUNT - 1);
});

test('the three distances of GB 50180 end a class each', () => {
  assert.deepEqual(
    [300, 500, 1000].map((metres) => classOf(metres, classesFor('metres'))),
    [0, 1, 2],
  );
});

test('a longer walk is never in a nearer class', () => {
  fc.assert(
    fc.property(fc.nat(BEYOND), fc.nat(BEYOND), (a, b) => {
      const [near, far] = [Math.min(a, b), Math.max(a, b)];
      assert.ok(classOf(near, TIMED_CLASSES) <= classOf(far, TIMED_CLASSES));
    }),
  );
});

test('everybody inside is in one class', () => {
  const costs = Uint16Array.of(10, 400, BEYOND, 10);
  const sums = peopleByClass(costs, Float32Array.of(1, 2, 4, 8), TIMED_CLASSES, (at) => at !== 3);
  assert.deepEqual(sums, [1, 2, 0, 0, 0, 4]);
});

test('the budget stands between the classes it divides', () => {
  assert.equal(budgetPlace(600, TIMED_CLASSES), 2);
  assert.equal(budgetPlace(450, TIMED_CLASSES), 1.5);
  assert.equal(budgetPlace(5000, TIMED_CLASSES), CLASS_COUNT - 0.5);
});
