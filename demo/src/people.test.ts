import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AGE_BANDS, AGE_PROFILES } from './age-profiles.ts';
import { wholeShares } from './people.ts';

test('whole shares sum to the whole and differ from the exact share by less than one', () => {
  const weights = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(fc.nat(100_000), weights, (total, list) => {
      const parts = wholeShares(total, list);
      const sum = list.reduce((a, b) => a + b, 0);
      assert.equal(
        parts.reduce((a, b) => a + b, 0),
        total,
      );
      parts.forEach((part, i) => {
        assert.ok(Math.abs(part - (total * (list[i] ?? 0)) / sum) < 1 + 1e-6);
      });
    }),
  );
});

test('every age profile has a share for each band, and the shares sum to one', () => {
  for (const [name, shares] of Object.entries(AGE_PROFILES)) {
    assert.equal(shares.length, AGE_BANDS.length, name);
    const sum = shares.reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(sum - 1) < 1e-9, `${name}: ${sum}`);
  }
});
