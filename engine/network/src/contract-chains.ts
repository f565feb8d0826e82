import { haversineMetres, placeOrder } from '@yike/engine-geometry';
import type { OsmNodes } from '@yike/kernel';
import type { StreetSegments, Stretch } from './street-segments.ts';

/** Edges between the nodes that matter, each with the shape of the chain it was made of. */
export interface ContractedEdges {
  readonly nodeCount: number;
  /** Place in `osm.nodes` of every node. */
  readonly osmNode: Uint32Array;
  readonly edgeCount: number;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly edgeLengthDm: Uint32Array;
  readonly edgeStretch: Uint32Array;
  readonly edgeWay: Float64Array;
  readonly firstShape: Uint32Array;
  readonly shapeLon: Float64Array;
  readonly shapeLat: Float64Array;
  readonly shapeAlongDm: Uint32Array;
}

const NO_NODE = 0xffffffff;

/**
 * Joins segments into edges: a node where exactly two segments of the same stretch meet, and where
 * nothing happens to a walker, becomes a point of an edge's shape. A ring without any other node
 * keeps the one its first segment begins at. Edges run in the way's direction. They and their nodes are
 * numbered by place, so that what is near in the town is near in memory.
 */
export function contractChains(
  osmNodes: OsmNodes,
  segments: StreetSegments,
  isEvent: (osmNode: number) => boolean,
): ContractedEdges {
  const ends = segmentEnds(osmNodes.ids.length, segments);
  const isNode = markNodes(osmNodes.ids.length, segments, ends, isEvent);
  const walker = new ChainWalker(osmNodes, segments, ends, isNode);
  const inOrder = segmentsByPlace(osmNodes, segments);
  for (const segment of inOrder) {
    if (isNode[segments.from[segment]] === 1) walker.follow(segment, true);
    if (isNode[segments.to[segment]] === 1) walker.follow(segment, false);
  }
  // what is left are rings that meet no other street
  for (const segment of inOrder) {
    if (walker.isTaken(segment)) continue;
    isNode[segments.from[segment]] = 1;
    walker.follow(segment, true);
  }
  return walker.finish();
}

function segmentsByPlace({ lons, lats }: OsmNodes, { count, from }: StreetSegments): Uint32Array {
  const begin = from.subarray(0, count);
  return placeOrder(
    Float64Array.from(begin, (node) => lons[node]),
    Float64Array.from(begin, (node) => lats[node]),
  );
}

interface SegmentEnds {
  readonly first: Uint32Array;
  readonly segment: Uint32Array;
}

function segmentEnds(nodeCount: number, { count, from, to }: StreetSegments): SegmentEnds {
  const first = new Uint32Array(nodeCount + 1);
  for (let s = 0; s < count; s++) {
    first[from[s] + 1]++;
    first[to[s] + 1]++;
  }
  for (let node = 0; node < nodeCount; node++) first[node + 1] += first[node];
  const nextFree = first.slice(0, nodeCount);
  const segment = new Uint32Array(2 * count);
  for (let s = 0; s < count; s++) {
    segment[nextFree[from[s]]++] = s;
    segment[nextFree[to[s]]++] = s;
  }
  return { first, segment };
}

function markNodes(
  nodeCount: number,
  segments: StreetSegments,
  ends: SegmentEnds,
  isEvent: (osmNode: number) => boolean,
): Uint8Array {
  const isNode = new Uint8Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const at = ends.first[node];
    const degree = ends.first[node + 1] - at;
    if (degree === 0) continue;
    const passes =
      degree === 2 &&
      !isEvent(node) &&
      continues(segments, ends.segment[at], ends.segment[at + 1], node);
    isNode[node] = passes ? 0 : 1;
  }
  return isNode;
}

/** Is it still the same street when one walks from segment `a` over `node` into segment `b`? */
function continues(segments: StreetSegments, a: number, b: number, node: number): boolean {
  if (segments.stretch[a] !== segments.stretch[b]) return false;
  const runsOn = (segments.to[a] === node) === (segments.from[b] === node);
  return runsOn || isSymmetric(segments.stretches[segments.stretch[a]]);
}

