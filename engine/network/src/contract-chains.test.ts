import assert from 'node:assert/strict';
import { test } from 'node:test';
import { haversineMetres } from '@yike/engine-geometry';
import type { OsmTags } from '@yike/kernel';
import fc from 'fast-check';
import { buildNetwork } from './build-network.ts';
import { type OsmDraft, osmOf } from './testing.ts';
import { walkableWay } from './walkable-ways.ts';
import { EDGE_KIND, type WalkingNetwork } from './walking-network.ts';

const STREET: OsmTags = { highway: 'residential' };
const ONE_WAY: OsmTags = { highway: 'footway', 'oneway:foot': 'yes' };
const AGAINST: OsmTags = { highway: 'footway', 'oneway:foot': '-1' };

/** Nodes 1 … n on a line to the east, about 111 m apart at the equator. */
const inARow = (count: number, tags: Readonly<Record<number, OsmTags>> = {}): OsmDraft['nodes'] =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const id = at + 1;
      const of = tags[id];
      return [id, of === undefined ? [id * 0.001, 0] : [id * 0.001, 0, of]];
    }),
  );

/** Edges as OSM node ids in a row, the shape points between the ends. */
function drawn(network: WalkingNetwork): number[][] {
  const idAt = (lon: number): number => Math.round(lon * 1000);
  return Array.from({ length: network.edgeCount }, (_, edge) =>
    Array.from(
      network.shapeLon.subarray(network.firstShape[edge], network.firstShape[edge + 1]),
      idAt,
    ),
  );
}

const networkFrom = (nodes: OsmDraft['nodes'], ways: OsmDraft['ways']): WalkingNetwork =>
  buildNetwork(osmOf({ nodes, ways })).network;

test('points between junctions become the shape of one edge', () => {
  const network = networkFrom(inARow(5), [[[1, 2, 3, 4, 5], STREET]]);
  assert.deepEqual(drawn(network), [[1, 2, 3, 4, 5]]);
  assert.equal(network.nodeCount, 2);
  assert.equal(network.edgeLengthDm[0], Math.round(haversineMetres(0.001, 0, 0.005, 0) * 10));
  assert.deepEqual(Array.from(network.edgeWay), [100]);
});

test('ways of one street are joined, whichever way they were drawn', () => {
  const network = networkFrom(inARow(5), [
    [[1, 2, 3], STREET],
    [[5, 4, 3], STREET],
  ]);
  assert.deepEqual(drawn(network), [[1, 2, 3, 4, 5]]);
});

test('a junction stays a node', () => {
  const network = networkFrom(inARow(5), [
    [[1, 2, 3], STREET],
    [[2, 4], STREET],
  ]);
  assert.deepEqual(drawn(network), [
    [1, 2],
    [2, 3],
    [2, 4],
  ]);
});

test('a street is cut where its kind, name, slope or direction changes', () => {
  const network = networkFrom(inARow(9), [
    [[1, 2], STREET],
    [[2, 3], { ...STREET, name: '南京东路' }],
    [[3, 4], { highway: 'steps' }],
    [[4, 5], { highway: 'footway', incline: '5%' }],
    [[5, 6], { highway: 'footway', incline: '6%' }],
    [[6, 7], ONE_WAY],
    [[7, 8], AGAINST],
    [[8, 9], { highway: 'footway' }],
  ]);
  assert.equal(network.edgeCount, 8);
  assert.deepEqual(
    Array.from(network.edgeName, (name) => network.names[name]),
    ['', '南京东路', '', '', '', '', '', ''],
  );
  assert.deepEqual(Array.from(network.edgeKind), [0, 0, EDGE_KIND.stairs, 0, 0, 0, 0, 0]);
  assert.deepEqual(Array.from(network.edgeInclinePermille), [0, 0, 0, 50, 60, 0, 0, 0]);
  assert.deepEqual(Array.from(network.edgeOneWay), [0, 0, 0, 0, 0, 1, 2, 0]);
});

