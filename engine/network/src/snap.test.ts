import assert from 'node:assert/strict';
import { test } from 'node:test';
import { haversineMetres, planeAt, planeX, planeY, projectOnSegment } from '@yike/engine-geometry';
import fc from 'fast-check';
import { type Joints, StreetSnapper } from './snap.ts';
import { networkOf } from './testing/network-of.ts';
import { townFromText } from './testing/town-from-text.ts';
import { EDGE_KIND, NO_COMPONENT, type WalkingNetwork } from './walking-network.ts';

interface Touch {
  readonly edge: number;
  readonly alongDm: number;
  readonly offDm: number;
}

function touchesOf(joints: Joints, place = 0): Touch[] {
  return Array.from({ length: joints.first[place + 1] - joints.first[place] }, (_, at) => {
    const joint = joints.first[place] + at;
    return {
      edge: joints.edge[joint],
      alongDm: joints.alongDm[joint],
      offDm: joints.offDm[joint],
    };
  });
}

const METRES_PER_DEGREE = 6_371_000 * (Math.PI / 180);
const north = (metres: number): number => metres / METRES_PER_DEGREE;

test('a place joins the nearest point along a street, not the nearest node', () => {
  const { network, edge } = townFromText(`
A----------B
`);
  const lat = network.nodeLat[0] + north(20);
  const lon = network.nodeLon[1] / 4;
  const [touch] = touchesOf(new StreetSnapper(network).snap([lon], [lat]));
  assert.deepEqual(touch, { edge: edge('A', 'B'), alongDm: 825, offDm: 200 });
});

test('the limit is inclusive, and beyond it a place stays unjoined', () => {
  const { network } = townFromText(`
A----------B
`);
  const snapper = new StreetSnapper(network);
  const lon = network.nodeLon[1] / 2;
  const lat = network.nodeLat[0] + north(50);
  const exactly = snapper.metresToStreet(lon, lat, 60);
  assert.ok(Math.abs(exactly - 50) < 1e-6);
  const joined = snapper.snap([lon, lon, lon], [lat, lat, lat], exactly);
  assert.deepEqual(Array.from(joined.first), [0, 1, 2, 3]);
  const unjoined = snapper.snap([lon], [lat], exactly - 1e-6);
  assert.deepEqual(Array.from(unjoined.first), [0, 0]);
  assert.equal(snapper.metresToStreet(lon, lat, exactly), exactly);
  assert.equal(snapper.metresToStreet(lon, lat, exactly - 1e-6), Number.POSITIVE_INFINITY);
});

test('a place on a node of the network has no metres off the street, even with a limit of none', () => {
  const { network, node } = townFromText(`
A---B
    |
    C
`);
  const at = node('B');
  const snapper = new StreetSnapper(network);
  const [touch] = touchesOf(snapper.snap([network.nodeLon[at]], [network.nodeLat[at]], 0));
  assert.equal(touch.offDm, 0);
});

test('a loose scrap of footway captures nobody: the longer part is joined as well', () => {
  const { network, edge } = townFromText(`
A--B

C-------------D
`);
  const lon = network.nodeLon[1] / 2;
  const lat = network.nodeLat[0] - north(5);
  const touches = touchesOf(new StreetSnapper(network).snap([lon], [lat]));
  assert.deepEqual(
    touches.map((touch) => touch.edge),
    [edge('A', 'B'), edge('C', 'D')],
  );
});

test('a place beside the longest part does not join the scraps behind it', () => {
  const { network, edge } = townFromText(`
A--B

C-------------D
`);
  const lat = network.nodeLat[edge('C', 'D') + 1] + north(5);
  const touches = touchesOf(new StreetSnapper(network).snap([0.0003], [lat]));
  assert.deepEqual(
    touches.map((touch) => touch.edge),
    [edge('C', 'D')],
  );
});

test('every longer part within the limit is joined, also one farther away than the longest', () => {
  const { network, edge } = townFromText(`
A-B

C--------------D


E--------F
`);
  const lat = network.nodeLat[0] + north(1);
  const touches = touchesOf(new StreetSnapper(network).snap([0.0003], [lat]));
  assert.deepEqual(
    touches.map((touch) => touch.edge),
    [edge('A', 'B'), edge('C', 'D'), edge('E', 'F')],
  );
});

test('a place beside stairs also joins the street for wheels round the corner, not one far below', () => {
  const { network, edge } = townFromText(`
A=====B
      |
C-----D
`);
  const [above, below] = [network.nodeLat[0], network.nodeLat[2]];
  const edgesAt = (lat: number): number[] =>
    touchesOf(new StreetSnapper(network).snap([0.0003], [lat])).map((touch) => touch.edge);
  const justAboveHalfWay = (above + below) / 2 + north(10);
  assert.deepEqual(edgesAt(justAboveHalfWay), [edge('A', 'B'), edge('C', 'D')]);
  const onTheStairs = above - north(5);
  assert.deepEqual(edgesAt(onTheStairs), [edge('A', 'B')]);
});

