import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, weigh } from '@yike/engine-network';
import { townFromText } from '@yike/engine-network/testing';
import { BoundedSearch } from './bounded-search.ts';

test('one object serves more searches than an integer of 32 bits can count', () => {
  const { network } = townFromText(`
    A---B---C
  `);
  const search = new BoundedSearch(network, weigh(network, STANDARD_WALKERS[0]), 'away');
  const reachedCount = (limitTicks: number): number => {
    search.begin(limitTicks);
    search.addSource(0, 0, 0, 0);
    search.run();
    return search.reachedCount;
  };
  const everybody = reachedCount(5000);
  // a search has three states of a node for itself
  for (let searches = 0; searches < 2 ** 31 / 3 - 5; searches++) search.begin(0);
  for (let searches = 0; searches < 10; searches++) {
    assert.equal(reachedCount(0), 1);
    assert.equal(reachedCount(5000), everybody);
  }
});
