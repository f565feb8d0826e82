import { pointOnEdge, UNREACHED, type WalkingNetwork, type Weights } from '@yike/engine-network';

/** A point along a street. */
export interface StreetSample {
  readonly edge: number;
  readonly alongDm: number;
  readonly lon: number;
  readonly lat: number;
}

/** Points along an edge from its beginning to its end, both included, at most so far apart. */
export function samplesOf(
  network: WalkingNetwork,
  edge: number,
  mostMetres: number,
): StreetSample[] {
  const lengthDm = network.edgeLengthDm[edge] ?? 0;
  const parts = Math.max(1, Math.ceil(lengthDm / (10 * mostMetres)));
  return Array.from({ length: parts + 1 }, (_, at) => {
    const alongDm = Math.round((lengthDm * at) / parts);
    const [lon, lat] = pointOnEdge(network, edge, alongDm);
    return { edge, alongDm, lon, lat };
  });
}

/** Edges that a walker walks in one direction at least. */
export function walkedEdges({ forwardTicks, backwardTicks }: Weights): number[] {
  return [...forwardTicks.keys()].filter(
    (edge) => forwardTicks[edge] !== UNREACHED || backwardTicks[edge] !== UNREACHED,
  );
}
