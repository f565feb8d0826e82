import { arcsOf } from './build-network.ts';
import { carryJoints } from './carry-joints.ts';
import { labelComponents } from './components.ts';
import { appended, EdgeDrafts } from './edge-drafts.ts';
import type { LonLat } from './edge-shape.ts';
import type { Joints } from './snap.ts';
import { piecesOf, type StreetPiece, type StreetPoint } from './street-pieces.ts';
import { BARRIER, CROSSING, EDGE_KIND, type WalkingNetwork } from './walking-network.ts';

/** What a plan does to the streets. Edges and nodes are those of the network before the plan. */
export type StreetChange =
  | {
      readonly type: 'add-path';
      readonly from: StreetPoint;
      readonly to: StreetPoint;
      /** Where the path bends between its ends: lon, lat. */
      readonly via: readonly (readonly [lon: number, lat: number])[];
      /** An `EDGE_KIND` code. */
      readonly kind: number;
      /** Rise from `from` to `to` in thousandths; 0: flat. */
      readonly inclinePermille: number;
    }
  /** A lift from one point straight to another, for everybody; it costs its wait (`Walker.liftSeconds`). */
  | { readonly type: 'add-lift'; readonly from: StreetPoint; readonly to: StreetPoint }
  | { readonly type: 'close-street'; readonly edge: number }
  | {
      readonly type: 'rebuild-street';
      readonly edge: number;
      readonly kind: number;
      readonly inclinePermille: number;
    }
  /** Opens a gate or puts one up: a `BARRIER` code. */
  | { readonly type: 'set-barrier'; readonly node: number; readonly barrier: number }
  /** Puts a gate up at a mark of a street: a `BARRIER` code. The street closes, its pieces stay open. */
  | { readonly type: 'put-gate'; readonly at: StreetPoint; readonly barrier: number };

export interface ChangedStreets {
  readonly network: WalkingNetwork;
  /** The edges of added paths and lifts; they are the last of the network. */
  readonly addedEdges: readonly number[];
  /** Edge that was cut → its pieces, laid beside it. */
  readonly piecesOfEdge: ReadonlyMap<number, readonly number[]>;
  /** Joints on the streets before, and the same spots on the pieces of streets that were joined to. */
  carry(joints: Joints): Joints;
}

/**
 * The network after a plan. Nodes and edges keep their numbers; new ones come behind.
 *
 * Where a path joins a street between its ends, the street stays as it was, and the pieces it falls into
 * are laid beside it: every walk that was possible is possible in the same ticks, rounding and all, so a
 * path that is added never lengthens a walk (docs/methods/street-changes.md). A new path has no waits.
 *
 * @throws RangeError for an edge, a node or a mark along an edge that is not there
 */
export function changeStreets(
  network: WalkingNetwork,
  changes: readonly StreetChange[],
): ChangedStreets {
  if (changes.length === 0) {
    return { network, addedEdges: [], piecesOfEdge: new Map(), carry: (joints) => joints };
  }
  for (const change of changes) checkChange(network, change);
  const edges = new EdgeDrafts(network);
  for (const change of changes) {
    if (change.type === 'close-street') edges.rebuild(change.edge, EDGE_KIND.closed, 0);
    if (change.type === 'rebuild-street') {
      edges.rebuild(change.edge, change.kind, change.inclinePermille);
    }
  }

  const paths = changes.flatMap((change) => pathOf(change) ?? []);
  const gates = changes.filter((change) => change.type === 'put-gate');
  const { pieces, newNodes, nodeAt } = piecesOf(network, [
    ...paths.flatMap(({ from, to }) => [from, to]),
    ...gates.map(({ at }) => at),
  ]);
  const nodeLon = appended(
    network.nodeLon,
    newNodes.map(([lon]) => lon),
  );
  const nodeLat = appended(
    network.nodeLat,
    newNodes.map(([, lat]) => lat),
  );
  // pieces are what their street is after the plan
  const edgeOfPiece = pieces.map((piece) => edges.addPiece(piece));
  const addedEdges = paths.map(({ from, to, via, kind, inclinePermille, crossing }) => {
    const [a, b] = [nodeAt(from), nodeAt(to)];
    const shape: LonLat[] = [[nodeLon[a], nodeLat[a]], ...via, [nodeLon[b], nodeLat[b]]];
    return edges.addPath(a, b, shape, kind, inclinePermille, crossing);
  });
  const piecesOfEdge = grouped(pieces, edgeOfPiece);
  for (const { edge } of gates.map(({ at }) => at)) {
    // at an end of the street there is nothing to cut
    if (piecesOfEdge.has(edge)) edges.rebuild(edge, EDGE_KIND.closed, 0);
  }

  const nodeBarrier = appended(
    network.nodeBarrier,
    newNodes.map(() => BARRIER.none),
  );
  for (const change of changes) {
    if (change.type === 'set-barrier') nodeBarrier[change.node] = change.barrier;
    if (change.type === 'put-gate') nodeBarrier[nodeAt(change.at)] = change.barrier;
  }
  const nodeCount = nodeLon.length;
  const changed = {
    ...network,
    ...edges.finish(),
    ...{ nodeCount, nodeLon, nodeLat, nodeBarrier },
  };
  return {
    network: { ...changed, ...connected(changed) },
    addedEdges,
    piecesOfEdge,
    carry: (joints) => carryJoints(joints, pieces, edgeOfPiece),
  };
}