test('a node where something happens stays, though the street runs on', () => {
  const network = networkFrom(inARow(3, { 2: { barrier: 'stile' } }), [[[1, 2, 3], STREET]]);
  assert.deepEqual(drawn(network), [
    [1, 2],
    [2, 3],
  ]);
  assert.deepEqual(Array.from(network.nodeBarrier), [0, 2, 0]);
});

test('other tags of a node do not cut a street', () => {
  const network = networkFrom(inARow(3, { 2: { highway: 'street_lamp', name: 'x' } }), [
    [[1, 2, 3], STREET],
  ]);
  assert.equal(network.edgeCount, 1);
});

test('one-way ways that run on are one edge in the direction of the ways', () => {
  for (const ways of [
    [
      [[1, 2, 3], ONE_WAY],
      [[3, 4], ONE_WAY],
    ],
    [
      [[3, 4], ONE_WAY],
      [[1, 2, 3], ONE_WAY],
    ],
  ] as const) {
    const network = networkFrom(inARow(4), ways);
    assert.deepEqual(drawn(network), [[1, 2, 3, 4]]);
    assert.deepEqual(Array.from(network.edgeOneWay), [1]);
  }
});

test('a one-way chain found from its far end keeps its direction', () => {
  const network = networkFrom(inARow(5), [
    // the first segment ends in a junction and begins in the middle of a chain
    [[2, 3], ONE_WAY],
    [[1, 2], ONE_WAY],
    [[3, 4], STREET],
    [[3, 5], STREET],
  ]);
  assert.deepEqual(drawn(network), [
    [1, 2, 3],
    [3, 4],
    [3, 5],
  ]);
  assert.equal(network.edgeWay[0], 101);
});

test('one-way ways that meet head on stay two edges', () => {
  const network = networkFrom(inARow(3), [
    [[1, 2], ONE_WAY],
    [[3, 2], ONE_WAY],
  ]);
  assert.deepEqual(drawn(network), [
    [1, 2],
    [3, 2],
  ]);
});

test('a way that is one-way against its drawing is kept as drawn', () => {
  const network = networkFrom(inARow(3), [[[1, 2, 3], AGAINST]]);
  assert.deepEqual(drawn(network), [[1, 2, 3]]);
  assert.deepEqual(Array.from(network.edgeOneWay), [2]);
});

test('a ring by itself is one edge from a node to itself', () => {
  const network = networkFrom(inARow(4), [[[2, 3, 4, 2], STREET]]);
  assert.deepEqual(drawn(network), [[2, 3, 4, 2]]);
  assert.equal(network.nodeCount, 1);
  assert.equal(network.components[0].nodes, 1);
});

test('a ring that touches a street hangs on the junction', () => {
  const network = networkFrom(inARow(4), [
    [[2, 3, 4, 2], STREET],
    [[1, 2], STREET],
  ]);
  assert.deepEqual(drawn(network), [
    [1, 2],
    [2, 3, 4, 2],
  ]);
});

test('there and back on the same way is a street twice as long as neither', () => {
  const network = networkFrom(inARow(2), [[[1, 2, 1], STREET]]);
  assert.deepEqual(drawn(network), [[1, 2, 1]]);
});

test('two ways over the same two nodes are two edges', () => {
  const network = networkFrom(inARow(2), [
    [[1, 2], STREET],
    [[1, 2], { highway: 'steps' }],
  ]);
  assert.deepEqual(drawn(network), [
    [1, 2],
    [1, 2],
  ]);
});

test('a node named twice in a row adds nothing', () => {
  const network = networkFrom(inARow(3), [[[1, 2, 2, 2, 3], STREET]]);
  assert.deepEqual(drawn(network), [[1, 2, 3]]);
  assert.equal(networkFrom(inARow(1), [[[1, 1], STREET]]).edgeCount, 0);
});

test('a way stops at a node the file lacks, and goes on behind it', () => {
  const network = networkFrom(inARow(5), [[[1, 2, 99, 4, 5], STREET]]);
  assert.deepEqual(drawn(network), [
    [1, 2],
    [4, 5],
  ]);
});

test('a file without any street gives a network without edges', () => {
  const network = networkFrom(inARow(3), [[[1, 2], { waterway: 'river' }]]);
  assert.equal(network.edgeCount, 0);
  assert.equal(network.nodeCount, 0);
  assert.deepEqual(network.components, []);
});

