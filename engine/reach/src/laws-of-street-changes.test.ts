import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BARRIER,
  changeStreets,
  EDGE_KIND,
  packNetwork,
  STANDARD_WALKERS,
  type StreetChange,
  StreetSnapper,
  uniteJoints,
  type WalkingNetwork,
} from '@yike/engine-network';
import {
  joinPlaces,
  networkOf,
  networksEach,
  randomNetworks,
  randomPlaces,
  townFromText,
} from '@yike/engine-network/testing';
import fc from 'fast-check';
import { PlainWalks } from './testing/plain-walks.ts';

const [adult] = STANDARD_WALKERS;
assert.equal(adult?.id, 'adult');

/** Two streets joined at the western end; a character is 30 m, 250 ticks. */
const town = townFromText(`
  A---B---C
  |
  |
  D---E---F
`);
/** From one street down to the other: 100.1 m as they are drawn on the globe. */
const DOWN = 834;
const edgeOf = (name: string) => town.places(name).edge[0];
const path = (from: [string, number], to: [string, number]): StreetChange => ({
  type: 'add-path',
  from: { edge: edgeOf(`${from[0]} 0`), alongDm: from[1] },
  to: { edge: edgeOf(`${to[0]} 0`), alongDm: to[1] },
  via: [],
  kind: EDGE_KIND.flat,
  inclinePermille: 0,
});

function ticksBetween(changes: StreetChange[], from: string, to: string): number {
  const { network, carry } = changeStreets(town.network, changes);
  const walks = new PlainWalks(network, adult);
  return walks.ticks(carry(town.places(from)), 0, carry(town.places(to)), 0);
}

test('a path between two ends of streets is a short cut', () => {
  assert.equal(ticksBetween([], 'C', 'F'), 250 * 19);
  assert.equal(ticksBetween([path(['BC', 1200], ['EF', 1200])], 'C', 'F'), DOWN);
});

test('a path may join streets between their ends, and those who live there walk along to it', () => {
  // from the middle of BC down to the middle of EF
  const middle = [path(['BC', 600], ['EF', 600])];
  assert.equal(ticksBetween(middle, 'BC 60', 'EF 60'), DOWN);
  assert.equal(ticksBetween(middle, 'BC 90', 'EF 30'), 250 + DOWN + 250);
  assert.equal(ticksBetween(middle, 'C', 'F'), 500 + DOWN + 500);
});

test('two paths cut one street in three', () => {
  const two = [path(['BC', 300], ['EF', 300]), path(['BC', 900], ['EF', 900])];
  const { network, carry } = changeStreets(town.network, two);
  assert.equal(network.edgeCount, town.network.edgeCount + 3 + 3 + 2);
  assert.equal(network.nodeCount, town.network.nodeCount + 4);
  const walks = new PlainWalks(network, adult);
  const [from, to] = [carry(town.places('BC 60')), carry(town.places('EF 90'))];
  assert.equal(walks.ticks(from, 0, to, 0), 250 + DOWN);
});

test('a street that is closed is walked by nobody, and nothing is joined to it', () => {
  const close: StreetChange = { type: 'close-street', edge: edgeOf('BC 0') };
  assert.equal(ticksBetween([close], 'B', 'C'), Number.POSITIVE_INFINITY);
  const { network } = changeStreets(town.network, [close]);
  const snapper = new StreetSnapper(network);
  const [lon, lat] = [
    network.nodeLon[network.edgeTo[close.edge]],
    network.nodeLat[network.edgeTo[close.edge]],
  ];
  assert.ok(!snapper.snap([lon], [lat]).edge.includes(close.edge));
});

test('stairs that become a ramp carry wheels', () => {
  const wheels = STANDARD_WALKERS.find(({ id }) => id === 'wheelchair');
  assert.ok(wheels);
  const edge = edgeOf('BC 0');
  const stairs = changeStreets(town.network, [
    { type: 'rebuild-street', edge, kind: EDGE_KIND.stairs, inclinePermille: 0 },
  ]).network;
  const from = town.places('B');
  const to = town.places('C');
  assert.equal(new PlainWalks(stairs, wheels).ticks(from, 0, to, 0), Number.POSITIVE_INFINITY);
  const ramp = changeStreets(stairs, [
    { type: 'rebuild-street', edge, kind: EDGE_KIND.flat, inclinePermille: 50 },
  ]).network;
  assert.ok(Number.isFinite(new PlainWalks(ramp, wheels).ticks(from, 0, to, 0)));
});

