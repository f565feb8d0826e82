import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DECAY_SHAPES, decayOf } from './decay.ts';

const someHorizon = fc.oneof(fc.nat(20_000), fc.nat(3), fc.nat(0x7ffffffe));
const someShape = fc.constantFrom(...DECAY_SHAPES);

test('a step counts whole up to the horizon, and not one tick farther', () => {
  const { weight } = decayOf('step', 9000);
  assert.deepEqual([0, 1, 8999, 9000, 9001].map(weight), [1, 1, 1, 1, 0]);
});

test('a line has a half left half-way', () => {
  const { weight } = decayOf('linear', 9000);
  assert.deepEqual([0, 2250, 4500, 9000, 9001].map(weight), [1, 0.75, 0.5, 0, 0]);
});

test('the Gaussian curve has the figures one works out by hand', () => {
  const { weight } = decayOf('gaussian', 9000);
  const rounded = [0, 2250, 4500, 6750, 9000].map((ticks) => weight(ticks).toFixed(4));
  assert.deepEqual(rounded, ['1.0000', '0.9218', '0.7014', '0.3769', '0.0000']);
  assert.equal(weight(9000), 0);
});

test('with a horizon of nothing only the door counts', () => {
  for (const shape of DECAY_SHAPES) {
    assert.deepEqual([0, 1].map(decayOf(shape, 0).weight), [1, 0]);
  }
});

test('a horizon that is no time to walk is refused', () => {
  for (const horizon of [Number.NaN, -1, 0.5, 2 ** 31 - 1, Number.POSITIVE_INFINITY]) {
    assert.throws(() => decayOf('step', horizon), /A horizon of .* ticks is not a whole number/);
  }
});

test('weights lie within 0 and 1, begin with 1, never rise, and are 0 beyond the horizon', () => {
  fc.assert(
    fc.property(
      someShape,
      someHorizon,
      fc.nat(0x7ffffffe),
      fc.nat(100),
      (shape, horizon, far, on) => {
        const { weight, horizonTicks } = decayOf(shape, horizon);
        assert.equal(horizonTicks, horizon);
        assert.equal(weight(0), 1);
        const ticks = far % (horizon + 2);
        assert.ok(weight(ticks) >= 0 && weight(ticks) <= 1);
        assert.ok(weight(ticks + on) <= weight(ticks));
        assert.equal(weight(horizon + 1 + on), 0);
        assert.equal(decayOf(shape, horizon).weight(ticks), weight(ticks));
      },
    ),
    { numRuns: 2000, seed: 5 },
  );
});

test('no tick of a quarter of an hour counts more than the one before', () => {
  for (const shape of DECAY_SHAPES) {
    const { weight } = decayOf(shape, 9000);
    for (let ticks = 1; ticks <= 9001; ticks++) assert.ok(weight(ticks) <= weight(ticks - 1));
  }
});
