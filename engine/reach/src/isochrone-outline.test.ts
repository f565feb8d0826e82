import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineOutline, pointInPolygon } from '@yike/engine-geometry';
import { STANDARD_WALKERS, weigh } from '@yike/engine-network';
import {
  joinPlaces,
  networkOf,
  networksEach,
  randomNetworks,
  randomPlaces,
  townFromText,
} from '@yike/engine-network/testing';
import fc from 'fast-check';
import { BoundedSearch } from './bounded-search.ts';
import { outline } from './isochrone-outline.ts';
import { ReachedParts, reachedParts } from './isochrone-parts.ts';
import { outlineFaults } from './testing/outline-faults.ts';

const [adult] = STANDARD_WALKERS;

test('in random towns every reached street is inside, and nothing farther than 40 m from one', () => {
  const kept = new LineOutline();
  fc.assert(
    fc.property(
      fc.constantFrom(...STANDARD_WALKERS),
      // a street of no length would be drawn from node to node all the same
      randomNetworks({ directed: true, shortestDm: 1 }),
      randomPlaces('some'),
      fc.nat(6000),
      (walker, draft, drafts, limitTicks) => {
        const network = networkOf(draft);
        const places = joinPlaces(network, drafts);
        const search = new BoundedSearch(network, weigh(network, walker), 'away');
        for (let place = 0; place < places.count; place++) {
          const parts = reachedParts(search, places, place, limitTicks);
          const drawn = outline(network, parts, kept);
          assert.deepEqual(outlineFaults(network, parts, drawn), []);
          assert.deepEqual(outline(network, parts), drawn);
        }
      },
    ),
    { numRuns: networksEach(100), seed: 40 },
  );
});

test('what lies beyond a gate that is locked is not in the outline', () => {
  const town = townFromText(`
    A-----x-----B
  `);
  const { network } = town;
  const search = new BoundedSearch(network, weigh(network, adult), 'away');
  const parts = reachedParts(search, town.places('A'), 0, 9000);
  const drawn = outline(network, parts);
  const isIn = (name: string): boolean => {
    const node = town.node(name);
    return pointInPolygon(drawn, network.nodeLon[node], network.nodeLat[node]);
  };
  assert.deepEqual([isIn('A'), isIn('B')], [true, false]);
});

test('where nothing is reached there is no polygon', () => {
  const { network } = townFromText(`
    A---B
  `);
  assert.deepEqual(outline(network, new ReachedParts()).coordinates, []);
});
