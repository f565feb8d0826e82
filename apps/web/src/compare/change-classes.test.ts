import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BEYOND } from '../report/report.ts';
import { CHANGE_CLASSES, changeClass, peopleByChange } from './change-classes.ts';

test('five minutes or 300 metres are much; what comes within the limit or goes beyond it is its own', () => {
  assert.equal(changeClass(600, 600, 'seconds'), 'same');
  assert.equal(changeClass(BEYOND, BEYOND, 'seconds'), 'same');
  assert.equal(changeClass(600, 301, 'seconds'), 'nearer');
  assert.equal(changeClass(600, 300, 'seconds'), 'muchNearer');
  assert.equal(changeClass(600, 601, 'metres'), 'farther');
  assert.equal(changeClass(600, 900, 'metres'), 'muchFarther');
  assert.equal(changeClass(BEYOND, 1700, 'seconds'), 'brought');
  assert.equal(changeClass(60, BEYOND, 'seconds'), 'cutOff');
});

test('everybody is in one class', () => {
  const was = Uint16Array.of(600, 600, BEYOND);
  const is = Uint16Array.of(60, 700, BEYOND);
  const people = Float32Array.of(10, 20, 30);
  const sums = peopleByChange(was, is, people, 'seconds');
  assert.deepEqual(Object.fromEntries(CHANGE_CLASSES.map((name, at) => [name, sums[at]])), {
    cutOff: 0,
    muchFarther: 0,
    farther: 20,
    same: 30,
    nearer: 0,
    muchNearer: 10,
    brought: 0,
  });
});
