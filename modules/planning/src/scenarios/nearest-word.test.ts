import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestWord } from './nearest-word.ts';

const KNOWN = ['types', 'at', 'to', 'name', 'open-gate'];

test('a slip or two of the pen are seen through', () => {
  assert.equal(nearestWord('type', KNOWN), 'types');
  assert.equal(nearestWord('tpyes', KNOWN), 'types');
  assert.equal(nearestWord('open-gates', KNOWN), 'open-gate');
});

test('what is like nothing is taken for nothing, short words above all', () => {
  assert.equal(nearestWord('colour', KNOWN), null);
  assert.equal(nearestWord('x', KNOWN), null);
  assert.equal(nearestWord('', KNOWN), null);
});
