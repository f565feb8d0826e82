import { UNREACHED, type WalkingNetwork, type Weights } from '@yike/engine-network';
import { BoundedSearch } from '@yike/engine-reach';
import { samplesOf, walkedEdges } from './street-samples.ts';

/** How far a street may run outside all communities, as over a bridge, and still join two. */
const MOST_METRES_BETWEEN = 500;
const SAMPLE_METRES = 25;

/**
 * Of every community those one can walk over to without passing a third.
 * @param areaOf community of a position, −1 outside all
 */
export function neighboursOnFoot(
  network: WalkingNetwork,
  weights: Weights,
  communityCount: number,
  areaOf: (lon: number, lat: number) => number,
): number[][] {
  const edges = walkedEdges(weights);
  const ofNode = Int32Array.from(network.nodeLon, (lon, node) =>
    areaOf(lon, network.nodeLat[node] ?? 0),
  );
  const nearest = nearestCommunity(network, weights, edges, ofNode);
  const neighbours = Array.from({ length: communityCount }, () => new Set<number>());
  for (const edge of edges) {
    const along = communitiesAlong(network, edge, nearest, areaOf);
    for (const [at, to] of along.entries()) {
      const from = along[at - 1] ?? to;
      if (from === to || from < 0 || to < 0) continue;
      neighbours[from]?.add(to);
      neighbours[to]?.add(from);
    }
  }
  return neighbours.map((own) => [...own].sort((a, b) => a - b));
}

/** The communities that a street leads through, in order; −1 where it is long outside all. */
function communitiesAlong(
  network: WalkingNetwork,
  edge: number,
  communityOfNode: Int32Array,
  areaOf: (lon: number, lat: number) => number,
): number[] {
  const along: number[] = [];
  const samples = samplesOf(network, edge, SAMPLE_METRES);
  let insideDm = 0;
  for (const [at, { alongDm, lon, lat }] of samples.entries()) {
    const community = communityAt(at, samples.length, areaOf(lon, lat));
    if (community < 0) continue;
    if (along.length > 0 && alongDm - insideDm > 10 * MOST_METRES_BETWEEN) along.push(-1);
    along.push(community);
    insideDm = alongDm;
  }
  return along;

  /** Junctions outside count for whom they are near to. */
  function communityAt(at: number, count: number, own: number): number {
    if (own >= 0) return own;
    if (at === 0) return communityOfNode[network.edgeFrom[edge] ?? 0] ?? -1;
    return at === count - 1 ? (communityOfNode[network.edgeTo[edge] ?? 0] ?? -1) : -1;
  }
}

/** Junctions outside all communities belong to the one they are nearest to, as far as half the way between. */
function nearestCommunity(
  network: WalkingNetwork,
  weights: Weights,
  edges: readonly number[],
  ofNode: Int32Array,
): Int32Array {
  const search = new BoundedSearch(network, weights, 'away');
  search.begin(Math.round((MOST_METRES_BETWEEN / 2) * 10 * weights.flatRate));
  for (const edge of edges) {
    const from = ofNode[network.edgeFrom[edge] ?? 0] ?? -1;
    const to = ofNode[network.edgeTo[edge] ?? 0] ?? -1;
    if (from < 0 === to < 0) continue;
    // a street that leads out, from where it is still inside
    const alongDm = from >= 0 ? 0 : (network.edgeLengthDm[edge] ?? 0);
    search.addSource(edge, alongDm, 0, Math.max(from, to));
  }
  search.run();
  return ofNode.map((community, node) => {
    if (community >= 0 || search.ticksTo(node) === UNREACHED) return community;
    return search.sourceOf(node);
  });
}
