import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  betterConfirmation,
  CONFIRMED_BY,
  type Confirmation,
  FACT_KINDS,
  freshnessOf,
  staleMoment,
} from './freshness.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const kind = fc.constantFrom(...FACT_KINDS);
const confirmation: fc.Arbitrary<Confirmation> = fc.record({
  at: fc.integer({ min: 0, max: 1000 * DAY }).map((ms) => new Date(START + ms).toISOString()),
  who: fc.constantFrom('a', 'b'),
  how: fc.constantFrom(...CONFIRMED_BY),
});
const moment = fc.integer({ min: 0, max: 4000 * DAY }).map((ms) => new Date(START + ms));
const ORDER = ['unconfirmed', 'stale', 'ageing', 'fresh'];

test('hours seen on the spot age after 90 days and are stale after 180', () => {
  const seen: Confirmation = { at: '2026-01-01T00:00:00Z', who: 'worker', how: 'visit' };
  const states = ['2026-03-31', '2026-04-01', '2026-06-29', '2026-06-30'].map(
    (day) => freshnessOf('hours', seen, new Date(`${day}T00:00:00Z`)).state,
  );
  assert.deepEqual(states, ['fresh', 'ageing', 'ageing', 'stale']);
});

test('what was imported holds half as long as what was seen', () => {
  const at = '2026-01-01T00:00:00Z';
  const held = (how: 'visit' | 'import'): number =>
    staleMoment('phone', { at, who: 'x', how }).getTime() - Date.parse(at);
  assert.equal(held('import') * 2, held('visit'));
});

test('what nobody confirmed is neither fresh nor stale', () => {
  assert.deepEqual(freshnessOf('name', null, new Date(START)), {
    state: 'unconfirmed',
    share: 0,
    ageDays: null,
    staleAt: null,
  });
});

test('nothing grows younger by waiting', () => {
  fc.assert(
    fc.property(kind, confirmation, moment, fc.nat(1000 * DAY), (fact, given, now, wait) => {
      const before = freshnessOf(fact, given, now);
      const after = freshnessOf(fact, given, new Date(now.getTime() + wait));
      assert.ok(after.share <= before.share);
      assert.ok(ORDER.indexOf(after.state) <= ORDER.indexOf(before.state));
    }),
  );
});

test('a fact is stale from its moment on, not a millisecond before', () => {
  fc.assert(
    fc.property(kind, confirmation, (fact, given) => {
      const at = staleMoment(fact, given);
      assert.equal(freshnessOf(fact, given, at).state, 'stale');
      assert.equal(freshnessOf(fact, given, new Date(at.getTime() - 1)).state, 'ageing');
    }),
  );
});

test('one more confirmation never makes a fact older, in whatever order they come', () => {
  fc.assert(
    fc.property(kind, confirmation, confirmation, moment, (fact, a, b, now) => {
      const best = betterConfirmation(fact, a, b);
      assert.deepEqual(staleMoment(fact, best), staleMoment(fact, betterConfirmation(fact, b, a)));
      const share = freshnessOf(fact, best, now).share;
      if (Date.parse(a.at) <= now.getTime() && Date.parse(b.at) <= now.getTime()) {
        assert.ok(share >= 0 && freshnessOf(fact, best, now).state !== 'unconfirmed');
      }
      assert.ok(
        staleMoment(fact, best).getTime() ===
          Math.max(staleMoment(fact, a).getTime(), staleMoment(fact, b).getTime()),
      );
    }),
  );
});
