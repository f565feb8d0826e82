import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planeAt, planeX, planeY } from '@yike/engine-geometry';
import fc from 'fast-check';
import { findGaps as findTypedGaps, weightedMedoid } from './gaps.ts';
import type { Neighbours } from './neighbours.ts';
import type { People } from './people.ts';
import { AREA_COUNT, type Household, peopleOf, someHouseholds } from './testing/people-of.ts';

/** Who is whose neighbour, said pair by pair. */
function neighboursOfPairs(
  count: number,
  pairs: readonly (readonly [number, number])[],
): Neighbours {
  const lists = Array.from({ length: count }, (): number[] => []);
  for (const [a, b] of pairs) {
    lists[a].push(b);
    lists[b].push(a);
  }
  const first = new Uint32Array(count + 1);
  lists.forEach((list, point) => {
    first[point + 1] = first[point] + list.length;
  });
  return { first, of: Uint32Array.from(lists.flat()) };
}

/** Homes in a row, 100 m apart, each the neighbour of the next. */
function street(...homes: Household[]) {
  const people = peopleOf(homes.map((home, at) => ({ lat: 31.2 + at * 0.0009, ...home })));
  const pairs = homes.slice(1).map((_, at) => [at, at + 1] as const);
  return { people, neighbours: neighboursOfPairs(homes.length, pairs) };
}

/** With their points as they are written here. */
const findGaps = (...question: Parameters<typeof findTypedGaps>) =>
  findTypedGaps(...question).map(({ points, medoid }) => ({ points: [...points], medoid }));

const all = (count: number): Uint8Array => new Uint8Array(count).fill(1);

test('uncovered neighbours make one gap', () => {
  const { people, neighbours } = street({ heads: 1 }, { heads: 1 }, { heads: 1 });
  assert.deepEqual(findGaps(people, neighbours, all(3)), [{ points: [0, 1, 2], medoid: 1 }]);
});

test('a covered home between them parts two gaps', () => {
  const { people, neighbours } = street({ heads: 1 }, { heads: 1 }, { heads: 1 });
  assert.deepEqual(findGaps(people, neighbours, Uint8Array.of(1, 0, 1)), [
    { points: [0], medoid: 0 },
    { points: [2], medoid: 2 },
  ]);
});

test('an empty home joins nobody, and makes no gap', () => {
  const { people, neighbours } = street({ heads: 1 }, { heads: 0 }, { heads: 1 });
  assert.deepEqual(
    findGaps(people, neighbours, all(3)).map(({ points }) => points),
    [[0], [2]],
  );
});

test('who lives outside all areas is in no gap', () => {
  const { people, neighbours } = street({ heads: 1 }, { heads: 9, area: -1 });
  assert.deepEqual(findGaps(people, neighbours, all(2)), [{ points: [0], medoid: 0 }]);
});

test('the point of a gap is where most of its people are near', () => {
  const { people, neighbours } = street({ heads: 1 }, { heads: 1 }, { heads: 1 }, { heads: 50 });
  assert.equal(findGaps(people, neighbours, all(4))[0].medoid, 3);
});

test('of points equally good the first is taken', () => {
  const { people } = street({ heads: 5 }, { heads: 5 });
  assert.equal(weightedMedoid(people, [0, 1]), 0);
  assert.equal(weightedMedoid(people, [1]), 1);
});

test('homes at one and the same place are as good as each other', () => {
  const people = peopleOf([{ heads: 2 }, { heads: 3 }, { heads: 1 }]);
  assert.equal(weightedMedoid(people, [0, 1, 2]), 0);
});

/** Sum over everybody of the straight line to one of the points, one by one. */
function plainSum(people: People, points: readonly number[], from: number): number {
  const plane = planeAt(people.lats[points[0]]);
  return points.reduce((sum, point) => {
    const dx = planeX(plane, people.lons[point]) - planeX(plane, people.lons[from]);
    const dy = planeY(plane, people.lats[point]) - planeY(plane, people.lats[from]);
    return sum + Math.hypot(dx, dy) * people.columns[0][point];
  }, 0);
}

test('no point of a gap has a shorter way to all its people than the medoid', () => {
  fc.assert(
    fc.property(someHouseholds, (homes) => {
      const people = peopleOf(
        homes.map((home) => ({ ...home, heads: home.heads + 0.5 })),
        AREA_COUNT,
      );
      if (homes.length === 0) return;
      const points = homes.map((_, at) => at);
      const chosen = plainSum(people, points, weightedMedoid(people, points));
      const best = Math.min(...points.map((point) => plainSum(people, points, point)));
      assert.ok(chosen <= best * (1 + 1e-9) + 1e-9, `${chosen} m for ${best} m`);
    }),
    { numRuns: 300, seed: 300 },
  );
});

test('on an even lattice of equal homes, where many points tie, the first of the best is taken', () => {
  const cell = fc.tuple(fc.nat(5), fc.nat(5));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 36 }), fc.nat(3), (cells, extra) => {
      // beside the equator, where steps east and north are equally long to twelve digits
      const people = peopleOf(
        cells.map(([east, north]) => ({ lon: east * 1e-5, lat: north * 1e-5, heads: 1 + extra })),
      );
      const points = cells.map((_, at) => at);
      const sums = points.map((point) => plainSum(people, points, point));
      const best = Math.min(...sums);
      const first = sums.findIndex((sum) => sum <= best * (1 + 1e-10));
      assert.equal(weightedMedoid(people, points), first);
    }),
    { numRuns: 300, seed: 300 },
  );
});

/** Paints every uncovered home with its own colour, and lets colours run until nothing changes. */
function plainGaps(
  people: People,
  pairs: readonly (readonly [number, number])[],
  isUncovered: Uint8Array,
): number[][] {
  const counts = (point: number): boolean =>
    isUncovered[point] === 1 && people.columns[0][point] > 0 && people.area[point] >= 0;
  const colour = Array.from({ length: people.count }, (_, point) => point);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b] of pairs) {
      if (!counts(a) || !counts(b) || colour[a] === colour[b]) continue;
      colour[a] = Math.min(colour[a], colour[b]);
      colour[b] = colour[a];
      changed = true;
    }
  }
  const gaps = new Map<number, number[]>();
  colour.forEach((paint, point) => {
    if (counts(point)) gaps.set(paint, [...(gaps.get(paint) ?? []), point]);
  });
  return [...gaps.values()];
}

test('gaps equal a plain flood fill, whoever is whose neighbour', () => {
  const somePair = fc.tuple(fc.nat(39), fc.nat(39));
  fc.assert(
    fc.property(
      someHouseholds,
      fc.array(somePair, { maxLength: 60 }),
      fc.array(fc.nat(1), { minLength: 40, maxLength: 40 }),
      (homes, somePairs, flags) => {
        const people = peopleOf(homes, AREA_COUNT);
        const pairs = somePairs.filter(([a, b]) => a !== b && a < homes.length && b < homes.length);
        const isUncovered = Uint8Array.from(homes, (_, at) => flags[at]);
        const found = findGaps(people, neighboursOfPairs(homes.length, pairs), isUncovered);
        assert.deepEqual(
          found.map(({ points }) => points),
          plainGaps(people, pairs, isUncovered),
        );
        for (const { points, medoid } of found) assert.ok(points.includes(medoid));
      },
    ),
    { numRuns: 300, seed: 300 },
  );
});