test('who lives beside a new path may join it, and keeps what they had', () => {
  const { network, carry, addedEdges } = changeStreets(town.network, [
    path(['BC', 600], ['EF', 600]),
  ]);
  const [a, b] = [network.edgeFrom[addedEdges[0]], network.edgeTo[addedEdges[0]]];
  const lon = (network.nodeLon[a] + network.nodeLon[b]) / 2;
  const lat = (network.nodeLat[a] + network.nodeLat[b]) / 2;
  const before = carry(new StreetSnapper(town.network).snap([lon], [lat]));
  const joined = uniteJoints(before, new StreetSnapper(network, addedEdges).snap([lon], [lat]));
  assert.deepEqual([...joined.edge.subarray(0, before.edge.length)], [...before.edge]);
  assert.equal(joined.edge.at(-1), addedEdges[0]);
  assert.ok((joined.offDm.at(-1) ?? 9) <= 1);
});

test('a gate put up between junctions stops who passes, and leaves each side what it can reach', () => {
  const gate: StreetChange = {
    type: 'put-gate',
    at: { edge: edgeOf('BC 0'), alongDm: 600 },
    barrier: BARRIER.closed,
  };
  assert.equal(ticksBetween([gate], 'B', 'C'), Number.POSITIVE_INFINITY);
  assert.equal(ticksBetween([gate], 'BC 30', 'BC 90'), Number.POSITIVE_INFINITY);
  assert.equal(ticksBetween([gate], 'BC 30', 'B'), 250);
  assert.equal(ticksBetween([gate], 'BC 90', 'C'), 250);
  const { piecesOfEdge } = changeStreets(town.network, [gate]);
  assert.equal(piecesOfEdge.get(gate.at.edge)?.length, 2);
});

test('what is not there is refused', () => {
  const refused: [StreetChange, RegExp][] = [
    [{ type: 'close-street', edge: 99 }, /99 is no edge/],
    [path(['BC', 1201], ['EF', 0]), /1201 is no mark along the edge/],
    [path(['BC', 0.5], ['EF', 0]), /0.5 is no mark/],
    [{ type: 'set-barrier', node: -1, barrier: 0 }, /-1 is no node/],
    [{ type: 'set-barrier', node: 0, barrier: 9 }, /9 is no barrier/],
    [{ type: 'put-gate', at: { edge: 99, alongDm: 0 }, barrier: 0 }, /99 is no edge/],
    [{ type: 'put-gate', at: { edge: 0, alongDm: 0 }, barrier: 9 }, /9 is no barrier/],
    [{ type: 'rebuild-street', edge: 0, kind: 7, inclinePermille: 0 }, /7 is no kind/],
    [{ type: 'rebuild-street', edge: 0, kind: 0, inclinePermille: Number.NaN }, /slope of NaN/],
  ];
  for (const [change, message] of refused) {
    assert.throws(() => changeStreets(town.network, [change]), { name: 'RangeError', message });
  }
});

/** A path of a kind, or in place of a closed one a lift. */
const someChange = fc.record({
  at: fc.nat(1000),
  share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  toAt: fc.nat(1000),
  toShare: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  kind: fc.nat(3),
});

function pathsOn(
  { edgeCount, edgeLengthDm }: WalkingNetwork,
  drafts: { at: number; share: number; toAt: number; toShare: number; kind: number }[],
): StreetChange[] {
  const point = (at: number, share: number) => {
    const edge = at % edgeCount;
    return { edge, alongDm: Math.round(share * edgeLengthDm[edge]) };
  };
  return drafts.map(({ at, share, toAt, toShare, kind }) => {
    const [from, to] = [point(at, share), point(toAt, toShare)];
    if (kind === EDGE_KIND.closed) return { type: 'add-lift', from, to };
    return { type: 'add-path', from, to, via: [], kind, inclinePermille: 0 };
  });
}

const somePeople = randomPlaces('some', 8);

test('no change gives the same bytes, and everybody stays where they are', () => {
  fc.assert(
    fc.property(randomNetworks({ directed: true, mostNodes: 12 }), somePeople, (draft, people) => {
      const before = networkOf(draft);
      const places = joinPlaces(before, people);
      const { network, carry } = changeStreets(before, []);
      assert.deepEqual(packNetwork(network), packNetwork(before));
      assert.deepEqual(carry(places), places);
    }),
    { numRuns: networksEach(200), seed: 20_261_127 },
  );
});

