import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { STANDARD_WALKERS } from '@yike/engine-network';
import { joinPlaces, networkOf, randomNetworks, randomPlaces } from '@yike/engine-network/testing';
import fc from 'fast-check';
import { loadSweepKernel, sweepKernelPath } from './load-sweep-kernel.ts';
import { differencesOfSweeps } from './testing/sweep-differences.ts';

const NETWORKS_EACH = 100;
const FORTY_MINUTES = 24_000;
const MOST_TYPES = 14;

const kernel = existsSync(sweepKernelPath())
  ? loadSweepKernel(readFileSync(sweepKernelPath()))
  : null;

test('the compiled sweeps are there, and this machine runs them', {
  skip: existsSync(sweepKernelPath()) ? false : 'not compiled here: npm test does that first',
}, () => {
  assert.ok(kernel);
});

for (const walker of STANDARD_WALKERS) {
  for (const directed of [false, true]) {
    for (const mostNodes of [9, 40]) {
      const streets = directed ? 'one-way and sloping streets' : 'two-way flat streets';
      test(`sweeps equal searches for ${walker.id} on ${streets}, up to ${mostNodes} nodes`, () => {
        fc.assert(
          fc.property(
            randomNetworks({ directed, mostNodes }),
            randomPlaces('some'),
            randomPlaces('some'),
            fc.nat(MOST_TYPES),
            fc.nat(FORTY_MINUTES),
            (draft, people, places, typeCount, limitTicks) => {
              const network = networkOf(draft);
              const found = differencesOfSweeps(
                network,
                walker,
                joinPlaces(network, people),
                joinPlaces(network, places),
                typeCount,
                limitTicks,
                kernel,
              );
              assert.deepEqual(found, []);
            },
          ),
          { numRuns: NETWORKS_EACH, seed: 20_261_121 },
        );
      });
    }
  }
}
