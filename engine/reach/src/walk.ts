import { type Joints, type LonLat, partOfShape, UNREACHED } from '@yike/engine-network';
import { alongTicks, type EdgeEnd, offTicks, stepOff, stepOn } from './along-edge.ts';
import type { BoundedSearch } from './bounded-search.ts';
import { checkDirection, checkNumber, LONGEST_SEARCH_TICKS } from './check-question.ts';

/** One walk from door to door. */
export interface Walk {
  /** Ticks of the whole walk, metres off the street at both ends included. */
  readonly ticks: number;
  /** Along the streets, without the metres off them. */
  readonly streetDm: number;
  /** Off the street at the start and at the end. */
  readonly offDm: readonly [start: number, end: number];
  /** From the point on the street where it starts to the one where it ends. */
  readonly path: readonly LonLat[];
}

/** A way to do it, before it is drawn. */
interface Candidate {
  readonly ticks: number;
  readonly fromJoint: number;
  readonly toJoint: number;
  /** End of the last edge by which the walk comes to it; null: it never leaves the first edge. */
  readonly lastEnd: EdgeEnd | null;
}

/**
 * The quickest walk between two of the joined places, or null when there is none.
 *
 * @param search a search `away` from its sources
 * @throws RangeError for a place that is not there, or a search the other way
 */
export function findWalk(
  search: BoundedSearch,
  places: Joints,
  from: number,
  to: number,
): Walk | null {
  checkDirection(search.direction, 'away');
  checkNumber('place', from, places.count);
  checkNumber('place', to, places.count);
  search.begin(LONGEST_SEARCH_TICKS);
  for (let joint = places.first[from]; joint < places.first[from + 1]; joint++) {
    const off = offTicks(search.weights, places.offDm[joint]);
    search.addSource(places.edge[joint], places.alongDm[joint], off, joint);
  }
  search.run();

  let best: Candidate | null = null;
  for (let joint = places.first[to]; joint < places.first[to + 1]; joint++) {
    for (const candidate of [
      ...overTheEnds(search, places, joint),
      ...alongTheEdge(search, places, from, joint),
    ]) {
      if (best === null || candidate.ticks < best.ticks) best = candidate;
    }
  }
  return best === null ? null : drawWalk(search, places, best);
}

function overTheEnds(search: BoundedSearch, places: Joints, toJoint: number): Candidate[] {
  const { network, weights } = search;
  const edge = places.edge[toJoint];
  const off = offTicks(weights, places.offDm[toJoint]);
  return (['from', 'to'] as const).flatMap((end) => {
    const node = end === 'from' ? network.edgeFrom[edge] : network.edgeTo[edge];
    const before = search.ticksTo(node);
    const step = stepOn(network, weights, edge, places.alongDm[toJoint], end);
    if (before === UNREACHED || step === UNREACHED) return [];
    const fromJoint = search.sourceOf(node);
    return [{ ticks: before + step + off, fromJoint, toJoint, lastEnd: end }];
  });
}

function alongTheEdge(
  { weights }: BoundedSearch,
  places: Joints,
  from: number,
  toJoint: number,
): Candidate[] {
  const edge = places.edge[toJoint];
  const found: Candidate[] = [];
  for (let joint = places.first[from]; joint < places.first[from + 1]; joint++) {
    if (places.edge[joint] !== edge) continue;
    const along = alongTicks(weights, edge, places.alongDm[joint], places.alongDm[toJoint]);
    if (along === UNREACHED) continue;
    const off = offTicks(weights, places.offDm[joint]) + offTicks(weights, places.offDm[toJoint]);
    found.push({ ticks: along + off, fromJoint: joint, toJoint, lastEnd: null });
  }
  return found;
}

/** One edge of a walk, or the part of it that is walked. */
interface Leg {
  readonly edge: number;
  readonly fromDm: number;
  readonly toDm: number;
}

function drawWalk(search: BoundedSearch, places: Joints, walk: Candidate): Walk {
  const legs = legsOf(search, places, walk);
  const path: LonLat[] = [];
  for (const { edge, fromDm, toDm } of legs) {
    for (const point of partOfShape(search.network, edge, fromDm, toDm)) {
      const last = path.at(-1);
      if (last?.[0] !== point[0] || last?.[1] !== point[1]) path.push(point);
    }
  }
  return {
    ticks: walk.ticks,
    streetDm: legs.reduce((sum, { fromDm, toDm }) => sum + Math.abs(toDm - fromDm), 0),
    offDm: [places.offDm[walk.fromJoint], places.offDm[walk.toJoint]],
    path,
  };
}

function legsOf(search: BoundedSearch, places: Joints, walk: Candidate): Leg[] {
  const { edgeFrom, edgeTo, edgeLengthDm, arcEdge } = search.network;
  const firstEdge = places.edge[walk.fromJoint];
  const startDm = places.alongDm[walk.fromJoint];
  const lastEdge = places.edge[walk.toJoint];
  const endDm = places.alongDm[walk.toJoint];
  if (walk.lastEnd === null) return [{ edge: firstEdge, fromDm: startDm, toDm: endDm }];

  // from the last edge back to where the walk stepped off its first one
  const cameInBy = walk.lastEnd === 'from' ? 0 : edgeLengthDm[lastEdge];
  const legs: Leg[] = [{ edge: lastEdge, fromDm: cameInBy, toDm: endDm }];
  let node = walk.lastEnd === 'from' ? edgeFrom[lastEdge] : edgeTo[lastEdge];
  for (let arc = search.arcInto(node); arc !== UNREACHED; arc = search.arcInto(node)) {
    const edge = arcEdge[arc] >> 1;
    const length = edgeLengthDm[edge];
    const runsAgainst = (arcEdge[arc] & 1) === 1;
    legs.push(runsAgainst ? { edge, fromDm: length, toDm: 0 } : { edge, fromDm: 0, toDm: length });
    node = runsAgainst ? edgeTo[edge] : edgeFrom[edge];
  }
  const leftBy = endLeftBy(search, firstEdge, startDm, node);
  legs.push({ edge: firstEdge, fromDm: startDm, toDm: leftBy });
  return legs.reverse();
}

/** Decimetres along the first edge of the end that is `node`; on a loop, the quicker of both. */
function endLeftBy(search: BoundedSearch, edge: number, alongDm: number, node: number): number {
  const { network, weights } = search;
  const isFrom = network.edgeFrom[edge] === node;
  const isTo = network.edgeTo[edge] === node;
  const toFrom = isFrom ? stepOff(network, weights, edge, alongDm, 'from') : UNREACHED;
  const toTo = isTo ? stepOff(network, weights, edge, alongDm, 'to') : UNREACHED;
  return toTo < toFrom ? network.edgeLengthDm[edge] : 0;
}
