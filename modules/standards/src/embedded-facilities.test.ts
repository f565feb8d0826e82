import assert from 'node:assert/strict';
import { test } from 'node:test';
import embedded from '../data/embedded-facilities.json' with { type: 'json' };
import {
  complexFunctions,
  complexRule,
  findSpaceChannel,
  listSpaceChannels,
} from './embedded-facilities.ts';
import { findServiceType } from './service-types.ts';
import { findSource } from './sources.ts';

test('the four channels are known by Chinese and English words', () => {
  assert.deepEqual(
    ['补改', '转型一批', 'Transfer', ' 配建 '].map((word) => findSpaceChannel(word)?.id),
    ['retrofit', 'conversion', 'transfer', 'new-build'],
  );
  assert.equal(findSpaceChannel('租赁'), undefined);
  assert.equal(listSpaceChannels().length, 4);
});

test('every function names types there are, every row a source there is, nothing claims to be official', () => {
  for (const { types } of embedded.functions) {
    for (const type of types) assert.ok(findServiceType(type), type);
  }
  const rows = [...embedded.channels, embedded.complex];
  for (const id of [...rows.flatMap(({ source }) => source), ...embedded.functionsSource]) {
    assert.ok(findSource(id), id);
  }
  for (const { verification } of rows) assert.notEqual(verification, 'official-text');
});

test('a canteen, day care and a clinic are three functions, two of them of the first order', () => {
  const { functions, priorityCount } = complexFunctions([
    'community-canteen',
    'elderly-day-care',
    'elderly-service-station',
    'clinic',
  ]);
  assert.deepEqual(
    functions.map(({ id }) => id),
    ['elderly-care', 'canteen', 'health'],
  );
  assert.equal(priorityCount, 2);
});

test('the rule of the guide: 600 m², 800 where possible, three functions', () => {
  const { minSquareMetres, wishedSquareMetres, minFunctions, verification } = complexRule();
  assert.deepEqual(
    [minSquareMetres, wishedSquareMetres, minFunctions, verification],
    [600, 800, 3, 'copy'],
  );
});
