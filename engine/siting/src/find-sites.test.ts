import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findSites, SitingImpossible, type SitingTask } from './index.ts';
import { plainBest, plainValue, reachOf, someTask } from './testing/plain-siting.ts';

/** Three rooms along a street of five houses; everybody walks at most 1 house. */
const STREET: SitingTask = {
  objective: 'mclp',
  siteCount: 3,
  layers: [
    {
      reach: reachOf([
        [0, 1, null, null, null],
        [null, 1, 0, 1, null],
        [null, null, null, 1, 0],
      ]),
      weights: Float64Array.of(5, 1, 1, 2, 3),
      limit: 1,
    },
  ],
  choice: { add: 2 },
};

test('two rooms cover most of a street of five houses', () => {
  const answer = findSites(STREET);
  assert.deepEqual(
    answer.sites.map(({ site, gain, gainSoFar }) => [site, gain, gainSoFar]),
    [
      [0, 6, 6],
      [2, 5, 11],
    ],
  );
  assert.equal(answer.value, 11);
  assert.equal(answer.bound, 11);
  assert.equal(answer.provenBy, 'bound');
  assert.deepEqual([...(answer.layers[0]?.servedBy ?? [])], [0, 0, -2, 2, 2]);
});

test('who is served already is no gain', () => {
  const [layer] = STREET.layers;
  assert.ok(layer);
  const existingCost = Float64Array.of(0, 0, Infinity, Infinity, Infinity);
  const answer = findSites({ ...STREET, layers: [{ ...layer, existingCost }], choice: { add: 1 } });
  assert.equal(answer.before, 6);
  assert.deepEqual(answer.sites, [{ site: 2, isForced: false, gain: 5, gainSoFar: 5 }]);
});

test('covering all of the street takes three rooms, ninety percent two', () => {
  const lscp: SitingTask = { ...STREET, objective: 'lscp', choice: {} };
  assert.equal(findSites(lscp).value, 3);
  assert.equal(findSites({ ...lscp, shareToCover: 0.9 }).value, 2);
});

test('the house no room reaches is named', () => {
  const [layer] = STREET.layers;
  assert.ok(layer);
  const lscp: SitingTask = {
    ...STREET,
    objective: 'lscp',
    choice: { forbidden: [0] },
  };
  assert.throws(
    () => findSites(lscp),
    (error) =>
      error instanceof SitingImpossible &&
      error.reason === 'beyond-reach' &&
      error.shortBy === 1 &&
      error.points[0]?.join() === '0',
  );
});

for (const objective of ['mclp', 'lscp', 'p-median', 'p-centre'] as const) {
  test(`${objective}: value is that of its sites, keeps the rules, and the best lies between value and bound`, () => {
    fc.assert(
      fc.property(someTask(objective), (task) => {
        const best = plainBest(task);
        if (best === null) {
          assert.throws(() => findSites(task), SitingImpossible);
          return;
        }
        const answer = findSites(task);
        const sites = answer.sites.map(({ site }) => site);
        const plain = plainValue(task, sites);
        assert.ok(plain !== null, 'the choice breaks a rule');
        near(answer.value, plain);
        const [low, high] = [answer.value, answer.bound].toSorted((a, b) => a - b);
        assert.ok(
          low !== undefined && (low === best || low <= best + 1e-9 * (1 + best)),
          `${low} > ${best}`,
        );
        assert.ok(
          high !== undefined && (high === best || high >= best - 1e-9 * (1 + best)),
          `${high} < ${best}`,
        );
        if (answer.provenBy !== null) near(answer.value, best);
      }),
      { numRuns: 400, seed: 400 },
    );
  });
}

test('gains add up to what the choice changes', () => {
  for (const objective of ['mclp', 'p-median'] as const) {
    fc.assert(
      fc.property(someTask(objective), (task) => {
        if (plainBest(task) === null) return;
        const { value, before, sites } = findSites(task);
        near(sites.at(-1)?.gainSoFar ?? 0, Math.abs(value - before));
      }),
      { numRuns: 100, seed: 401 },
    );
  }
});

test('stopped at any moment, what was found stands with a bound that holds', () => {
  fc.assert(
    fc.property(someTask('mclp'), fc.nat(20), (task, moments) => {
      const best = plainBest(task);
      if (best === null) return;
      let left = moments;
      const answer = findSites(task, () => left-- > 0);
      const plain = plainValue(
        task,
        answer.sites.map(({ site }) => site),
      );
      assert.ok(plain !== null);
      near(answer.value, plain);
      assert.ok(answer.bound >= best * (1 - 1e-9));
    }),
    { numRuns: 200, seed: 402 },
  );
});

test('the same task has the same answer', () => {
  fc.assert(
    fc.property(someTask('mclp'), (task) => {
      if (plainBest(task) === null) return;
      assert.deepEqual(findSites(task), findSites(task));
    }),
    { numRuns: 50, seed: 403 },
  );
});

test('what cannot be is refused, and says where', () => {
  const [layer] = STREET.layers;
  assert.ok(layer);
  const refused = (change: Partial<SitingTask>, message: RegExp): void => {
    assert.throws(() => findSites({ ...STREET, ...change }), { name: 'RangeError', message });
  };
  refused({ choice: { add: 4 } }, /4 sites are to be added; there are 3/);
  refused({ choice: { add: 1.5 } }, /1\.5/);
  refused({ choice: {} }, /how many sites/);
  refused({ choice: { budget: 3 } }, /cost of every site/);
  refused({ choice: { add: 1, forced: [0], forbidden: [0] } }, /forced and forbidden/);
  refused({ choice: { add: 1, forced: [3] } }, /no site 3/);
  const weights = Float64Array.of(5, 1, Number.NaN, 2, 3);
  refused({ layers: [{ ...layer, weights }] }, /weights of layer 0 of number 2 is NaN/);
  refused({ layers: [{ ...layer, weights: Float64Array.of(5, -1, 0, 2, 3) }] }, /number 1 is -1/);
  refused({ layers: [] }, /no layer/);
  refused({ layers: [{ ...layer, limit: Number.NaN }] }, /limit of layer 0 is NaN/);
  refused({ objective: 'lscp' }, /neither add nor budget/);
});

function near(value: number, expected: number): void {
  const isClose =
    value === expected || Math.abs(value - expected) <= 1e-9 * (1 + Math.abs(expected));
  assert.ok(isClose, `${value}, ${expected}`);
}
