import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listCircleLevels } from './circle-levels.ts';
import { findSource } from './sources.ts';

test('levels have a range, minutes, and sources that the register knows; ours is marked as our own', () => {
  const levels = listCircleLevels();
  assert.equal(levels[0]?.verification, 'own');
  for (const { leastPeople, mostPeople, walkMinutes, source, verification, clause } of levels) {
    assert.ok(leastPeople < mostPeople && walkMinutes <= 15);
    for (const id of source) assert.ok(findSource(id) !== undefined, id);
    assert.equal(clause === undefined, verification === 'own');
  }
});