// Random OSM data against a graph that was not contracted.

const NODES = 12;
const WAY_TAGS: readonly OsmTags[] = [
  STREET,
  STREET,
  STREET,
  { highway: 'steps' },
  ONE_WAY,
  AGAINST,
  { highway: 'footway', incline: '10%' },
  { highway: 'footway', incline: '-5%' },
  { waterway: 'river' },
];
const someOsm: fc.Arbitrary<OsmDraft> = fc
  .record({
    ways: fc.array(
      fc.tuple(
        // ids past NODES are missing from the file
        fc.array(fc.integer({ min: 1, max: NODES + 1 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...WAY_TAGS),
      ),
      { minLength: 1, maxLength: 6 },
    ),
    gates: fc.array(fc.integer({ min: 1, max: NODES }), { maxLength: 2 }),
  })
  .map(({ ways, gates }) => ({
    ways,
    nodes: Object.fromEntries(
      Array.from({ length: NODES }, (_, at) => {
        const [lon, lat] = [121 + at * 0.0011, 31 + ((at * at) % 7) * 0.0013];
        const isGate = gates.includes(at + 1);
        return [at + 1, isGate ? [lon, lat, { barrier: 'stile' }] : [lon, lat]];
      }),
    ),
  }));

/** A step between two OSM nodes, dearer on stairs and uphill so that kinds and directions count. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

function stepsOf(
  from: number,
  to: number,
  metres: number,
  rule: { kind: number; oneWay: number; inclinePermille: number },
): Step[] {
  const level = metres * (rule.kind === EDGE_KIND.stairs ? 3 : 1);
  const dearer = 1 + Math.abs(rule.inclinePermille) / 100;
  const steps: Step[] = [];
  if (rule.oneWay !== 2) steps.push({ from, to, cost: level * dearer });
  if (rule.oneWay !== 1)
    steps.push({ from: to, to: from, cost: level * (rule.inclinePermille > 0 ? 1 : dearer) });
  return steps;
}

function uncontracted({ nodes, ways }: OsmDraft): Step[] {
  return ways.flatMap(([ids, tags]) => {
    const rule = walkableWay(tags);
    if (rule === null) return [];
    return ids.flatMap((to, at) => {
      const from = ids[at - 1];
      const [a, b] = [nodes[from], nodes[to]];
      if (a === undefined || b === undefined || from === to) return [];
      return stepsOf(from, to, haversineMetres(a[0], a[1], b[0], b[1]), rule);
    });
  });
}

function costsBetween(steps: readonly Step[]): number[][] {
  const all = Array.from({ length: NODES + 1 }, (_, id) => id);
  const costs = all.map((a) => all.map((b) => (a === b ? 0 : Number.POSITIVE_INFINITY)));
  for (const { from, to, cost } of steps) costs[from][to] = Math.min(costs[from][to], cost);
  for (const via of all) {
    for (const a of all) {
      for (const b of all) costs[a][b] = Math.min(costs[a][b], costs[a][via] + costs[via][b]);
    }
  }
  return costs;
}

/** OSM ids of the network's nodes. */
function idsOf(network: WalkingNetwork): number[] {
  return Array.from(network.nodeLon, (lon) => Math.round((lon - 121) / 0.0011) + 1);
}

test('walks between the nodes that are left are as long as before contraction', () => {
  fc.assert(
    fc.property(someOsm, (draft) => {
      const { network } = buildNetwork(osmOf(draft));
      const ids = idsOf(network);
      const steps = Array.from(network.edgeFrom, (_, edge) =>
        stepsOf(
          ids[network.edgeFrom[edge]],
          ids[network.edgeTo[edge]],
          network.edgeLengthDm[edge] / 10,
          {
            kind: network.edgeKind[edge],
            oneWay: network.edgeOneWay[edge],
            inclinePermille: network.edgeInclinePermille[edge],
          },
        ),
      ).flat();
      const [engine, plain] = [costsBetween(steps), costsBetween(uncontracted(draft))];
      // every edge is rounded to a decimetre, and stairs count three times
      const tolerance = 0.05 * 3 * NODES;
      for (const a of ids) {
        for (const b of ids) {
          const [got, expected] = [engine[a][b], plain[a][b]];
          const isSame = got === expected || Math.abs(got - expected) <= tolerance;
          assert.ok(isSame, `${a} to ${b}: ${got} for ${expected}`);
        }
      }
    }),
    { numRuns: 400, seed: 31 },
  );
});

test('no street is lost or doubled, and every shape runs from node to node', () => {
  fc.assert(
    fc.property(someOsm, (draft) => {
      const { network } = buildNetwork(osmOf(draft));
      const { firstShape, shapeLon, shapeLat, shapeAlongDm } = network;
      let total = 0;
      for (let edge = 0; edge < network.edgeCount; edge++) {
        const [first, end] = [firstShape[edge], firstShape[edge + 1]];
        const [from, to] = [network.edgeFrom[edge], network.edgeTo[edge]];
        assert.equal(shapeLon[first], network.nodeLon[from]);
        assert.equal(shapeLat[first], network.nodeLat[from]);
        assert.equal(shapeLon[end - 1], network.nodeLon[to]);
        assert.equal(shapeLat[end - 1], network.nodeLat[to]);
        assert.equal(shapeAlongDm[first], 0);
        assert.equal(shapeAlongDm[end - 1], network.edgeLengthDm[edge]);
        let metres = 0;
        for (let at = first + 1; at < end; at++) {
          metres += haversineMetres(shapeLon[at - 1], shapeLat[at - 1], shapeLon[at], shapeLat[at]);
          assert.equal(shapeAlongDm[at], Math.round(metres * 10));
        }
        total += metres;
      }
      const ways = draft.ways.flatMap(([ids, tags]) =>
        uncontracted({
          nodes: draft.nodes,
          ways: [[ids, { ...tags, 'oneway:foot': 'yes', incline: '' }]],
        }),
      );
      const expected = ways.reduce((sum, { cost }) => sum + cost, 0);
      const stairs = Array.from(network.edgeKind, (kind, edge) =>
        kind === EDGE_KIND.stairs ? network.edgeLengthDm[edge] / 5 : 0,
      ).reduce((sum, extra) => sum + extra, 0);
      assert.ok(Math.abs(total + stairs - expected) < 0.2 * NODES);
    }),
    { numRuns: 200, seed: 32 },
  );
});

test('no node is left that a plain two-way street could run through', () => {
  fc.assert(
    fc.property(someOsm, (draft) => {
      const { network } = buildNetwork(osmOf(draft));
      const { firstArc, arcEdge, edgeKind, edgeOneWay, edgeInclinePermille } = network;
      const isDirected = (edge: number): boolean =>
        edgeOneWay[edge] !== 0 || edgeInclinePermille[edge] !== 0;
      for (let node = 0; node < network.nodeCount; node++) {
        if (firstArc[node + 1] - firstArc[node] !== 2 || network.nodeBarrier[node] > 0) continue;
        const [a, b] = [arcEdge[firstArc[node]] >> 1, arcEdge[firstArc[node] + 1] >> 1];
        const mayJoin = a !== b && edgeKind[a] === edgeKind[b] && !isDirected(a) && !isDirected(b);
        assert.ok(!mayJoin);
      }
    }),
    { numRuns: 200, seed: 33 },
  );
});

test('the same data give the same network, and a gate on a street is a node of it', () => {
  fc.assert(
    fc.property(someOsm, (draft) => {
      const { network } = buildNetwork(osmOf(draft));
      assert.deepEqual(buildNetwork(osmOf(draft)).network, network);
      const gates = Object.entries(draft.nodes).filter(([, node]) => node[2] !== undefined);
      const used = new Set(uncontracted(draft).flatMap(({ from, to }) => [from, to]));
      const ids = idsOf(network);
      for (const [id] of gates) {
        assert.equal(ids.includes(Number(id)), used.has(Number(id)));
      }
    }),
    { numRuns: 100, seed: 34 },
  );
});
