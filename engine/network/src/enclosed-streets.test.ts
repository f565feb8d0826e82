import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enclosedStreets } from './enclosed-streets.ts';
import { townFromText } from './testing.ts';

test('streets behind a closed gate are enclosed, and the gate is passed by nobody', () => {
  const town = townFromText('A---B---C---x---D---E');
  const enclosed = enclosedStreets(town.network);
  assert.equal(enclosed[town.edge('A', 'B')], 0);
  assert.equal(enclosed[town.edge('D', 'E')], 1);
});

test('who has a second way round the gate is not enclosed', () => {
  const town = townFromText(`
    A---x---B
    |       |
    C-------D
  `);
  assert.deepEqual([...new Set(enclosedStreets(town.network))], [0]);
});

test('a part of town across a river is not enclosed, however small', () => {
  const town = townFromText('A-------B   C---D');
  assert.deepEqual([...enclosedStreets(town.network)], [0, 0]);
});
