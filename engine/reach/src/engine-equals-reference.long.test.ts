import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS } from '@yike/engine-network';
import { joinPlaces, networkOf, randomNetworks, randomPlaces } from '@yike/engine-network/testing';
import fc from 'fast-check';
import { differencesFromPlain } from './testing/differences.ts';

const NETWORKS_EACH = 10_000;
const TEN_MINUTES = 6000;

for (const walker of STANDARD_WALKERS) {
  for (const directed of [false, true]) {
    const streets = directed ? 'one-way and sloping streets' : 'two-way flat streets';
    test(`every answer for ${walker.id} on ${streets} is that of the plain reference`, () => {
      fc.assert(
        fc.property(
          randomNetworks({ directed }),
          randomPlaces('some'),
          randomPlaces('some'),
          fc.nat(2 * TEN_MINUTES),
          (draft, people, places, limitTicks) => {
            const network = networkOf(draft);
            const residents = joinPlaces(network, people);
            const shops = joinPlaces(network, places);
            const found = differencesFromPlain(network, walker, residents, shops, limitTicks);
            assert.deepEqual(found, []);
          },
        ),
        { numRuns: NETWORKS_EACH, seed: 20_261_121 },
      );
    });
  }
}
