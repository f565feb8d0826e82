import type { OsmTags } from '@yike/kernel';
import { Cells } from './cells.ts';
import type { MapNode, OsmMap } from './osm-map.ts';
import { at, distance, type Point } from './plane-geometry.ts';

/** The district as a graph for those on foot, for tests: plain, slow and easy to trust. */
export interface WalkGraph {
  readonly nodes: ReadonlyMap<number, MapNode>;
  /** Node id → its neighbours and the metres to them. */
  readonly ways: ReadonlyMap<number, readonly { readonly to: number; readonly metres: number }[]>;
}

const NEAR_METRES = 250;
const WALKABLE = new Set(
  'primary secondary tertiary residential pedestrian living_street service footway path steps'.split(
    ' ',
  ),
);

/** Streets that may be walked, without the ways and nodes that `barred` names. */
export function walkGraph(
  map: OsmMap,
  barred: (tags: OsmTags) => boolean = () => false,
): WalkGraph {
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const ways = new Map<number, { to: number; metres: number }[]>();
  const link = (from: MapNode, to: MapNode): void => {
    const step = { to: to.id, metres: distance(from.at, to.at) };
    const known = ways.get(from.id);
    if (known === undefined) ways.set(from.id, [step]);
    else known.push(step);
  };
  for (const { nodeIds, tags } of map.ways) {
    if (!isWalkable(tags) || barred(tags)) continue;
    for (const [a, b] of pairs(nodeIds.map((id) => existing(nodes, id)))) {
      if ([a, b].some((node) => isShut(node.tags) || barred(node.tags))) continue;
      link(a, b);
      link(b, a);
    }
  }
  return { nodes, ways };
}

function isWalkable(tags: OsmTags): boolean {
  const forbidden = tags['foot'] === 'use_sidepath' || tags['access'] === 'private';
  return WALKABLE.has(tags['highway'] ?? '') && !forbidden;
}

function existing(nodes: ReadonlyMap<number, MapNode>, id: number): MapNode {
  const node = nodes.get(id);
  if (node === undefined) throw new Error(`a way names node ${id}, which is not there`);
  return node;
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.slice(1).map((second, i) => [at(list, i), second]);
}

function isShut(tags: OsmTags): boolean {
  return tags['barrier'] === 'gate' && tags['access'] === 'private';
}

/** Metres from the nearest of the starts to every node that can be reached. */
export function metresFrom(graph: WalkGraph, starts: readonly number[]): Map<number, number> {
  const metres = new Map(starts.map((id) => [id, 0]));
  let edge: Iterable<number> = starts;
  for (
    let next = oneStep(graph, edge, metres);
    next.size > 0;
    next = oneStep(graph, edge, metres)
  ) {
    edge = next;
  }
  return metres;
}

function oneStep(
  graph: WalkGraph,
  edge: Iterable<number>,
  metres: Map<number, number>,
): Set<number> {
  const improved = new Set<number>();
  for (const id of edge) {
    for (const { to, metres: length } of graph.ways.get(id) ?? []) {
      const arrival = (metres.get(id) ?? 0) + length;
      if (arrival >= (metres.get(to) ?? Number.POSITIVE_INFINITY) - 1e-6) continue;
      metres.set(to, arrival);
      improved.add(to);
    }
  }
  return improved;
}

/** Finds the node on a walkable way nearest to a point, within a few streets of it. */
export function nearestNodeFinder(graph: WalkGraph): (point: Point) => number {
  const cells = new Cells<MapNode>();
  for (const id of graph.ways.keys()) {
    const node = existing(graph.nodes, id);
    cells.add([node.at], node);
  }
  return (point) => {
    const corner = (metres: number): Point => [point[0] + metres, point[1] + metres];
    let best = { id: -1, off: Number.POSITIVE_INFINITY };
    for (const { id, at: place } of cells.near([corner(-NEAR_METRES), corner(NEAR_METRES)])) {
      const off = distance(place, point);
      if (off < best.off) best = { id, off };
    }
    return best.id;
  };
}
