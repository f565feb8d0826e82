import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { costAtShare, peopleCurve, shareWithin } from './people-curve.ts';
import { BEYOND } from './report.ts';

const everywhere = (): boolean => true;

const demand = fc.array(
  fc.record({
    cost: fc.oneof(fc.integer({ min: 0, max: 1800 }), fc.constant(BEYOND)),
    people: fc.integer({ min: 0, max: 500 }),
  }),
  { minLength: 1, maxLength: 60 },
);

const curveOf = (points: readonly { cost: number; people: number }[]) =>
  peopleCurve(
    Uint16Array.from(points, ({ cost }) => cost),
    Float32Array.from(points, ({ people }) => people),
    everywhere,
  );

test('four places, one of which reaches nothing', () => {
  const curve = curveOf([
    { cost: 60, people: 10 },
    { cost: 300, people: 40 },
    { cost: 600, people: 30 },
    { cost: BEYOND, people: 20 },
  ]);
  assert.equal(shareWithin(curve, 59), 0);
  assert.equal(shareWithin(curve, 60), 0.1);
  assert.equal(shareWithin(curve, 450), 0.5);
  assert.equal(shareWithin(curve, 9999), 0.8);
  assert.equal(costAtShare(curve, 0.5), 300);
  assert.equal(costAtShare(curve, 0.8), 600);
  assert.equal(costAtShare(curve, 0.9), null);
});

test('only places inside count', () => {
  const curve = peopleCurve(Uint16Array.of(60, 120), Float32Array.of(1, 3), (index) => index === 1);
  assert.equal(curve.total, 3);
  assert.equal(shareWithin(curve, 60), 0);
});

test('nobody has no median', () => {
  assert.equal(costAtShare(curveOf([{ cost: 10, people: 0 }]), 0.5), null);
});

test('the share within a cost is what adding people up one by one gives', () => {
  fc.assert(
    fc.property(demand, fc.integer({ min: 0, max: 2000 }), (points, cost) => {
      const total = points.reduce((sum, { people }) => sum + people, 0);
      const within = points
        .filter((point) => point.cost <= cost)
        .reduce((sum, { people }) => sum + people, 0);
      const expected = total === 0 ? 0 : within / total;
      assert.ok(Math.abs(shareWithin(curveOf(points), cost) - expected) < 1e-9);
    }),
  );
});

test('the median is the least cost that serves half of the people', () => {
  fc.assert(
    fc.property(demand, (points) => {
      const curve = curveOf(points);
      const median = costAtShare(curve, 0.5);
      if (median === null) {
        assert.ok(shareWithin(curve, BEYOND - 1) < 0.5);
        return;
      }
      assert.ok(shareWithin(curve, median) >= 0.5 - 1e-9);
      if (median > 0) assert.ok(shareWithin(curve, median - 1) < 0.5);
    }),
  );
});
