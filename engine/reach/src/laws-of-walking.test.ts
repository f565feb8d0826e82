import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BARRIER,
  type Joints,
  pointOnEdge,
  STANDARD_WALKERS,
  type Walker,
  type WalkingNetwork,
  weigh,
} from '@yike/engine-network';
import {
  joinPlaces,
  type NetworkDraft,
  networkOf,
  networksEach,
  randomNetworks,
  randomPlaces,
  type TestNode,
} from '@yike/engine-network/testing';
import fc from 'fast-check';
import { BoundedSearch } from './bounded-search.ts';
import { findWalk, type Walk } from './walk.ts';

const RUNS = { numRuns: networksEach(300), seed: 8750 };
const someWalker = fc.constantFrom(...STANDARD_WALKERS);
const walkerOf = (id: string): Walker => {
  const walker = STANDARD_WALKERS.find((one) => one.id === id);
  assert.ok(walker);
  return walker;
};

/** Walks between all places, row by row. */
function walksBetween(network: WalkingNetwork, walker: Walker, places: Joints): (Walk | null)[][] {
  const search = new BoundedSearch(network, weigh(network, walker), 'away');
  const all = Array.from({ length: places.count }, (_, place) => place);
  return all.map((from) => all.map((to) => findWalk(search, places, from, to)));
}

/** Ticks between all places; Infinity where there is no way. */
function timesBetween(network: WalkingNetwork, walker: Walker, places: Joints): number[][] {
  return walksBetween(network, walker, places).map((row) =>
    row.map((walk) => walk?.ticks ?? Number.POSITIVE_INFINITY),
  );
}

function assertNeverLonger(times: number[][], than: number[][], what: string): void {
  times.forEach((row, from) => {
    row.forEach((ticks, to) => {
      assert.ok(ticks <= than[from][to], `${what}: ${from} to ${to}, ${ticks} > ${than[from][to]}`);
    });
  });
}

test('a new street never lengthens a walk, and a street taken away never shortens one', () => {
  fc.assert(
    fc.property(
      someWalker,
      randomNetworks({ directed: true }),
      randomNetworks({ directed: true }),
      randomPlaces('some'),
      (walker, town, plan, drafts) => {
        const fit = (node: number): number => node % town.nodes.length;
        const streets = plan.edges.map((e) => ({ ...e, from: fit(e.from), to: fit(e.to) }));
        const before = networkOf(town);
        const after = networkOf({ nodes: town.nodes, edges: [...town.edges, ...streets] });
        const places = joinPlaces(before, drafts);
        assertNeverLonger(
          timesBetween(after, walker, places),
          timesBetween(before, walker, places),
          'with the new streets',
        );
      },
    ),
    RUNS,
  );
});

test('where no street is one-way or sloping, the way back takes as long as the way there', () => {
  fc.assert(
    fc.property(
      someWalker,
      randomNetworks({ directed: false }),
      randomPlaces('some'),
      (walker, town, drafts) => {
        const network = networkOf(town);
        assert.equal(weigh(network, walker).isSymmetric, true);
        const times = timesBetween(network, walker, joinPlaces(network, drafts));
        times.forEach((row, from) => {
          row.forEach((ticks, to) => {
            assert.equal(ticks, times[to][from]);
          });
        });
      },
    ),
    RUNS,
  );
});

test('no detour by a third place beats the direct walk', () => {
  fc.assert(
    fc.property(
      someWalker,
      // a one-way street of no length would let a place on it be passed against the arrow; and a
      // place with two joints is itself a way between them
      randomNetworks({ directed: true, shortestDm: 1 }),
      randomPlaces('one'),
      (walker, town, drafts) => {
        const network = networkOf(town);
        const times = timesBetween(network, walker, joinPlaces(network, drafts));
        times.forEach((row, from) => {
          row.forEach((direct, to) => {
            times.forEach((onward, via) => {
              assert.ok(direct <= row[via] + onward[to], `${from} to ${to} over ${via}`);
            });
          });
        });
      },
    ),
    RUNS,
  );
});

test('nobody with a slower pace or on wheels is ever quicker than an adult', () => {
  fc.assert(
    fc.property(
      randomNetworks({ directed: true, slopes: false }),
      randomPlaces('some'),
      (town, drafts) => {
        const network = networkOf(town);
        const places = joinPlaces(network, drafts);
        const adult = timesBetween(network, walkerOf('adult'), places);
        for (const id of ['elder', 'pram', 'wheelchair']) {
          assertNeverLonger(adult, timesBetween(network, walkerOf(id), places), `adult and ${id}`);
        }
      },
    ),
    RUNS,
  );
});

test('a gate that stops a walker cuts its streets in two, each with a dead end', () => {
  fc.assert(
    fc.property(
      someWalker,
      randomNetworks({ directed: true, shortestDm: 1 }),
      randomPlaces('some'),
      (walker, town, drafts) => {
        const { isBlocked } = weigh(networkOf(town), walker);
        const network = networkOf(town);
        const places = joinPlaces(network, drafts);
        const cut = networkOf(withoutNodes(town, (node) => isBlocked[node] === 1));
        assert.deepEqual(timesBetween(network, walker, places), timesBetween(cut, walker, places));
      },
    ),
    RUNS,
  );
});

/** The town with every street ending in a node of its own where it came to a node left out. */
function withoutNodes(town: NetworkDraft, isLeftOut: (node: number) => boolean): NetworkDraft {
  const nodes: TestNode[] = town.nodes.map((node) => ({ ...node, barrier: BARRIER.none }));
  const endAt = (node: number): number =>
    isLeftOut(node)
      ? nodes.push({ lon: town.nodes[node].lon, lat: town.nodes[node].lat }) - 1
      : node;
  const edges = town.edges.map((edge) => ({ ...edge, from: endAt(edge.from), to: endAt(edge.to) }));
  return { nodes, edges };
}

test('who counts metres walks as many as the drawn way has, and those off the street', () => {
  fc.assert(
    fc.property(randomNetworks({ directed: true }), randomPlaces('some'), (town, drafts) => {
      const network = networkOf(town);
      for (const walk of walksBetween(
        network,
        walkerOf('gb50180'),
        joinPlaces(network, drafts),
      ).flat()) {
        if (walk === null) continue;
        assert.equal(walk.ticks, walk.streetDm + walk.offDm[0] + walk.offDm[1]);
      }
    }),
    RUNS,
  );
});

test('a walk is drawn from the point where it joins the streets to the point where it leaves', () => {
  fc.assert(
    fc.property(
      someWalker,
      randomNetworks({ directed: true }),
      randomPlaces('one'),
      (walker, town, drafts) => {
        const network = networkOf(town);
        const places = joinPlaces(network, drafts);
        const spot = (place: number) =>
          pointOnEdge(network, places.edge[place], places.alongDm[place]);
        walksBetween(network, walker, places).forEach((row, from) => {
          row.forEach((walk, to) => {
            if (walk === null) return;
            assert.deepEqual(walk.path.at(0), spot(from));
            assert.deepEqual(walk.path.at(-1), spot(to));
          });
        });
      },
    ),
    RUNS,
  );
});
