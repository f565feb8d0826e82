import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSolver } from '@yike/solver';
import fc from 'fast-check';
import {
  type Assignment,
  findSites,
  type SitingAnswer,
  SitingImpossible,
  type SitingLayer,
  type SitingProof,
  type SitingTask,
} from '../index.ts';
import { plainPlacesValue, someTaskWithPlaces } from '../testing/plain-places.ts';
import { plainBest, reachOf, someTask } from '../testing/plain-siting.ts';

const SOLVE = await loadSolver();
const PROOF: SitingProof = { solve: SOLVE, seconds: 60, isAsked: true };
const plainValue = plainPlacesValue(SOLVE);
const goOn = (): boolean => true;

for (const objective of ['mclp', 'lscp', 'p-median', 'p-centre'] as const) {
  test(`${objective} with places: value is that of its sites, and the best of all choices lies between value and bound`, () => {
    fc.assert(
      fc.property(someTaskWithPlaces(objective), (task) => {
        const best = plainBest(task, plainValue);
        const answer = answerOrNone(task);
        if (answer === null || best === null) {
          // with groups the search may miss what there is, and says so
          const mayMiss = objective === 'lscp' && task.choice.groups?.length !== 0;
          assert.ok(best === null || best === Number.POSITIVE_INFINITY || mayMiss, `${best}`);
          return;
        }
        const plain = plainValue(task, sitesOf(answer));
        assert.ok(plain !== null, 'the choice breaks a rule or serves too few');
        near(answer.value, plain);
        assert.ok(atMost(Math.min(answer.value, answer.bound), best), `${answer.bound} ${best}`);
        assert.ok(atMost(best, Math.max(answer.value, answer.bound)), `${answer.bound} ${best}`);
        if (answer.provenBy !== null) near(answer.value, best);
      }),
      { numRuns: objective === 'mclp' || objective === 'lscp' ? 120 : 30, seed: 500 },
    );
  });

  test(`${objective} with places: the solver's answer is the best of all choices`, () => {
    fc.assert(
      fc.property(someTaskWithPlaces(objective), (task) => {
        const best = plainBest(task, plainValue);
        const answer = answerOrNone(task, PROOF);
        if (answer === null || best === null) return;
        near(answer.value, best);
        near(answer.bound, best);
      }),
      { numRuns: 25, seed: 501 },
    );
  });
}

test('more places, sites or money never make the proven best worse', () => {
  fc.assert(
    fc.property(someTaskWithPlaces('mclp'), fc.nat(2), fc.nat(9), (task, change, more) => {
      const before = answerOrNone(task, PROOF);
      const after = answerOrNone(loosened(task, change, more), PROOF);
      if (before === null) return;
      assert.ok(after !== null && atMost(before.value, after.value));
    }),
    { numRuns: 60, seed: 502 },
  );
});

function loosened(task: SitingTask, change: number, more: number): SitingTask {
  const { choice } = task;
  if (change === 0)
    return { ...task, choice: { ...choice, add: (choice.add ?? 0) + 1, forbidden: [] } };
  if (change === 1) return { ...task, choice: { ...choice, budget: (choice.budget ?? 99) + more } };
  const layers = task.layers.map(({ capacity, ...layer }): SitingLayer => {
    if (capacity === undefined) return layer;
    const { ofSites, facilities } = capacity;
    const roomier = facilities.capacity.map((own) => own + more);
    const places = {
      ofSites: ofSites.map((own) => own + more),
      facilities: { ...facilities, capacity: roomier },
    };
    return { ...layer, capacity: places };
  });
  return { ...task, layers };
}

