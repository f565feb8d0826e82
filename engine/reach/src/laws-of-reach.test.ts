import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD_WALKERS, UNREACHED, type Walker, weigh } from '@yike/engine-network';
import {
  joinPlaces,
  type NetworkDraft,
  networkOf,
  networksEach,
  randomNetworks,
  randomPlaces,
} from '@yike/engine-network/testing';
import fc from 'fast-check';
import { BoundedSearch } from './bounded-search.ts';
import { jointsByEdge } from './edge-joints.ts';
import { eliminationOrder } from './elimination-order.ts';
import { nearest } from './nearest.ts';
import { nearestOfTypes } from './nearest-of-types.ts';
import { PlainBlockSummer } from './plain-block-summer.ts';
import { prepareSums, sumsTask, sumsWithin } from './sums-within.ts';
import { customise } from './sweep-graph.ts';
import { WithinReach } from './within.ts';

const RUNS = { numRuns: networksEach(200), seed: 300 };
const someTown = fc.record({
  walker: fc.constantFrom(...STANDARD_WALKERS),
  town: randomNetworks({ directed: true }),
  people: randomPlaces('some'),
  facilities: randomPlaces('some'),
});
const someLimit = fc.nat(9000);

interface Drafts {
  readonly walker: Walker;
  readonly town: NetworkDraft;
  readonly people: Parameters<typeof joinPlaces>[1];
  readonly facilities: Parameters<typeof joinPlaces>[1];
}

/** The questions of this file, put to one town. */
function ask({ walker, town, people, facilities }: Drafts) {
  const network = networkOf(town);
  const search = new BoundedSearch(network, weigh(network, walker), 'towards');
  const demand = joinPlaces(network, people);
  const places = joinPlaces(network, facilities);
  const all = Array.from({ length: places.count }, (_, place) => place);
  const within = new WithinReach(search, jointsByEdge(network, demand));
  return {
    all,
    nearestOf: (chosen: readonly number[], limitTicks: number) =>
      nearest(search, demand, jointsByEdge(network, places), chosen, limitTicks),
    countWithin: (limitTicks: number): number[] => {
      const counts: number[] = new Array(demand.count).fill(0);
      for (const place of all) within.of(places, place, limitTicks, (person) => counts[person]++);
      return counts;
    },
  };
}

test('a person has a nearest facility within the limit exactly when one can be counted there', () => {
  fc.assert(
    fc.property(someTown, someLimit, (drafts, limitTicks) => {
      const { all, nearestOf, countWithin } = ask(drafts);
      const { ticks, place } = nearestOf(all, limitTicks);
      countWithin(limitTicks).forEach((count, person) => {
        assert.equal(ticks[person] <= limitTicks, count >= 1);
        assert.equal(place[person] >= 0, count >= 1);
      });
    }),
    RUNS,
  );
});

test('so it is between sweeps and sums; and a longer limit counts no fewer', () => {
  fc.assert(
    fc.property(someTown, someLimit, someLimit, (drafts, a, b) => {
      const { walker, town, people, facilities } = drafts;
      const network = networkOf(town);
      const graph = customise(eliminationOrder(network), network, weigh(network, walker));
      const demand = joinPlaces(network, people);
      const places = jointsByEdge(network, joinPlaces(network, facilities));
      const all = [...Array(places.joints.count).keys()];
      const blocks = prepareSums(graph, demand, places, 'away');
      const [shorter, longer] = [Math.min(a, b), Math.max(a, b)].map((limitTicks) => {
        const task = sumsTask(blocks, [], limitTicks, null);
        const { bearers } = sumsWithin(blocks, task, new PlainBlockSummer());
        const [answer] = nearestOfTypes(graph, demand, places, [all], limitTicks);
        bearers.forEach((count, person) => {
          assert.equal(answer.ticks[person] <= limitTicks, count >= 1);
        });
        return bearers;
      });
      shorter.forEach((count, person) => {
        assert.ok(count <= longer[person]);
      });
    }),
    RUNS,
  );
});

test('a longer limit never makes fewer facilities reachable', () => {
  fc.assert(
    fc.property(someTown, someLimit, someLimit, (drafts, a, b) => {
      const { countWithin } = ask(drafts);
      const [shorter, longer] = [countWithin(Math.min(a, b)), countWithin(Math.max(a, b))];
      shorter.forEach((count, person) => {
        assert.ok(count <= longer[person]);
      });
    }),
    RUNS,
  );
});

test('a limit only hides answers: it never changes one', () => {
  fc.assert(
    fc.property(someTown, someLimit, (drafts, limitTicks) => {
      const { all, nearestOf } = ask(drafts);
      const hidden = nearestOf(all, limitTicks).ticks;
      const whole = nearestOf(all, 0x7ffffffe).ticks;
      assert.deepEqual(
        hidden,
        whole.map((ticks) => (ticks <= limitTicks ? ticks : UNREACHED)),
      );
    }),
    RUNS,
  );
});

test('a new facility never takes anybody further away', () => {
  fc.assert(
    fc.property(someTown, someLimit, (drafts, limitTicks) => {
      const { all, nearestOf } = ask(drafts);
      const before = nearestOf(all.slice(0, -1), limitTicks).ticks;
      const after = nearestOf(all, limitTicks).ticks;
      before.forEach((ticks, person) => {
        assert.ok(after[person] <= ticks);
      });
    }),
    RUNS,
  );
});

test('a search answers the same however often, and whatever was asked before', () => {
  fc.assert(
    fc.property(someTown, someLimit, someLimit, (drafts, limitTicks, otherLimit) => {
      const { all, nearestOf, countWithin } = ask(drafts);
      const first = nearestOf(all, limitTicks);
      const counts = countWithin(limitTicks);
      countWithin(otherLimit);
      nearestOf(all.slice(1), otherLimit);
      assert.deepEqual(nearestOf(all, limitTicks), first);
      assert.deepEqual(countWithin(limitTicks), counts);
    }),
    RUNS,
  );
});
