import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAgeBand } from '@yike/kernel';
import { joinDemand } from '../inputs/demand.ts';
import { problemOf } from '../testing/problem-of.ts';
import { sourceFile } from '../testing/record-sets.ts';
import { peopleWeights } from './people-weights.ts';

const BANDS = ['age0_2', 'age3_14', 'age15_59', 'age60_69', 'age70_79', 'age80plus'];

const demand = joinDemand([
  {
    source: { file: sourceFile('people.csv'), columns: [], values: new Map() },
    bands: BANDS.flatMap((id) => findAgeBand(id) ?? []),
    points: [100, 10].map((total, row) => ({
      lon: 0,
      lat: 0,
      row,
      total,
      byBand: new Map(BANDS.map((id, at) => [id, (at + 1) * (row + 1)])),
    })),
  },
]);
const everywhere = (): boolean => true;

test('everybody, a band, several bands, and ages that bands make up', () => {
  assert.deepEqual([...peopleWeights(demand, ['total'], everywhere)], [100, 10]);
  assert.deepEqual([...peopleWeights(demand, ['age0_2'], everywhere)], [1, 2]);
  assert.deepEqual([...peopleWeights(demand, ['age0_2', '80+'], everywhere)], [7, 14]);
  assert.deepEqual([...peopleWeights(demand, ['age60plus'], everywhere)], [15, 30]);
  assert.deepEqual([...peopleWeights(demand, ['0-14岁'], everywhere)], [3, 6]);
});

test('who lives outside the areas does not count', () => {
  assert.deepEqual([...peopleWeights(demand, ['total'], (point) => point === 1)], [0, 10]);
});

test('ages that bands do not make up, and columns there are not, are refused with what there is', () => {
  for (const column of ['age65plus', 'age0_5', 'households']) {
    const problem = problemOf(() => peopleWeights(demand, [column], everywhere));
    assert.equal(problem.code, 'siting-weights-unknown');
    assert.match(problem.mend.en, /total, age0_2, age3_14/);
  }
});

test('a column that counts nobody is refused', () => {
  assert.equal(
    problemOf(() => peopleWeights(demand, ['total'], () => false)).code,
    'siting-nobody',
  );
});