for (const objective of ['mclp', 'lscp', 'p-median', 'p-centre'] as const) {
  test(`${objective}: places enough for all who can come give the very answer without places`, () => {
    fc.assert(
      fc.property(someTask(objective), fc.nat(3), (task, spare) => {
        const all = task.layers.reduce(
          (sum, { weights }) => weights.reduce((a, b) => a + b, sum),
          0,
        );
        const layers = task.layers.map(({ existingCost, ...layer }): SitingLayer => {
          const costs = Array.from(existingCost ?? [], (cost) => (cost <= 14 ? cost : null));
          const reach = reachOf([costs]);
          const capacity = Float64Array.of(all * 1.0001 + spare);
          const ofSites = new Float64Array(task.siteCount).fill(all * 1.0001 + spare);
          return { ...layer, capacity: { ofSites, facilities: { reach, capacity } } };
        });
        const [plain, roomy] = [answerOrNone(task), answerOrNone({ ...task, layers })];
        const bare = roomy?.layers.map((layer) => ({ ...layer, assignment: null }));
        assert.deepEqual(roomy === null ? null : { ...roomy, layers: bare }, plain);
      }),
      { numRuns: 50, seed: 503 },
    );
  });
}

test('whoever is sent somewhere is in reach, no place is given twice, nobody is lost', () => {
  fc.assert(
    fc.property(someTaskWithPlaces('p-median'), (task) => {
      const answer = answerOrNone(task);
      for (const [at, layer] of task.layers.entries()) {
        const own = answer?.layers[at];
        if (own === undefined || own.assignment === null) continue;
        checkPlaces(layer, own.assignment);
        checkPeople(layer, own.assignment);
        near(own.served + own.unserved, sum(layer.weights));
      }
    }),
    { numRuns: 150, seed: 504 },
  );
});

function checkPlaces(layer: SitingLayer, { point, to, weight, load }: Assignment): void {
  const { ofSites, facilities } = layer.capacity ?? assert.fail();
  const given = new Float64Array(load.length);
  for (const [entry, own] of weight.entries()) {
    assert.ok(own > 0 && costOf(layer, to[entry] ?? 0, point[entry] ?? 0) <= layer.limit);
    add(given, to[entry], own);
  }
  for (const [place, room] of [...ofSites, ...facilities.capacity].entries()) {
    near(given[place] ?? 0, load[place] ?? 0);
    assert.ok(atMost(given[place] ?? 0, room));
  }
}

function checkPeople(layer: SitingLayer, assignment: Assignment): void {
  const { point, weight, left, servedBefore, newly } = assignment;
  const [gone, first] = [new Float64Array(left.length), servedBefore.slice()];
  for (const [entry, own] of weight.entries()) add(gone, point[entry], own);
  for (const [entry, own] of newly.weight.entries()) add(first, newly.point[entry], own);
  for (const [at, all] of layer.weights.entries()) {
    near((gone[at] ?? 0) + (left[at] ?? 0), all);
    near(first[at] ?? 0, gone[at] ?? 0);
  }
}

function add(sums: Float64Array, at: number | undefined, own: number): void {
  assert.ok(at !== undefined);
  sums[at] = (sums[at] ?? 0) + own;
}

function costOf({ reach, capacity }: SitingLayer, place: number, point: number): number {
  const siteCount = reach.firstOfSite.length - 1;
  const isSite = place < siteCount;
  const own = isSite ? reach : (capacity?.facilities.reach ?? reach);
  const at = isSite ? place : place - siteCount;
  const [from, end] = [own.firstOfSite[at] ?? 0, own.firstOfSite[at + 1] ?? 0];
  const pair = own.demand.subarray(from, end).indexOf(point);
  return pair < 0 ? Number.POSITIVE_INFINITY : (own.cost[from + pair] ?? 0);
}

test('stopped at any moment, what was found stands with a bound that holds', () => {
  fc.assert(
    fc.property(someTaskWithPlaces('mclp'), fc.nat(20), (task, moments) => {
      const best = plainBest(task, plainValue);
      if (best === null) return;
      let left = moments;
      const answer = findSites(task, () => left-- > 0);
      near(answer.value, plainValue(task, sitesOf(answer)) ?? -1);
      assert.ok(atMost(best, answer.bound));
    }),
    { numRuns: 100, seed: 505 },
  );
});

test('the same task has the same answer', () => {
  fc.assert(
    fc.property(someTaskWithPlaces('p-median'), (task) => {
      assert.deepEqual(answerOrNone(task), answerOrNone(task));
    }),
    { numRuns: 30, seed: 506 },
  );
});

