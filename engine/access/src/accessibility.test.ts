import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, weigh } from '@yike/engine-network';
import { networksEach, townFromText } from '@yike/engine-network/testing';
import { customise, eliminationOrder, jointsByEdge } from '@yike/engine-reach';
import fc from 'fast-check';
import { catchmentsOf, type Walks, weightedAccess } from './accessibility.ts';
import { DECAY_SHAPES, decayOf } from './decay.ts';
import { assertClose, plainTicks, somePlainTown, walksOf } from './testing/some-walks.ts';

const [adult] = STANDARD_WALKERS;
assert.equal(adult?.id, 'adult');

/** A character of a drawing is 30 m: 250 ticks for an adult. */
function walksIn(drawing: string, homes: string[], spots: string[]): Walks {
  const town = townFromText(drawing);
  return {
    graph: customise(eliminationOrder(town.network), town.network, weigh(town.network, adult)),
    demand: jointsByEdge(town.network, town.places(...homes)),
    places: jointsByEdge(town.network, town.places(...spots)),
  };
}

const STREET = 'A---B---C---D';

test('a place has the people who can walk to it, by band, within the limit and not a tick more', async () => {
  const walks = walksIn(STREET, ['A', 'B', 'C', 'D'], ['B', 'D']);
  const [all, old] = [Float64Array.of(10, 20, 30, 40), Float64Array.of(1, 2, 3, 4)];
  const near = await catchmentsOf(walks, [all, old], decayOf('step', 1000));
  assert.deepEqual(
    near.sums.map((sum) => [...sum]),
    [
      [60, 70],
      [6, 7],
    ],
  );
  assert.deepEqual([...near.points], [3, 2]);
  assert.deepEqual([...(await catchmentsOf(walks, [all], decayOf('step', 999))).sums[0]], [20, 40]);
});

test('who walks half of the horizon counts half on a line', async () => {
  const walks = walksIn(STREET, ['A', 'B', 'C', 'D'], ['B']);
  const people = Float64Array.of(10, 20, 30, 40);
  const { sums, points } = await catchmentsOf(walks, [people], decayOf('linear', 2000));
  assert.deepEqual([...sums[0]], [5 + 20 + 15]);
  // D is at the horizon: within it, and weighs nothing
  assert.deepEqual([...points], [4]);
});

test('people walk to the place: a one-way street counts in their direction', async () => {
  const walks = walksIn('A>>>B', ['A', 'B'], ['A', 'B']);
  const { sums } = await catchmentsOf(walks, [Float64Array.of(1, 10)], decayOf('step', 2000));
  assert.deepEqual([...sums[0]], [1, 11]);
});

test('what is in reach is counted in places, or in what they have to give', async () => {
  const walks = walksIn(STREET, ['A', 'B'], ['B', 'C', 'D']);
  const counted = await weightedAccess(walks, Float64Array.of(1, 1, 1), decayOf('step', 2000));
  assert.deepEqual([...counted], [2, 3]);
  const beds = await weightedAccess(walks, Float64Array.of(40, 0, 8), decayOf('linear', 4000));
  assert.deepEqual([...beds], [30 + 8 / 4, 40 + 8 / 2]);
});

test('nobody, no place, no column: empty sums', async () => {
  const none = walksIn(STREET, [], ['B']);
  assert.deepEqual(
    [...(await catchmentsOf(none, [new Float64Array()], decayOf('step', 900))).sums[0]],
    [0],
  );
  assert.equal((await weightedAccess(none, Float64Array.of(1), decayOf('step', 900))).length, 0);
  const nowhere = walksIn(STREET, ['B'], []);
  assert.equal(
    (await catchmentsOf(nowhere, [Float64Array.of(1)], decayOf('step', 900))).points.length,
    0,
  );
  assert.deepEqual(
    [...(await weightedAccess(nowhere, new Float64Array(), decayOf('step', 900)))],
    [0],
  );
  assert.deepEqual(
    (await catchmentsOf(walksIn(STREET, ['A'], ['B']), [], decayOf('step', 900))).sums,
    [],
  );
});

test('figures that cannot be added up are refused by number', async () => {
  const walks = walksIn(STREET, ['A', 'B'], ['B']);
  const step = decayOf('step', 900);
  for (const bad of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
    await assert.rejects(
      catchmentsOf(walks, [Float64Array.of(0, bad)], step),
      /demand of number 1/,
    );
    await assert.rejects(weightedAccess(walks, Float64Array.of(bad), step), /supply of number 0/);
  }
  await assert.rejects(
    catchmentsOf(walks, [Float64Array.of(1)], step),
    /1 figures of demand for 2/,
  );
});

test('the work tells how far it is, and can be stopped', async () => {
  const stop = () => {
    throw new Error('stopped');
  };
  const walks = { ...walksIn(STREET, ['A'], ['B']), isAt: stop };
  await assert.rejects(weightedAccess(walks, Float64Array.of(1), decayOf('step', 900)), /stopped/);
});

test('catchments and access are the sums over the walks of the plain reference', async () => {
  const someDecay = fc.constantFrom(...DECAY_SHAPES);
  // and such as do not fit into lanes
  const someHorizon = fc.oneof(
    { weight: 4, arbitrary: fc.nat(9000) },
    { weight: 1, arbitrary: fc.integer({ min: 32_767, max: 60_000 }) },
  );
  await fc.assert(
    fc.asyncProperty(somePlainTown, someDecay, someHorizon, async (town, shape, horizon) => {
      const decay = decayOf(shape, horizon);
      const walks = walksOf(town);
      const ticks = plainTicks(town);
      const people = Float64Array.from(town.homes, (_, home) => (home * 7) % 5);
      const supply = Float64Array.from(town.spots, (_, spot) => (spot * 3) % 4);
      const { points, sums } = await catchmentsOf(walks, [people, people.map((n) => n / 2)], decay);
      const access = await weightedAccess(walks, supply, decay);
      town.spots.forEach((_, spot) => {
        const walkers = ticks.map((row) => row[spot]);
        assert.equal(points[spot], walkers.filter((walk) => walk <= horizon).length);
        const sum = walkers.reduce((all, walk, home) => all + people[home] * decay.weight(walk), 0);
        assertClose(sums[0][spot], sum);
        assertClose(sums[1][spot], sum / 2);
      });
      ticks.forEach((row, home) => {
        assertClose(
          access[home],
          row.reduce((all, walk, spot) => all + supply[spot] * decay.weight(walk), 0),
        );
      });
    }),
    { numRuns: networksEach(400), seed: 41 },
  );
});

test('a longer horizon takes nobody away, and a decay gives no more than the step', async () => {
  const horizons = fc.tuple(fc.nat(9000), fc.nat(9000)).map((two) => two.sort((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(somePlainTown, horizons, async (town, [shorter, longer]) => {
      const walks = walksOf(town);
      const one = new Float64Array(town.homes.length).fill(1);
      const sumsOf = async (shape: (typeof DECAY_SHAPES)[number], horizon: number) =>
        (await catchmentsOf(walks, [one], decayOf(shape, horizon))).sums[0];
      const step = await sumsOf('step', longer);
      for (const shape of DECAY_SHAPES) {
        const [near, far] = [await sumsOf(shape, shorter), await sumsOf(shape, longer)];
        near.forEach((sum, place) => {
          assert.ok(sum <= far[place] + 1e-9);
          assert.ok(far[place] <= step[place]);
        });
      }
    }),
    { numRuns: networksEach(200), seed: 42 },
  );
});
