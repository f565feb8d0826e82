import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { STANDARD_WALKERS } from '@yike/engine-network';
import { joinPlaces, networkOf, randomNetworks, randomPlaces } from '@yike/engine-network/testing';
import fc from 'fast-check';
import { blockKernelPath, loadBlockKernel } from './load-block-kernel.ts';
import { differencesOfSums } from './testing/sum-differences.ts';

const NETWORKS_EACH = 1500;
const FORTY_MINUTES = 24_000;

const kernel = existsSync(blockKernelPath())
  ? loadBlockKernel(readFileSync(blockKernelPath()))
  : null;

test('the compiled sums are there, and this machine runs them', {
  skip: existsSync(blockKernelPath()) ? false : 'not compiled here: npm test does that first',
}, () => {
  assert.ok(kernel);
});

for (const walker of STANDARD_WALKERS) {
  for (const directed of [false, true]) {
    for (const jointsEach of ['one', 'some'] as const) {
      const streets = directed ? 'one-way and sloping streets' : 'two-way flat streets';
      test(`sums equal the reference for ${walker.id} on ${streets}, ${jointsEach} of joints each`, () => {
        fc.assert(
          fc.property(
            randomNetworks({ directed, mostNodes: 40 }),
            // more than a block of them
            randomPlaces(jointsEach, 80),
            randomPlaces(jointsEach, 12),
            fc.nat(FORTY_MINUTES),
            (draft, askers, bearers, limitTicks) => {
              const network = networkOf(draft);
              const found = differencesOfSums(
                network,
                walker,
                joinPlaces(network, askers),
                joinPlaces(network, bearers),
                limitTicks,
                kernel,
              );
              assert.deepEqual(found, []);
            },
          ),
          { numRuns: NETWORKS_EACH, seed: 20_261_125 },
        );
      });
    }
  }
}
