import { arcsOf } from '../build-network.ts';
import { labelComponents } from '../components.ts';
import { BARRIER, CROSSING, EDGE_KIND, type WalkingNetwork } from '../walking-network.ts';

export interface TestNode {
  readonly lon: number;
  readonly lat: number;
  readonly barrier?: number;
}

/** An edge between two of the nodes, by their number; what is not said is flat and open. */
export interface TestEdge {
  readonly from: number;
  readonly to: number;
  readonly lengthDm: number;
  readonly kind?: number;
  readonly oneWay?: 0 | 1 | 2;
  readonly inclinePermille?: number;
  readonly crossingFrom?: number;
  readonly crossingTo?: number;
}

export interface NetworkDraft {
  readonly nodes: readonly TestNode[];
  readonly edges: readonly TestEdge[];
}

const LOOP_SIZE_DEGREES = 0.0001;

/**
 * A network made by hand. Edges are drawn straight, loops as a spike; their lengths are taken as
 * given and need not fit the drawing. Edges keep their numbers, so a network with one more edge at
 * the end is the same town with one more street.
 */
export function networkOf({ nodes, edges }: NetworkDraft): WalkingNetwork {
  const edgeFrom = Uint32Array.from(edges, ({ from }) => from);
  const edgeTo = Uint32Array.from(edges, ({ to }) => to);
  const edgeLengthDm = Uint32Array.from(edges, ({ lengthDm }) => lengthDm);
  const edgeKind = Uint8Array.from(edges, ({ kind }) => kind ?? EDGE_KIND.flat);
  const all = labelComponents(nodes.length, edgeFrom, edgeTo, edgeLengthDm, () => true);
  const isOnWheels = (edge: number): boolean => edgeKind[edge] === EDGE_KIND.flat;
  const wheels = labelComponents(nodes.length, edgeFrom, edgeTo, edgeLengthDm, isOnWheels);
  return {
    nodeCount: nodes.length,
    nodeLon: Float64Array.from(nodes, ({ lon }) => lon),
    nodeLat: Float64Array.from(nodes, ({ lat }) => lat),
    nodeBarrier: Uint8Array.from(nodes, ({ barrier }) => barrier ?? BARRIER.none),
    edgeCount: edges.length,
    edgeFrom,
    edgeTo,
    edgeLengthDm,
    edgeKind,
    edgeOneWay: Uint8Array.from(edges, ({ oneWay }) => oneWay ?? 0),
    edgeInclinePermille: Int16Array.from(edges, ({ inclinePermille }) => inclinePermille ?? 0),
    edgeCrossingFrom: Uint8Array.from(edges, ({ crossingFrom }) => crossingFrom ?? CROSSING.none),
    edgeCrossingTo: Uint8Array.from(edges, ({ crossingTo }) => crossingTo ?? CROSSING.none),
    edgeName: new Uint32Array(edges.length),
    edgeWay: Float64Array.from(edges, (_, edge) => edge + 1),
    ...shapesOf(nodes, edges),
    ...arcsOf(nodes.length, edgeFrom, edgeTo),
    edgeComponent: all.edgeComponent,
    edgeWheelComponent: wheels.edgeComponent,
    components: all.components,
    wheelComponents: wheels.components,
    names: [''],
    dataTime: null,
  };
}

function shapesOf(nodes: readonly TestNode[], edges: readonly TestEdge[]) {
  const firstShape = [0];
  const shape: { lon: number; lat: number; alongDm: number }[] = [];
  for (const { from, to, lengthDm } of edges) {
    const { lon, lat } = nodes[from];
    shape.push({ lon, lat, alongDm: 0 });
    if (from === to) {
      shape.push({ lon, lat: lat + LOOP_SIZE_DEGREES, alongDm: Math.round(lengthDm / 2) });
    }
    shape.push({ lon: nodes[to].lon, lat: nodes[to].lat, alongDm: lengthDm });
    firstShape.push(shape.length);
  }
  return {
    firstShape: Uint32Array.from(firstShape),
    shapeLon: Float64Array.from(shape, ({ lon }) => lon),
    shapeLat: Float64Array.from(shape, ({ lat }) => lat),
    shapeAlongDm: Uint32Array.from(shape, ({ alongDm }) => alongDm),
  };
}
