import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Circles, CircleTask } from './circle-task.ts';
import { isConnected } from './circle-values.ts';
import { judgeCircles, proposeCircles } from './propose-circles.ts';

/** Four communities in a row of 3,000 each; each has a core that reaches all of its own and half of the next. */
const row = (leastPeople: number, mostPeople: number): CircleTask => ({
  people: Float64Array.of(3000, 3000, 3000, 3000),
  neighbours: [[1], [0, 2], [1, 3], [2]],
  cores: [0, 1, 2, 3].map((community) => ({
    community,
    reach: new Map([
      [community, 3000],
      [community - 1, 1500],
    ]),
  })),
  leastPeople,
  mostPeople,
  seed: 1,
});

const membersOf = ({ circles }: Circles) => circles.map(({ communities }) => communities);

test('alone each has everybody inside; pairs take the core that reaches into both', () => {
  assert.deepEqual(membersOf(proposeCircles(row(1000, 5000))), [[0], [1], [2], [3]]);
  const pairs = proposeCircles(row(5000, 7000));
  assert.deepEqual(membersOf(pairs), [
    [0, 1],
    [2, 3],
  ]);
  assert.deepEqual(
    pairs.circles.map(({ core }) => core),
    [1, 3],
  );
  assert.equal(pairs.peopleInside, 9000);
  assert.equal(pairs.mostInside, 12_000);
});

test('what cannot be had is told in people: too few in all, or one that is too large', () => {
  assert.equal(proposeCircles(row(20_000, 30_000)).peopleAmiss, 8000);
  // two of three, and the fourth by itself rather than all four above the most
  assert.equal(proposeCircles(row(9000, 9000)).peopleAmiss, 6000);
  const { circles, peopleAmiss } = proposeCircles(row(500, 2000));
  assert.equal(circles.length, 4);
  assert.equal(peopleAmiss, 4000);
});

/** Towns of few communities, some of them islands; some streets are one circle's only link. */
const someTask: fc.Arbitrary<CircleTask> = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.record({
    people: fc
      .array(fc.nat(4000), { minLength: count, maxLength: count })
      .map((people) => Float64Array.from(people)),
    neighbours: fc
      .array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 9 })
      .map((links) =>
        Array.from({ length: count }, (_, own) => {
          const ends = links.filter((link) => link.includes(own)).flat();
          return [...new Set(ends)].filter((other) => other !== own);
        }),
      ),
    cores: fc.array(
      fc.record({
        community: fc.nat(count - 1),
        reach: fc
          .array(fc.tuple(fc.nat(count - 1), fc.integer({ min: 1, max: 3000 })), { maxLength: 4 })
          .map((entries) => new Map(entries)),
      }),
      { maxLength: 8 },
    ),
    leastPeople: fc.integer({ min: 1, max: 5000 }),
    mostPeople: fc.integer({ min: 5000, max: 12_000 }),
    seed: fc.nat(9),
  }),
);
const RUNS = { numRuns: 250, seed: 4_011 };

test('every community is in one circle, every circle hangs together, and what is told is so', () => {
  fc.assert(
    fc.property(someTask, (task) => {
      const { circles, peopleInside, peopleAmiss, mostInside } = proposeCircles(task);
      const all = circles.flatMap(({ communities }) => communities);
      assert.deepEqual(
        all.toSorted((a, b) => a - b),
        [...task.people.keys()],
      );
      let [inside, amiss] = [0, 0];
      for (const { communities, people, core, peopleInside: own } of circles) {
        assert.ok(isConnected(communities, task.neighbours));
        const sum = communities.reduce((heads, one) => heads + (task.people[one] ?? 0), 0);
        assert.equal(people, sum);
        const reaches = task.cores
          .filter(({ community }) => communities.includes(community))
          .map(({ reach }) => communities.reduce((heads, one) => heads + (reach.get(one) ?? 0), 0));
        assert.equal(own, Math.max(0, ...reaches));
        if (core >= 0) assert.ok(communities.includes(task.cores[core]?.community ?? -1));
        inside += own;
        amiss += Math.max(0, task.leastPeople - people) + Math.max(0, people - task.mostPeople);
      }
      assert.deepEqual([peopleInside, peopleAmiss], [inside, amiss]);
      assert.ok(peopleInside <= mostInside);
    }),
    RUNS,
  );
});

test('no drawing is better than the best of all, nor worse than every community alone', () => {
  let met = 0;
  fc.assert(
    fc.property(someTask, (task) => {
      const found = proposeCircles(task);
      const every = allDrawings([...task.people.keys()])
        .filter((drawing) => drawing.every((circle) => isConnected(circle, task.neighbours)))
        .map((drawing) => judgeCircles(task, drawing))
        .filter(({ circles }) =>
          circles.every(
            ({ communities, people }) => communities.length === 1 || people <= task.mostPeople,
          ),
        );
      const best = every.reduce((one, other) => (isWorse(one, other) ? other : one));
      assert.ok(!isWorse(best, found));
      if (!isWorse(found, best)) met++;
      const alone = judgeCircles(
        task,
        [...task.people.keys()].map((one) => [one]),
      );
      assert.ok(!isWorse(found, alone));
    }),
    RUNS,
  );
  // a heuristic; on towns this small it finds the best almost always
  assert.ok(met >= 0.98 * RUNS.numRuns, `${met} of ${RUNS.numRuns}`);
});

test('the same task gives the same circles', () => {
  fc.assert(
    fc.property(someTask, (task) => {
      assert.deepEqual(proposeCircles(task), proposeCircles(task));
    }),
    { ...RUNS, numRuns: 30 },
  );
});

function isWorse(one: Circles, other: Circles): boolean {
  if (one.peopleAmiss !== other.peopleAmiss) return one.peopleAmiss > other.peopleAmiss;
  return one.peopleInside < other.peopleInside;
}

/** Every way to part some communities. */
function allDrawings(communities: readonly number[]): number[][][] {
  const [first, ...rest] = communities;
  if (first === undefined) return [[]];
  return allDrawings(rest).flatMap((drawing) => [
    [[first], ...drawing],
    ...drawing.map((circle, at) => [
      ...drawing.slice(0, at),
      [first, ...circle],
      ...drawing.slice(at + 1),
    ]),
  ]);
}