for (const walker of STANDARD_WALKERS) {
  test(`${walker.id}: paths and lifts that are added never lengthen a walk, streets that close never shorten one`, () => {
    fc.assert(
      fc.property(
        fc.boolean().chain((directed) => randomNetworks({ directed, mostNodes: 12 })),
        somePeople,
        fc.array(someChange, { minLength: 1, maxLength: 4 }),
        fc.nat(1000),
        (draft, people, drafts, closed) => {
          const before = networkOf(draft);
          const places = joinPlaces(before, people);
          const walks = new PlainWalks(before, walker);
          const added = changeStreets(before, pathsOn(before, drafts));
          const withPaths = new PlainWalks(added.network, walker);
          const carried = added.carry(places);
          const edge = closed % before.edgeCount;
          const without = new PlainWalks(
            changeStreets(before, [{ type: 'close-street', edge }]).network,
            walker,
          );
          for (let from = 0; from < places.count; from++) {
            for (let to = 0; to < places.count; to++) {
              const ticks = walks.ticks(places, from, places, to);
              assert.ok(withPaths.ticks(carried, from, carried, to) <= ticks);
              assert.ok(without.ticks(places, from, places, to) >= ticks);
            }
          }
        },
      ),
      { numRuns: networksEach(200), seed: 20_261_124 },
    );
  });
}

test('joining a street where nothing leads anywhere changes no walk by more than a tick', () => {
  fc.assert(
    fc.property(
      randomNetworks({ directed: true, mostNodes: 12 }),
      somePeople,
      fc.array(someChange, { minLength: 1, maxLength: 3 }),
      (draft, people, drafts) => {
        const before = networkOf(draft);
        const places = joinPlaces(before, people);
        // paths that begin and end at one point
        const spots = drafts.map((one) => ({ ...one, toAt: one.at, toShare: one.share }));
        const { network, carry } = changeStreets(before, pathsOn(before, spots));
        const walks = new PlainWalks(before, adult);
        const after = new PlainWalks(network, adult);
        for (let from = 0; from < places.count; from++) {
          for (let to = 0; to < places.count; to++) {
            const ticks = walks.ticks(places, from, places, to);
            const now = after.ticks(carry(places), from, carry(places), to);
            // a piece is rounded on its own; a walk meets no more than it has pieces
            if (Number.isFinite(ticks))
              assert.ok(now <= ticks && now >= ticks - 2 * spots.length - 2);
            else assert.equal(now, ticks);
          }
        }
      },
    ),
    { numRuns: networksEach(200), seed: 20_261_124 },
  );
});

test('a gate that opens never lengthens a walk, one that is put up never shortens one', () => {
  fc.assert(
    fc.property(
      randomNetworks({ directed: true, mostNodes: 12 }),
      somePeople,
      fc.nat(1000),
      (draft, people, at) => {
        const before = networkOf(draft);
        const places = joinPlaces(before, people);
        const node = at % before.nodeCount;
        const walksWith = (barrier: number) =>
          new PlainWalks(
            changeStreets(before, [{ type: 'set-barrier', node, barrier }]).network,
            adult,
          );
        const [open, shut] = [walksWith(BARRIER.none), walksWith(BARRIER.closed)];
        for (let from = 0; from < places.count; from++) {
          for (let to = 0; to < places.count; to++) {
            assert.ok(open.ticks(places, from, places, to) <= shut.ticks(places, from, places, to));
          }
        }
      },
    ),
    { numRuns: networksEach(200), seed: 20_261_124 },
  );
});

test('a gate put up in a street lengthens walks, but for the rounding of the two halves', () => {
  fc.assert(
    fc.property(
      randomNetworks({ directed: true, mostNodes: 12 }),
      somePeople,
      fc.nat(1000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (draft, people, at, share) => {
        const before = networkOf(draft);
        const places = joinPlaces(before, people);
        const edge = at % before.edgeCount;
        const alongDm = Math.round(share * before.edgeLengthDm[edge]);
        const { network, carry } = changeStreets(before, [
          { type: 'put-gate', at: { edge, alongDm }, barrier: BARRIER.closed },
        ]);
        const walks = new PlainWalks(before, adult);
        const gated = new PlainWalks(network, adult);
        for (let from = 0; from < places.count; from++) {
          for (let to = 0; to < places.count; to++) {
            const ticks = walks.ticks(places, from, places, to);
            assert.ok(gated.ticks(carry(places), from, carry(places), to) >= ticks - 2);
          }
        }
      },
    ),
    { numRuns: networksEach(200), seed: 20_261_127 },
  );
});
