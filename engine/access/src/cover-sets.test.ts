import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, weigh } from '@yike/engine-network';
import { joinPlaces, townFromText } from '@yike/engine-network/testing';
import { BoundedSearch, jointsByEdge } from '@yike/engine-reach';
import fc from 'fast-check';
import { type CoverSets, coverSets } from './cover-sets.ts';
import { plainTicks, somePlainTown } from './testing/some-walks.ts';

const [adult] = STANDARD_WALKERS;
assert.equal(adult?.id, 'adult');

function pairsOf(
  { firstOfSite: first, demand, cost }: CoverSets,
  site: number,
): [number, number][] {
  const pairs: [number, number][] = [];
  for (let at = first[site] ?? 0; at < (first[site + 1] ?? 0); at++) {
    pairs.push([demand[at] ?? -1, cost[at] ?? -1]);
  }
  return pairs.sort(([a], [b]) => a - b);
}

test('a site covers who walks to it within the limit and not a tick more', () => {
  const { network, places } = townFromText('A---B---C---D');
  const search = new BoundedSearch(network, weigh(network, adult), 'towards');
  const homes = jointsByEdge(network, places('A', 'B', 'C', 'D'));
  const sets = coverSets(search, homes, places('B', 'CD 60'), 1000);
  assert.deepEqual(pairsOf(sets, 0), [
    [0, 1000],
    [1, 0],
    [2, 1000],
  ]);
  assert.deepEqual(pairsOf(sets, 1), [
    [2, 500],
    [3, 500],
  ]);
  assert.equal(pairsOf(coverSets(search, homes, places('B'), 999), 0).length, 1);
});

test('people walk to the site, not from it', () => {
  const { network, places } = townFromText('A>>>B');
  const search = new BoundedSearch(network, weigh(network, adult), 'towards');
  const homes = jointsByEdge(network, places('A', 'B'));
  const sets = coverSets(search, homes, places('A', 'B'), 2000);
  assert.deepEqual([pairsOf(sets, 0).length, pairsOf(sets, 1).length], [1, 2]);
});

test('more pairs than there was room for at first are all there', () => {
  const { network, places } = townFromText('A---B');
  const search = new BoundedSearch(network, weigh(network, adult), 'towards');
  const many = Array.from({ length: 300 }, (_, at) => `AB ${at % 120}`);
  const sets = coverSets(search, jointsByEdge(network, places(...many)), places(...many), 9000);
  assert.equal(sets.demand.length, 300 * 300);
  assert.equal(sets.firstOfSite[300], 90_000);
});

test('cover sets are those of the plain reference, to the tick', () => {
  fc.assert(
    fc.property(somePlainTown, fc.nat(9000), (town, limitTicks) => {
      const { network, walker, homes, spots } = town;
      const search = new BoundedSearch(network, weigh(network, walker), 'towards');
      const people = jointsByEdge(network, joinPlaces(network, homes));
      const sets = coverSets(search, people, joinPlaces(network, spots), limitTicks);
      const plain = plainTicks(town);
      spots.forEach((_, spot) => {
        const expected = homes.flatMap((_home, home): [number, number][] => {
          const ticks = plain[home]?.[spot] ?? Infinity;
          return ticks <= limitTicks ? [[home, ticks]] : [];
        });
        assert.deepEqual(pairsOf(sets, spot), expected);
      });
    }),
    { numRuns: 200 },
  );
});