/** A street of four houses, two rooms at its ends, a nursery in the middle with three places. */
const STREET: SitingTask = {
  objective: 'mclp',
  siteCount: 2,
  layers: [
    {
      reach: reachOf([
        [0, 1, 2, null],
        [null, 2, 1, 0],
      ]),
      weights: Float64Array.of(4, 2, 3, 5),
      limit: 2,
      capacity: {
        ofSites: Float64Array.of(5, 4),
        facilities: { reach: reachOf([[null, 1, 1, null]]), capacity: Float64Array.of(3) },
      },
    },
  ],
  choice: { add: 1 },
};

test('the room that fills with those whom the nursery turns away', () => {
  const answer = findSites(STREET);
  assert.deepEqual(answer.sites, [{ site: 0, isForced: false, gain: 5, gainSoFar: 5 }]);
  assert.deepEqual([answer.before, answer.value, answer.provenBy], [3, 8, 'bound']);
  const assignment = answer.layers[0]?.assignment;
  assert.deepEqual([...(assignment?.load ?? [])], [5, 0, 3]);
  assert.equal(answer.layers[0]?.unserved, 6);
});

test('of choices that fill as many places, one with the shorter way', () => {
  const [layer] = STREET.layers;
  assert.ok(layer?.capacity);
  const capacity = { ...layer.capacity, ofSites: Float64Array.of(2, 2) };
  // four at its door, where the other room has five at its own: all walk nothing, ties go to the lower number
  assert.equal(sitesOf(findSites({ ...STREET, layers: [{ ...layer, capacity }] }))[0], 0);
  const weights = Float64Array.of(0, 2, 3, 5);
  assert.equal(sitesOf(findSites({ ...STREET, layers: [{ ...layer, weights, capacity }] }))[0], 1);
});

test('too few places are told with how many, and where they are missed', () => {
  const all: SitingTask = { ...STREET, objective: 'lscp', choice: {}, shareToCover: 0.9 };
  assert.throws(
    () => findSites(all),
    (error) => {
      assert.ok(error instanceof SitingImpossible);
      assert.equal(error.reason, 'capacity-short');
      near(error.shortBy, 0.9 * 14 - 12);
      near(sum(error.unserved[0] ?? []), 2);
      return true;
    },
  );
  assert.equal(findSites({ ...all, shareToCover: 0.8 }).value, 2);
});

test('capacities that cannot be are refused, and said where', () => {
  const [layer] = STREET.layers;
  assert.ok(layer?.capacity);
  const { capacity } = layer;
  const refused = (change: Partial<SitingLayer>, message: RegExp): void => {
    const layers = [{ ...layer, ...change }];
    assert.throws(() => findSites({ ...STREET, layers }), { name: 'RangeError', message });
  };
  const ofSites = (...rooms: number[]) => ({
    capacity: { ...capacity, ofSites: Float64Array.from(rooms) },
  });
  refused(ofSites(5, Number.NaN), /capacity of sites of layer 0 of number 1 is NaN/);
  refused(ofSites(5), /1 figures of capacity of sites/);
  refused({ existingCost: new Float64Array(4) }, /no existing cost/);
  const facilities = { ...capacity.facilities, capacity: Float64Array.of(-1) };
  refused({ capacity: { ...capacity, facilities } }, /facilities of layer 0 of number 0 is -1/);
});

const sum = (figures: Iterable<number>): number => [...figures].reduce((all, own) => all + own, 0);

function answerOrNone(task: SitingTask, proof: SitingProof | null = null): SitingAnswer | null {
  try {
    return findSites(task, goOn, proof);
  } catch (error) {
    assert.ok(error instanceof SitingImpossible, String(error));
    return null;
  }
}

const sitesOf = ({ sites }: SitingAnswer): number[] => sites.map(({ site }) => site);

const atMost = (low: number, high: number): boolean =>
  low === high || low <= high + 1e-6 * (1 + Math.abs(high));

function near(value: number, expected: number): void {
  assert.ok(atMost(value, expected) && atMost(expected, value), `${value}, ${expected}`);
}
