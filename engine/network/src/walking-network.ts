/**
 * The streets one can walk on, packed into typed arrays.
 *
 * Nodes are junctions, ends, and the points where something happens to a walker (a gate, a kerb, a
 * crossing of a main road, the foot of stairs). An edge joins two nodes, is the same all along
 * (flat or stairs, one slope, one name) and keeps its shape. Lengths are whole decimetres of
 * haversine metres (R = 6,371,000 m).
 */
export interface WalkingNetwork {
  readonly nodeCount: number;
  readonly nodeLon: Float64Array;
  readonly nodeLat: Float64Array;
  /** What stops walkers at the node: a `BARRIER` code. One may walk up to it, not through. */
  readonly nodeBarrier: Uint8Array;

  readonly edgeCount: number;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly edgeLengthDm: Uint32Array;
  /** An `EDGE_KIND` code. */
  readonly edgeKind: Uint8Array;
  /** 1: only from → to; 2: only to → from; 0: both. */
  readonly edgeOneWay: Uint8Array;
  /** Rise from `from` to `to` in thousandths, where tagged; else 0. */
  readonly edgeInclinePermille: Int16Array;
  /** `CROSSING` code at each end: crossing a main road there costs half of a wait on each side; a lift has half at either end. */
  readonly edgeCrossingFrom: Uint8Array;
  readonly edgeCrossingTo: Uint8Array;
  /** Index into `names`; 0 is the nameless. */
  readonly edgeName: Uint32Array;
  /** The OSM way the edge begins on. */
  readonly edgeWay: Float64Array;

  /** Edge `e` has the shape points `firstShape[e]` up to, not including, `firstShape[e + 1]`. */
  readonly firstShape: Uint32Array;
  readonly shapeLon: Float64Array;
  readonly shapeLat: Float64Array;
  /** Decimetres from the edge's start; 0 at its first point, `edgeLengthDm` at its last. */
  readonly shapeAlongDm: Uint32Array;

  /** Node `n` is left by the arcs `firstArc[n]` up to, not including, `firstArc[n + 1]`. */
  readonly firstArc: Uint32Array;
  /** Edge of the arc × 2, plus 1 when it runs against the edge (to → from). */
  readonly arcEdge: Uint32Array;
  readonly arcNode: Uint32Array;

  /** Connected parts, whatever gates and kerbs say: with every edge, and with those on wheels. */
  readonly edgeComponent: Uint32Array;
  readonly edgeWheelComponent: Uint32Array;
  readonly components: readonly Component[];
  readonly wheelComponents: readonly Component[];

  readonly names: readonly string[];
  /** ISO 8601 day or moment the OSM data was current, where the file says so. */
  readonly dataTime: string | null;
}

/** A connected part of the network. Parts are numbered from the longest. */
export interface Component {
  readonly nodes: number;
  readonly lengthDm: number;
}

/** `rough`: marked wheelchair=no. `closed`: by a plan; nobody walks there, and nothing is joined to it. */
export const EDGE_KIND = { flat: 0, stairs: 1, rough: 2, closed: 3 } as const;

export const BARRIER = {
  none: 0,
  /** A raised kerb: wheelchairs stop, a pram is lifted. */
  kerb: 1,
  /** A stile or turnstile: nothing on wheels passes. */
  noWheels: 2,
  /** Locked, private, walled, or shut at the moment the network was built for. */
  closed: 3,
} as const;

/** What costs a wait at an end of an edge. `lift`: the edge is a lift that a plan builds. */
export const CROSSING = { none: 0, signalled: 1, other: 2, lift: 3 } as const;

/** No component: the edge cannot be used on wheels. */
export const NO_COMPONENT = 0xffffffff;