function isSymmetric({ rule }: Stretch): boolean {
  return rule.oneWay === 0 && rule.inclinePermille === 0;
}

class ChainWalker {
  readonly #osmNodes: OsmNodes;
  readonly #segments: StreetSegments;
  readonly #ends: SegmentEnds;
  readonly #isNode: Uint8Array;
  readonly #isTaken: Uint8Array;
  readonly #numberOf: Uint32Array;
  readonly #nodes: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #lengthDm: number[] = [];
  readonly #stretch: number[] = [];
  readonly #way: number[] = [];
  readonly #firstShape: number[] = [0];
  readonly #shape: number[] = [];
  readonly #along: number[] = [];

  constructor(osmNodes: OsmNodes, segments: StreetSegments, ends: SegmentEnds, isNode: Uint8Array) {
    this.#osmNodes = osmNodes;
    this.#segments = segments;
    this.#ends = ends;
    this.#isNode = isNode;
    this.#isTaken = new Uint8Array(segments.count);
    this.#numberOf = new Uint32Array(osmNodes.ids.length).fill(NO_NODE);
  }

  isTaken(segment: number): boolean {
    return this.#isTaken[segment] === 1;
  }

  /** Makes an edge of the chain that begins with `segment`, walked forward or backward. */
  follow(segment: number, forward: boolean): void {
    if (this.#isTaken[segment] === 1) return;
    const { from, to, stretch, wayId } = this.#segments;
    const chain = [forward ? from[segment] : to[segment]];
    let last = segment;
    let next = segment;
    let isForward = forward;
    for (;;) {
      this.#isTaken[next] = 1;
      last = next;
      const end = isForward ? to[next] : from[next];
      chain.push(end);
      if (this.#isNode[end] === 1) break;
      const at = this.#ends.first[end];
      next = this.#ends.segment[at] === next ? this.#ends.segment[at + 1] : this.#ends.segment[at];
      isForward = from[next] === end;
    }
    // one-way and sloping stretches are written in the direction of their way
    if (!forward) chain.reverse();
    this.#addEdge(chain, stretch[segment], wayId[forward ? segment : last]);
  }

  finish(): ContractedEdges {
    const { lons, lats } = this.#osmNodes;
    return {
      nodeCount: this.#nodes.length,
      osmNode: Uint32Array.from(this.#nodes),
      edgeCount: this.#from.length,
      edgeFrom: Uint32Array.from(this.#from),
      edgeTo: Uint32Array.from(this.#to),
      edgeLengthDm: Uint32Array.from(this.#lengthDm),
      edgeStretch: Uint32Array.from(this.#stretch),
      edgeWay: Float64Array.from(this.#way),
      firstShape: Uint32Array.from(this.#firstShape),
      shapeLon: Float64Array.from(this.#shape, (node) => lons[node]),
      shapeLat: Float64Array.from(this.#shape, (node) => lats[node]),
      shapeAlongDm: Uint32Array.from(this.#along),
    };
  }

  #addEdge(chain: readonly number[], stretch: number, way: number): void {
    const { lons, lats } = this.#osmNodes;
    let metres = 0;
    for (let i = 0; i < chain.length; i++) {
      const node = chain[i];
      const before = chain[i - 1] ?? node;
      metres += haversineMetres(lons[before], lats[before], lons[node], lats[node]);
      this.#shape.push(node);
      this.#along.push(Math.round(metres * 10));
    }
    this.#from.push(this.#nodeNumber(chain[0]));
    this.#to.push(this.#nodeNumber(chain[chain.length - 1]));
    this.#lengthDm.push(Math.round(metres * 10));
    this.#stretch.push(stretch);
    this.#way.push(way);
    this.#firstShape.push(this.#shape.length);
  }

  #nodeNumber(osmNode: number): number {
    if (this.#numberOf[osmNode] === NO_NODE) {
      this.#numberOf[osmNode] = this.#nodes.push(osmNode) - 1;
    }
    return this.#numberOf[osmNode];
  }
}
