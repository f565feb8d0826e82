import fc from 'fast-check';
import type { Joints } from '../snap.ts';
import { BARRIER, CROSSING, EDGE_KIND, type WalkingNetwork } from '../walking-network.ts';
import type { NetworkDraft } from './network-of.ts';

interface Variety {
  /** Streets that are barred or slower in one direction. */
  readonly directed: boolean;
  /** Also slopes; only where the network is directed. */
  readonly slopes?: boolean;
  readonly mostNodes?: number;
  readonly shortestDm?: number;
}

const LONGEST_DM = 4000;

/**
 * Random towns: parallel streets, loops, streets of no length, loose parts, stairs, rough ways,
 * barriers and crossings of every kind.
 */
export function randomNetworks({
  directed,
  slopes = directed,
  mostNodes = 9,
  shortestDm = 0,
}: Variety): fc.Arbitrary<NetworkDraft> {
  const node = fc.nat(mostNodes - 1);
  const barrier = mostly(BARRIER.none, BARRIER.kerb, BARRIER.noWheels, BARRIER.closed);
  const crossing = mostly(CROSSING.none, CROSSING.signalled, CROSSING.other);
  const edge = fc.record({
    from: node,
    to: node,
    lengthDm: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: shortestDm, max: LONGEST_DM }) },
      { weight: 1, arbitrary: fc.integer({ min: shortestDm, max: 3 }) },
    ),
    kind: mostly(EDGE_KIND.flat, EDGE_KIND.stairs, EDGE_KIND.rough),
    oneWay: directed ? mostly<0 | 1 | 2>(0, 1, 2) : fc.constant<0>(0),
    inclinePermille: slopes ? mostly(0, -60, -250, 60, 250, 1000) : fc.constant(0),
    crossingFrom: crossing,
    crossingTo: crossing,
  });
  return fc
    .record({
      nodeCount: fc.integer({ min: 1, max: mostNodes }),
      barriers: fc.array(barrier, { minLength: mostNodes, maxLength: mostNodes }),
      edges: fc.array(edge, { minLength: 1, maxLength: 2 * mostNodes }),
    })
    .map(({ nodeCount, barriers, edges }) => {
      const nodes = barriers.slice(0, nodeCount).map((nodeBarrier, at) => ({
        lon: at * 0.001,
        lat: (at % 3) * 0.001,
        barrier: nodeBarrier,
      }));
      const fitted = edges.map((draft) => ({
        ...draft,
        from: draft.from % nodeCount,
        to: draft.to % nodeCount,
      }));
      return { nodes, edges: fitted };
    });
}

/** Where a place touches a street, for networks of any size; `joinPlaces` fits it to one. */
interface JointDraft {
  readonly edge: number;
  readonly share: number;
  readonly offDm: number;
}

/**
 * Random places along edges: at nodes, on the way, several on one edge, off the street; each with
 * one joint, or with none to three.
 */
export function randomPlaces(jointsEach: 'one' | 'some', most = 6): fc.Arbitrary<JointDraft[][]> {
  const joint = fc.record({
    edge: fc.nat(1000),
    share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    offDm: fc.oneof(fc.constant(0), fc.nat(600)),
  });
  const bounds = jointsEach === 'one' ? { minLength: 1, maxLength: 1 } : { maxLength: 3 };
  return fc.array(fc.array(joint, bounds), { minLength: 1, maxLength: most });
}

/** The places on this network: edges are counted round, shares become decimetres. */
export function joinPlaces(network: WalkingNetwork, places: readonly JointDraft[][]): Joints {
  const { edgeCount, edgeLengthDm } = network;
  const joints = places.flat();
  const edge = Uint32Array.from(joints, (joint) => joint.edge % edgeCount);
  const first = new Uint32Array(places.length + 1);
  places.forEach((own, place) => {
    first[place + 1] = first[place] + own.length;
  });
  return {
    count: places.length,
    first,
    edge,
    alongDm: Uint32Array.from(joints, ({ share }, at) =>
      Math.round(share * edgeLengthDm[edge[at]]),
    ),
    offDm: Uint32Array.from(joints, ({ offDm }) => offDm),
  };
}

/** Most often the first; it is also what failing examples shrink to. */
function mostly<Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}
