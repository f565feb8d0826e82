import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS } from '@yike/engine-network';
import { joinPlaces, networkOf, randomNetworks, randomPlaces } from '@yike/engine-network/testing';
import fc from 'fast-check';
import { kNearestDifferences } from './testing/k-nearest-differences.ts';

test('in 10,000 towns the k nearest are the first of all walks of the plain reference', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...STANDARD_WALKERS),
      randomNetworks({ directed: true, mostNodes: 14 }),
      randomPlaces('some'),
      randomPlaces('some'),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(12_000),
      (walker, town, homes, spots, k, limitTicks) => {
        const network = networkOf(town);
        const people = joinPlaces(network, homes);
        const places = joinPlaces(network, spots);
        const found = kNearestDifferences(network, walker, people, places, k, limitTicks);
        assert.deepEqual(found, []);
      },
    ),
    { numRuns: 10_000, seed: 33 },
  );
});
