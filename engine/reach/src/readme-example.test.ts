import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { STANDARD_WALKERS, weigh } from '@yike/engine-network';
import { townFromText } from '@yike/engine-network/testing';
import { BoundedSearch, jointsByEdge, nearest } from './index.ts';

const adult = STANDARD_WALKERS[0];

test('the example in the README runs', () => {
  const town = townFromText(`
    A---B---C
    |       |
    +-------+
  `);
  const search = new BoundedSearch(town.network, weigh(town.network, adult), 'towards');
  const people = town.places('A', 'BC 60 off 12');
  const shops = jointsByEdge(town.network, town.places('C', 'AB 60'));
  const { ticks, place } = nearest(search, people, shops, [0, 1], 3000);
  assert.deepEqual(Array.from(ticks), [500, 600]);
  assert.deepEqual(Array.from(place), [1, 0]);
});

test('the example in the README is the one above', () => {
  const textOf = (path: string): string =>
    readFileSync(new URL(path, import.meta.url), 'utf8').replaceAll(/^ +/gm, '');
  const [, example = ''] = /```ts\n(.*?)```/s.exec(textOf('../README.md')) ?? [];
  assert.notEqual(example, '');
  assert.ok(textOf('./readme-example.test.ts').includes(example));
});