/** The path that a change lays; null: it lays none. */
function pathOf(change: StreetChange) {
  if (change.type === 'add-path') return { ...change, crossing: CROSSING.none };
  if (change.type !== 'add-lift') return null;
  return { ...change, via: [], kind: EDGE_KIND.flat, inclinePermille: 0, crossing: CROSSING.lift };
}

function grouped(
  pieces: readonly StreetPiece[],
  edgeOfPiece: readonly number[],
): Map<number, number[]> {
  const byEdge = new Map<number, number[]>();
  pieces.forEach(({ edge }, piece) => {
    byEdge.set(edge, [...(byEdge.get(edge) ?? []), edgeOfPiece[piece]]);
  });
  return byEdge;
}

/** What follows from which edge joins which nodes. */
function connected({ nodeCount, edgeFrom, edgeTo, edgeLengthDm, edgeKind }: WalkingNetwork) {
  const isOpen = (edge: number): boolean => edgeKind[edge] !== EDGE_KIND.closed;
  const isOnWheels = (edge: number): boolean => edgeKind[edge] === EDGE_KIND.flat;
  const all = labelComponents(nodeCount, edgeFrom, edgeTo, edgeLengthDm, isOpen);
  const wheels = labelComponents(nodeCount, edgeFrom, edgeTo, edgeLengthDm, isOnWheels);
  return {
    ...arcsOf(nodeCount, edgeFrom, edgeTo),
    edgeComponent: all.edgeComponent,
    components: all.components,
    edgeWheelComponent: wheels.edgeComponent,
    wheelComponents: wheels.components,
  };
}

function checkChange(network: WalkingNetwork, change: StreetChange): void {
  if (change.type === 'set-barrier') {
    checkNumber('node', change.node, network.nodeCount);
    checkNumber('barrier', change.barrier, Object.keys(BARRIER).length);
    return;
  }
  if (change.type === 'put-gate') {
    checkNumber('barrier', change.barrier, Object.keys(BARRIER).length);
  } else if (change.type === 'add-path' || change.type === 'rebuild-street') {
    checkNumber('kind', change.kind, Object.keys(EDGE_KIND).length);
    const { inclinePermille } = change;
    if (!(Number.isInteger(inclinePermille) && Math.abs(inclinePermille) <= STEEPEST_PERMILLE)) {
      throw new RangeError(`A slope of ${inclinePermille} ‰ is none.`);
    }
  }
  for (const { edge, alongDm } of pointsOf(change)) {
    checkNumber('edge', edge, network.edgeCount);
    checkNumber('mark along the edge', alongDm, network.edgeLengthDm[edge] + 1);
  }
}

function pointsOf(change: Exclude<StreetChange, { readonly type: 'set-barrier' }>): StreetPoint[] {
  if (change.type === 'add-path' || change.type === 'add-lift') return [change.from, change.to];
  return change.type === 'put-gate' ? [change.at] : [{ edge: change.edge, alongDm: 0 }];
}

const STEEPEST_PERMILLE = 1000;

function checkNumber(what: string, number: number, below: number): void {
  if (Number.isInteger(number) && number >= 0 && number < below) return;
  throw new RangeError(`${number} is no ${what}: it is a whole number from 0 to ${below - 1}.`);
}
