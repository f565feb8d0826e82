import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { improvedRound } from './improved-round.ts';
import { roundLength, shortestRound } from './shortest-round.ts';

/** Costs of some places to each other, as one-way streets make them: each way its own. */
const someCosts = (least: number, most: number) =>
  fc
    .integer({ min: least, max: most })
    .chain((count) =>
      fc
        .array(fc.nat(1000), { minLength: count * count, maxLength: count * count })
        .map((costs) => ({ count, costs: Float64Array.from(costs) })),
    );

function* ordersOf(places: readonly number[]): Generator<number[]> {
  if (places.length === 0) yield [];
  for (const place of places) {
    for (const rest of ordersOf(places.filter((one) => one !== place))) yield [place, ...rest];
  }
}

test('up to seven places the round is as short as the shortest of all orders', () => {
  fc.assert(
    fc.property(someCosts(1, 7), ({ count, costs }) => {
      const round = shortestRound(costs, count);
      assert.ok(round);
      const others = Array.from({ length: count - 1 }, (_, at) => at + 1);
      const lengths = [...ordersOf(others)].map((order) =>
        roundLength(costs, count, [0, ...order]),
      );
      assert.equal(round.length, Math.min(...lengths));
      assert.equal(round.length, roundLength(costs, count, round.order));
      assert.equal(round.bound, round.length);
      assert.deepEqual(
        [round.order[0], round.order.toSorted((a, b) => a - b)],
        [0, [0, ...others]],
      );
    }),
    { numRuns: 200, seed: 411 },
  );
});

test('many places: a round through all of them, never shorter than its bound, and no swap shortens it', () => {
  fc.assert(
    fc.property(someCosts(18, 26), ({ count, costs }) => {
      const round = shortestRound(costs, count);
      assert.ok(round);
      assert.deepEqual(
        round.order.toSorted((a, b) => a - b),
        [...Array(count).keys()],
      );
      assert.equal(round.length, roundLength(costs, count, round.order));
      assert.ok(round.bound <= round.length);
      for (let a = 1; a < count; a++) {
        const without = round.order.filter((_, at) => at !== a);
        for (let to = 1; to < count; to++) {
          const other = without.toSpliced(to, 0, round.order[a] ?? 0);
          assert.ok(roundLength(costs, count, other) >= round.length - 1e-6);
        }
      }
    }),
    { numRuns: 40, seed: 412 },
  );
});

test('improving finds no round shorter than the proven one, and stays within reach of it', () => {
  let [found, least] = [0, 0];
  fc.assert(
    fc.property(someCosts(2, 10), ({ count, costs }) => {
      const proven = shortestRound(costs, count)?.length ?? 0;
      const improved = roundLength(costs, count, improvedRound(costs, count));
      assert.ok(improved >= proven);
      found += improved;
      least += proven;
    }),
    { numRuns: 200, seed: 413 },
  );
  assert.ok(found <= 1.1 * least, `${found} for ${least}`);
});

test('the bound of many places holds against the proven round, put twice as far', () => {
  fc.assert(
    fc.property(someCosts(17, 17), ({ costs }) => {
      const proven = shortestRound(costs, 17);
      // an eighteenth place that is where the first is
      const more = Float64Array.from({ length: 18 * 18 }, (_, at) => {
        const [from, to] = [Math.floor(at / 18) % 17, (at % 18) % 17];
        return from === to ? 0 : (costs[from * 17 + to] ?? 0);
      });
      assert.ok((shortestRound(more, 18)?.bound ?? 0) <= (proven?.length ?? 0));
    }),
    { numRuns: 3, seed: 414 },
  );
});

test('a place without a way to another has no round; nobody needs none', () => {
  assert.equal(shortestRound(Float64Array.of(0, 5, Number.POSITIVE_INFINITY, 0), 2), null);
  assert.deepEqual(shortestRound(new Float64Array(), 0), { order: [], length: 0, bound: 0 });
  assert.deepEqual(shortestRound(Float64Array.of(0), 1), { order: [0], length: 0, bound: 0 });
  assert.throws(() => shortestRound(Float64Array.of(0, 1), 2), /2 costs are not those of 2 places/);
  assert.throws(() => shortestRound(Float64Array.of(0, -1, 1, 0), 2), /Cost 1 is -1/);
});
