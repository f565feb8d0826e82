import { type LonLat, partOfShape } from './edge-shape.ts';
import { endsOfChain } from './street-pieces.ts';
import type { NearStreet, StreetPlan } from './street-plan.ts';
import type { WalkingNetwork } from './walking-network.ts';

/** Which streets are meant. Without a name, a way or a position: all. */
export interface StreetQuery {
  readonly name: string | null;
  /** Number of an OSM way; `wayEdges` says which edges run along it. */
  readonly way: number | null;
  /** Without it: the edges that begin on the way. */
  readonly wayEdges?: readonly number[];
  /** The stretch nearest to here alone. */
  readonly at: LonLat | null;
  /** The stretches along the streets from here to there alone. */
  readonly between: readonly [LonLat, LonLat] | null;
  /** An `EDGE_KIND` code; without it any. */
  readonly kind?: number;
}

export type StretchesFound =
  | { readonly stretches: readonly number[] }
  /** No street has the name or the number, or no open one is near; or the streets do not lead from one to the other. */
  | { readonly missing: 'street' | 'near' | 'between' };

/** The open stretches that are meant, in the order of their numbers. */
export function findStretches(
  plan: StreetPlan,
  { name, way, wayEdges = [], at, between, kind }: StreetQuery,
): StretchesFound {
  const { network } = plan;
  const alongWay = new Set(wayEdges);
  const edges = plan
    .listOpenEdges()
    .filter(
      (edge) =>
        (name === null || network.names[network.edgeName[edge]] === name) &&
        (way === null || network.edgeWay[edge] === way || alongWay.has(plan.stretchOf(edge))) &&
        (kind === undefined || network.edgeKind[edge] === kind),
    );
  if (edges.length === 0) return { missing: 'street' };
  const near = (position: LonLat): NearStreet | undefined => plan.findNear(position, edges);
  if (between !== null) {
    const [from, to] = [near(between[0]), near(between[1])];
    if (from === undefined || to === undefined) return { missing: 'near' };
    const along = edgesBetween(network, edges, from.point.edge, to.point.edge);
    return along === null ? { missing: 'between' } : { stretches: stretchesOf(plan, along) };
  }
  if (at === null) return { stretches: stretchesOf(plan, edges) };
  const nearest = near(at);
  if (nearest === undefined) return { missing: 'near' };
  return { stretches: stretchesOf(plan, [nearest.point.edge]) };
}

/**
 * The edges that run along some part of a line between two neighbouring points of it. Chains of ways become one
 * edge, which remembers the way it begins on alone; their places it keeps.
 */
export function edgesAlong(network: WalkingNetwork, line: readonly LonLat[]): number[] {
  const { edgeCount, firstShape, shapeLon, shapeLat } = network;
  const parts = new Set(
    line.slice(1).flatMap((to, at) => [`${line[at]} ${to}`, `${to} ${line[at]}`]),
  );
  const isAlong = (edge: number): boolean => {
    for (let at = firstShape[edge]; at + 1 < firstShape[edge + 1]; at++) {
      const part = `${shapeLon[at]},${shapeLat[at]} ${shapeLon[at + 1]},${shapeLat[at + 1]}`;
      if (parts.has(part)) return true;
    }
    return false;
  };
  return Array.from({ length: edgeCount }, (_, edge) => edge).filter(isAlong);
}

function stretchesOf(plan: StreetPlan, edges: readonly number[]): number[] {
  return [...new Set(edges.map((edge) => plan.stretchOf(edge)))].sort((a, b) => a - b);
}

/** The edges of the shortest way from one to another along some edges, both included; null: none leads there. */
function edgesBetween(
  network: WalkingNetwork,
  edges: readonly number[],
  from: number,
  to: number,
): number[] | null {
  const { edgeLengthDm } = network;
  const neighboursOf = neighboursAmong(network, edges);
  const cameFrom = new Map<number, number>([[from, -1]]);
  const lengthTo = new Map<number, number>([[from, 0]]);
  const lengthOf = (edge: number): number => lengthTo.get(edge) ?? Number.POSITIVE_INFINITY;
  const open = new Set([from]);
  while (open.size > 0) {
    const next = [...open].reduce((best, edge) => (lengthOf(edge) < lengthOf(best) ? edge : best));
    open.delete(next);
    if (next === to) return wayBack(cameFrom, to);
    for (const edge of neighboursOf(next)) {
      const length = lengthOf(next) + edgeLengthDm[edge];
      if (length >= lengthOf(edge)) continue;
      lengthTo.set(edge, length);
      cameFrom.set(edge, next);
      open.add(edge);
    }
  }
  return null;
}

function neighboursAmong(
  { edgeFrom, edgeTo }: WalkingNetwork,
  edges: readonly number[],
): (edge: number) => number[] {
  const edgesAt = new Map<number, number[]>();
  for (const edge of edges) {
    for (const node of [edgeFrom[edge], edgeTo[edge]]) {
      edgesAt.set(node, [...(edgesAt.get(node) ?? []), edge]);
    }
  }
  return (edge) => [edgeFrom[edge], edgeTo[edge]].flatMap((node) => edgesAt.get(node) ?? []);
}

function wayBack(cameFrom: ReadonlyMap<number, number>, last: number): number[] {
  const edges: number[] = [];
  for (let edge = last; edge >= 0; edge = cameFrom.get(edge) ?? -1) edges.push(edge);
  return edges;
}

/** Stretches as a planner would tell of them. */
export interface StretchesTold {
  readonly metres: number;
  readonly names: readonly string[];
  /**
   * The two junctions they lead from and to, each as the names of the other streets there; null where they
   * end at other than two.
   */
  readonly ends: readonly [readonly string[], readonly string[]] | null;
  readonly lines: readonly (readonly LonLat[])[];
}

export function tellStretches(
  network: WalkingNetwork,
  stretches: readonly number[],
): StretchesTold {
  const { edgeFrom, edgeTo, edgeLengthDm, edgeName, names } = network;
  const own = new Set(stretches.map((edge) => names[edgeName[edge]]));
  const ends = endsOfChain(network, stretches).map(({ edge, alongDm }) =>
    alongDm === 0 ? edgeFrom[edge] : edgeTo[edge],
  );
  return {
    metres: stretches.reduce((sum, edge) => sum + edgeLengthDm[edge], 0) / 10,
    names: [...own].filter((name) => name !== ''),
    ends:
      ends.length === 2 ? [namesAt(network, ends[0], own), namesAt(network, ends[1], own)] : null,
    lines: stretches.map((edge) => partOfShape(network, edge, 0, edgeLengthDm[edge])),
  };
}

function namesAt(
  { firstArc, arcEdge, edgeName, names }: WalkingNetwork,
  node: number,
  without: ReadonlySet<string>,
): string[] {
  const found = new Set<string>();
  for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
    const name = names[edgeName[arcEdge[arc] >> 1]];
    if (name !== '' && !without.has(name)) found.add(name);
  }
  return [...found];
}
