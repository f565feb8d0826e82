import { STANDARD_WALKERS, type Walker, type WalkingNetwork, weigh } from '@yike/engine-network';
import {
  joinPlaces,
  type NetworkDraft,
  networkOf,
  randomNetworks,
  randomPlaces,
} from '@yike/engine-network/testing';
import { customise, eliminationOrder, jointsByEdge } from '@yike/engine-reach';
import { PlainWalks } from '@yike/engine-reach/testing';
import fc from 'fast-check';
import type { Walks } from '../accessibility.ts';

type PlacesDraft = Parameters<typeof joinPlaces>[1];

/** A random town with people, places and somebody's way of walking. */
interface SomeTown {
  readonly walker: Walker;
  readonly network: WalkingNetwork;
  readonly homes: PlacesDraft;
  readonly spots: PlacesDraft;
}

export const somePlainTown: fc.Arbitrary<SomeTown> = fc.record({
  walker: fc.constantFrom(...STANDARD_WALKERS),
  network: fc
    .boolean()
    .chain((directed): fc.Arbitrary<NetworkDraft> => randomNetworks({ directed }))
    .map(networkOf),
  homes: randomPlaces('some'),
  spots: randomPlaces('some'),
});

export function walksOf({ walker, network, homes, spots }: SomeTown): Walks {
  return {
    graph: customise(eliminationOrder(network), network, weigh(network, walker)),
    demand: jointsByEdge(network, joinPlaces(network, homes)),
    places: jointsByEdge(network, joinPlaces(network, spots)),
  };
}

/** Ticks by home and spot, as the plain reference has them; Infinity where there is no way. */
export function plainTicks({ walker, network, homes, spots }: SomeTown): number[][] {
  const plain = new PlainWalks(network, walker);
  const [from, to] = [joinPlaces(network, homes), joinPlaces(network, spots)];
  return homes.map((_, home) => spots.map((_, spot) => plain.ticks(from, home, to, spot)));
}

/** Equal but for the order in which fractions were added. */
export function assertClose(value: number, expected: number): void {
  const slack = 1e-9 * Math.max(1, Math.abs(expected));
  if (!(Math.abs(value - expected) <= slack)) throw new Error(`${value} is not ${expected}`);
}
