import { type LonLat, pointOnEdge } from './edge-shape.ts';
import type { WalkingNetwork } from './walking-network.ts';

/** A point along an edge. */
export interface StreetPoint {
  readonly edge: number;
  readonly alongDm: number;
}

/** A part of an edge between two of its marks, and the nodes there. */
export interface StreetPiece {
  readonly edge: number;
  readonly fromDm: number;
  readonly toDm: number;
  readonly fromNode: number;
  readonly toNode: number;
}

export interface StreetPieces {
  /** Of every edge that is joined to between its ends, one after the other. */
  readonly pieces: readonly StreetPiece[];
  /** Where nodes come to be, numbered on from those of the network. */
  readonly newNodes: readonly LonLat[];
  nodeAt(point: StreetPoint): number;
}

/** The nodes that are needed where paths join streets, and the pieces they cut those streets into. */
export function piecesOf(network: WalkingNetwork, points: readonly StreetPoint[]): StreetPieces {
  const { nodeCount, edgeFrom, edgeTo, edgeLengthDm } = network;
  const nodesOfEdge = new Map<number, Map<number, number>>();
  const newNodes: LonLat[] = [];
  const nodeAt = ({ edge, alongDm }: StreetPoint): number => {
    if (alongDm === 0) return edgeFrom[edge];
    if (alongDm === edgeLengthDm[edge]) return edgeTo[edge];
    const marks = nodesOfEdge.get(edge) ?? new Map<number, number>();
    nodesOfEdge.set(edge, marks);
    const known = marks.get(alongDm);
    if (known !== undefined) return known;
    const node = nodeCount + newNodes.push(pointOnEdge(network, edge, alongDm)) - 1;
    marks.set(alongDm, node);
    return node;
  };
  for (const point of points) nodeAt(point);

  const pieces = [...nodesOfEdge].flatMap(([edge, marks]) => {
    const inner = [...marks].sort(([a], [b]) => a - b);
    const ends = [...inner, [edgeLengthDm[edge], edgeTo[edge]] as const];
    let [fromDm, fromNode] = [0, edgeFrom[edge]];
    return ends.map(([toDm, toNode]): StreetPiece => {
      const piece = { edge, fromDm, toDm, fromNode, toNode };
      [fromDm, fromNode] = [toDm, toNode];
      return piece;
    });
  });
  return { pieces, newNodes, nodeAt };
}

/** Where edges laid end to end begin and end: the ends that no other of them shares. */
export function endsOfChain(
  { edgeFrom, edgeTo, edgeLengthDm }: WalkingNetwork,
  edges: readonly number[],
): StreetPoint[] {
  const pointsAt = new Map<number, StreetPoint[]>();
  const visit = (node: number, point: StreetPoint): void => {
    pointsAt.set(node, [...(pointsAt.get(node) ?? []), point]);
  };
  for (const edge of edges) {
    visit(edgeFrom[edge], { edge, alongDm: 0 });
    visit(edgeTo[edge], { edge, alongDm: edgeLengthDm[edge] });
  }
  return [...pointsAt.values()].filter((points) => points.length === 1).flat();
}
