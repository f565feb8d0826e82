import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, weigh } from '@yike/engine-network';
import { networksEach, townFromText } from '@yike/engine-network/testing';
import { customise, eliminationOrder, jointsByEdge } from '@yike/engine-reach';
import fc from 'fast-check';
import type { Walks } from './accessibility.ts';
import { DECAY_SHAPES, decayOf } from './decay.ts';
import { assertClose, plainTicks, somePlainTown, walksOf } from './testing/some-walks.ts';
import { twoStepAccess } from './two-step-floating-catchment.ts';

const [adult] = STANDARD_WALKERS;
assert.equal(adult?.id, 'adult');

/** A street of four homes, 1000 ticks apart. */
function onTheStreet(...spots: string[]): Walks {
  const town = townFromText('A---B---C---D');
  return {
    graph: customise(eliminationOrder(town.network), town.network, weigh(town.network, adult)),
    demand: jointsByEdge(town.network, town.places('A', 'B', 'C', 'D')),
    places: jointsByEdge(town.network, town.places(...spots)),
  };
}

test('a place is shared by all who can walk to it, and each gets an equal part', async () => {
  const people = Float64Array.of(10, 20, 30, 40);
  const { sharers, ratio, access, idlePlaces } = await twoStepAccess(
    onTheStreet('B', 'D'),
    people,
    Float64Array.of(6, 14),
    decayOf('step', 1000),
  );
  assert.deepEqual([...sharers], [60, 70]);
  assert.deepEqual([...ratio], [0.1, 0.2]);
  // C shares both
  assert.deepEqual([...access], [0.1, 0.1, 0.1 + 0.2, 0.2]);
  assert.deepEqual(idlePlaces, []);
});

test('the enhanced method weighs both steps: who is near takes more and gets more', async () => {
  const people = Float64Array.of(10, 20, 0, 0);
  const { sharers, ratio, access } = await twoStepAccess(
    onTheStreet('B'),
    people,
    Float64Array.of(5),
    decayOf('linear', 2000),
  );
  assert.deepEqual([...sharers], [10 / 2 + 20]);
  assert.deepEqual([...ratio], [0.2]);
  assert.deepEqual([...access], [0.1, 0.2, 0.1, 0]);
});

test('a place that nobody shares is named, and its supply is in nobody’s access', async () => {
  const people = Float64Array.of(10, 0, 0, 0);
  const { ratio, access, idlePlaces } = await twoStepAccess(
    onTheStreet('A', 'D'),
    people,
    Float64Array.of(5, 100),
    decayOf('step', 1000),
  );
  assert.deepEqual([...ratio], [0.5, 0]);
  assert.deepEqual([...access], [0.5, 0.5, 0, 0]);
  assert.deepEqual(idlePlaces, [1]);
});

test('a sliver of a person is nobody, and a place with nothing gives nothing', async () => {
  const step = decayOf('step', 0);
  const sliver = Float64Array.of(1e-320, 1, 1, 1);
  const found = await twoStepAccess(onTheStreet('A', 'B'), sliver, Float64Array.of(5, 0), step);
  assert.deepEqual([...found.ratio], [0, 0]);
  assert.deepEqual([...found.access], [0, 0, 0, 0]);
  assert.deepEqual(found.idlePlaces, [0]);
  const empty = await twoStepAccess(
    onTheStreet('A'),
    new Float64Array(4),
    Float64Array.of(0),
    step,
  );
  assert.deepEqual(empty.idlePlaces, [0]);
});

test('capacities and people that are no figures are refused', async () => {
  const walks = onTheStreet('A', 'B');
  const people = new Float64Array(4);
  const step = decayOf('step', 1000);
  const ask = (supply: number[]) => twoStepAccess(walks, people, Float64Array.from(supply), step);
  await assert.rejects(ask([1, Number.NaN]), /supply of number 1 is NaN/);
  await assert.rejects(ask([-1, 1]), /supply of number 0 is -1/);
  await assert.rejects(ask([1]), /1 figures of supply for 2/);
});

const someTwoStep = {
  decay: fc
    .tuple(fc.constantFrom(...DECAY_SHAPES), fc.nat(9000))
    .map(([shape, horizon]) => decayOf(shape, horizon)),
  people: fc.array(fc.oneof(fc.constant(0), fc.nat(500)), { minLength: 6, maxLength: 6 }),
  supply: fc.array(fc.oneof(fc.constant(0), fc.nat(90)), { minLength: 6, maxLength: 6 }),
};

test('what people get is what the shared places have: no bed is lost and none is made', async () => {
  const { decay, people, supply } = someTwoStep;
  await fc.assert(
    fc.asyncProperty(somePlainTown, decay, people, supply, async (town, curve, heads, beds) => {
      const living = Float64Array.from(town.homes, (_, home) => heads[home]);
      const having = Float64Array.from(town.spots, (_, spot) => beds[spot]);
      const found = await twoStepAccess(walksOf(town), living, having, curve);
      const given = found.access.reduce((all, own, home) => all + own * living[home], 0);
      const isIdle = new Set(found.idlePlaces);
      const had = having.reduce((all, own, spot) => all + (isIdle.has(spot) ? 0 : own), 0);
      assertClose(given, had);
    }),
    { numRuns: networksEach(400), seed: 51 },
  );
});

test('ratios and access are those of the formula over the walks of the plain reference', async () => {
  const { decay, people, supply } = someTwoStep;
  await fc.assert(
    fc.asyncProperty(somePlainTown, decay, people, supply, async (town, curve, heads, beds) => {
      const ticks = plainTicks(town);
      const living = Float64Array.from(town.homes, (_, home) => heads[home]);
      const having = Float64Array.from(town.spots, (_, spot) => beds[spot]);
      const found = await twoStepAccess(walksOf(town), living, having, curve);
      const shared = town.spots.map((_, spot) =>
        ticks.reduce((all, row, home) => all + living[home] * curve.weight(row[spot]), 0),
      );
      const perHead = shared.map((sharers, spot) => (sharers > 0 ? having[spot] / sharers : 0));
      shared.forEach((sharers, spot) => {
        assertClose(found.sharers[spot], sharers);
        assertClose(found.ratio[spot], perHead[spot]);
        assert.equal(found.idlePlaces.includes(spot), sharers === 0);
      });
      ticks.forEach((row, home) => {
        const expected = row.reduce(
          (all, walk, spot) => all + perHead[spot] * curve.weight(walk),
          0,
        );
        assertClose(found.access[home], expected);
      });
    }),
    { numRuns: networksEach(400), seed: 52 },
  );
});