test('a network without streets cannot be snapped to', () => {
  assert.throws(() => new StreetSnapper(networkOf({ nodes: [], edges: [] })));
});

test('a place whose coordinates are not numbers joins nothing', () => {
  const { network } = townFromText('A----B');
  const { NaN: none, POSITIVE_INFINITY: endless } = Number;
  const snapper = new StreetSnapper(network);
  const joints = snapper.snap([none, 0, none, endless, 0], [0, none, none, 0, endless]);
  assert.deepEqual(Array.from(joints.first), [0, 0, 0, 0, 0, 0]);
  assert.equal(snapper.metresToStreet(none, 0), Number.POSITIVE_INFINITY);
});

// Random streets against brute force over every segment.

const degree = fc.double({ min: 0, max: 0.006, noNaN: true });
const someStreets = fc.array(
  fc.record({ a: fc.tuple(degree, degree), b: fc.tuple(degree, degree), isStairs: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);

/** Streets that share a node where they were drawn from the same point. */
function networkOfStreets(streets: readonly { a: number[]; b: number[]; isStairs: boolean }[]) {
  const nodes = streets.flatMap(({ a, b }) =>
    [a, b].map(([x, y]) => ({ lon: 121 + x, lat: 31 + y })),
  );
  const edges = streets.map(({ a, b, isStairs }, at) => {
    // every third street begins where the one before it ended
    const from = at % 3 === 2 ? 2 * at - 1 : 2 * at;
    const to = 2 * at + 1;
    const metres = haversineMetres(nodes[from].lon, nodes[from].lat, nodes[to].lon, nodes[to].lat);
    assert.ok(a.length === b.length);
    return {
      from,
      to,
      lengthDm: Math.round(metres * 10),
      kind: isStairs ? EDGE_KIND.stairs : EDGE_KIND.flat,
    };
  });
  return networkOf({ nodes, edges });
}

/** Every edge within the limit, nearest first, as `[edge, metres]`. */
function edgesAround(network: WalkingNetwork, lon: number, lat: number, limitMetres: number) {
  const plane = planeAt(lat);
  const around: { edge: number; metres: number; alongDm: number }[] = [];
  for (let edge = 0; edge < network.edgeCount; edge++) {
    for (let at = network.firstShape[edge]; at < network.firstShape[edge + 1] - 1; at++) {
      const { t, distance } = projectOnSegment(
        plane,
        planeX(plane, lon),
        planeY(plane, lat),
        planeX(plane, network.shapeLon[at]),
        planeY(plane, network.shapeLat[at]),
        planeX(plane, network.shapeLon[at + 1]),
        planeY(plane, network.shapeLat[at + 1]),
      );
      const [start, end] = [network.shapeAlongDm[at], network.shapeAlongDm[at + 1]];
      const alongDm = start + Math.round(t * (end - start));
      if (distance <= limitMetres) around.push({ edge, metres: distance, alongDm });
    }
  }
  return around.sort((a, b) => a.metres - b.metres || a.edge - b.edge);
}

/** The rule of joining, said as plainly as possible. */
function expectedTouches(network: WalkingNetwork, lon: number, lat: number, limitMetres: number) {
  const around = edgesAround(network, lon, lat, limitMetres);
  const joined: typeof around = [];
  for (const componentOf of [network.edgeComponent, network.edgeWheelComponent]) {
    const usable = around.filter(({ edge }) => componentOf[edge] !== NO_COMPONENT);
    const seen = new Set<number>();
    for (const touch of usable) {
      const component = componentOf[touch.edge];
      if (component > componentOf[usable[0].edge] || seen.has(component)) continue;
      seen.add(component);
      // for wheels only what is hardly farther off than the nearest street of all
      if (componentOf === network.edgeWheelComponent && touch.metres > around[0].metres + 25)
        continue;
      if (!joined.some(({ edge }) => edge === touch.edge)) joined.push(touch);
    }
  }
  return joined.map(({ edge, metres, alongDm }) => ({
    edge,
    alongDm,
    offDm: Math.round(metres * 10),
  }));
}

test('snapping finds what a look at every segment finds', () => {
  fc.assert(
    fc.property(
      someStreets,
      fc.array(fc.tuple(degree, degree), { minLength: 1, maxLength: 8 }),
      fc.oneof(fc.constant(200), fc.integer({ min: 0, max: 900 })),
      (streets, points, limitMetres) => {
        const network = networkOfStreets(streets);
        const snapper = new StreetSnapper(network);
        const lons = points.map(([x]) => 121 + x);
        const lats = points.map(([, y]) => 31 + y);
        const joints = snapper.snap(lons, lats, limitMetres);
        points.forEach((_, place) => {
          const [lon, lat] = [lons[place], lats[place]];
          assert.deepEqual(
            touchesOf(joints, place),
            expectedTouches(network, lon, lat, limitMetres),
          );
          assert.equal(
            snapper.metresToStreet(lon, lat, limitMetres),
            edgesAround(network, lon, lat, limitMetres)[0]?.metres ?? Number.POSITIVE_INFINITY,
          );
        });
      },
    ),
    { numRuns: 400, seed: 200 },
  );
});
