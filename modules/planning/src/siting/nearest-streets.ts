import { StreetSnapper, type WalkingNetwork } from '@yike/engine-network';

const FARTHEST_METRES = 300;

/** Names of the nearest streets that have one; null where none is within 300 m. */
export function nearestStreetNames(
  network: WalkingNetwork,
  places: readonly { readonly lon: number; readonly lat: number }[],
): (string | null)[] {
  const named = [...network.edgeName.keys()].filter((edge) => (network.edgeName[edge] ?? 0) > 0);
  if (named.length === 0) return places.map(() => null);
  const { first, edge, offDm } = new StreetSnapper(network, named).snap(
    places.map(({ lon }) => lon),
    places.map(({ lat }) => lat),
    FARTHEST_METRES,
  );
  return places.map((_, place) => {
    const joints = range(first[place] ?? 0, first[place + 1] ?? 0);
    const [nearest] = joints.sort((a, b) => (offDm[a] ?? 0) - (offDm[b] ?? 0));
    if (nearest === undefined) return null;
    return network.names[network.edgeName[edge[nearest] ?? 0] ?? 0] || null;
  });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
