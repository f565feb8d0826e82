import { type Joints, UNREACHED } from '@yike/engine-network';
import { offTicks } from './along-edge.ts';
import type { BoundedSearch } from './bounded-search.ts';
import { checkNumber } from './check-question.ts';

const FIRST_CAPACITY = 256;
const NOWHERE = -1;

/**
 * The parts of streets that are within a limit: part `p` of `count` runs along `edge[p]` from
 * `fromDm[p]` to `toDm[p]`, both reached. Parts of one edge are apart by 2 dm or more. The arrays
 * may be longer than `count`; one object serves many answers.
 */
export class ReachedParts {
  count = 0;
  edge = new Uint32Array(FIRST_CAPACITY);
  fromDm = new Uint32Array(FIRST_CAPACITY);
  toDm = new Uint32Array(FIRST_CAPACITY);

  clear(): void {
    this.count = 0;
  }

  add(edge: number, fromDm: number, toDm: number): void {
    if (this.count === this.edge.length) this.#grow();
    this.edge[this.count] = edge;
    this.fromDm[this.count] = fromDm;
    this.toDm[this.count++] = toDm;
  }

  #grow(): void {
    const doubled = (old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
      const longer = new Uint32Array(2 * old.length);
      longer.set(old);
      return longer;
    };
    this.edge = doubled(this.edge);
    this.fromDm = doubled(this.fromDm);
    this.toDm = doubled(this.toDm);
  }
}

/**
 * Everything one can walk to from a place, to the decimetre: of each street the marks (whole
 * decimetres along it) whose walk from the place, metres off the street included, is within the
 * limit. Between two neighbouring marks that are reached the street is. With a search `towards` its
 * sources: everything from where one can walk to the place.
 *
 * @param places joints, of which those of `place` count
 * @param limitTicks inclusive; 0 leaves the mark at the door
 */
export function reachedParts(
  search: BoundedSearch,
  places: Joints,
  place: number,
  limitTicks: number,
): ReachedParts {
  return reachedPartsInto(new ReachedParts(), search, places, place, limitTicks);
}

/** `reachedParts` into an object the caller keeps. Returns that object. */
export function reachedPartsInto(
  into: ReachedParts,
  search: BoundedSearch,
  places: Joints,
  place: number,
  limitTicks: number,
): ReachedParts {
  checkNumber('place', place, places.count);
  const firstJoint = places.first[place];
  const endJoint = places.first[place + 1];
  into.clear();
  search.begin(limitTicks);
  for (let joint = firstJoint; joint < endJoint; joint++) {
    const off = offTicks(search.weights, places.offDm[joint]);
    if (off > limitTicks) continue;
    search.addSource(places.edge[joint], places.alongDm[joint], off, joint);
  }
  search.run();

  for (let joint = firstJoint; joint < endJoint; joint++) {
    if (!hasJointOn(places, firstJoint, joint, places.edge[joint])) {
      addOwnEdge(into, search, places, joint, endJoint, limitTicks);
    }
  }
  addReachedEdges(into, search, places, place, limitTicks);
  return into;
}

/** Edges that are come to over their ends. */
function addReachedEdges(
  into: ReachedParts,
  search: BoundedSearch,
  places: Joints,
  place: number,
  limitTicks: number,
): void {
  const { firstArc, arcEdge, arcNode, edgeLengthDm } = search.network;
  const { reached, reachedCount } = search;
  const wholeEdge = ticksUp(search);
  const firstJoint = places.first[place];
  const endJoint = places.first[place + 1];
  for (let at = 0; at < reachedCount; at++) {
    const node = reached[at];
    const room = limitTicks - search.ticksTo(node);
    const endArc = firstArc[node + 1];
    for (let arc = firstArc[node]; arc < endArc; arc++) {
      const isAtTo = (arcEdge[arc] & 1) === 1;
      // an edge with both ends reached is told of once, at its start
      if (isAtTo && search.isReached(arcNode[arc])) continue;
      const edge = arcEdge[arc] >> 1;
      if (hasJointOn(places, firstJoint, endJoint, edge)) continue;
      // most streets are walked from end to end, many with time for the wait beyond the end
      if (!isAtTo && wholeEdge[edge] <= room) into.add(edge, 0, edgeLengthDm[edge]);
      else addEdge(into, search, edge, isAtTo ? UNREACHED : limitTicks - room, limitTicks);
    }
  }
}

/**
 * An edge that is not walked from its start to its end.
 *
 * @param fromTicks to the edge's start
 */
function addEdge(
  into: ReachedParts,
  search: BoundedSearch,
  edge: number,
  fromTicks: number,
  limitTicks: number,
): void {
  const length = search.network.edgeLengthDm[edge];
  const low = lastFromStart(search, edge, fromTicks, limitTicks);
  const high = firstFromEnd(search, edge, limitTicks);
  if (low >= high - 1) into.add(edge, 0, length);
  else {
    if (low !== NOWHERE) into.add(edge, 0, low);
    if (high <= length) into.add(edge, high, length);
  }
}

function hasJointOn(places: Joints, firstJoint: number, endJoint: number, edge: number): boolean {
  for (let joint = firstJoint; joint < endJoint; joint++) {
    if (places.edge[joint] === edge) return true;
  }
  return false;
}

/** An edge on which the place itself lies: also reached along it, from each joint there. */
function addOwnEdge(
  into: ReachedParts,
  search: BoundedSearch,
  places: Joints,
  firstJoint: number,
  endJoint: number,
  limitTicks: number,
): void {
  const edge = places.edge[firstJoint];
  const length = search.network.edgeLengthDm[edge];
  const spans: [fromDm: number, toDm: number][] = [];
  const fromTicks = search.ticksTo(search.network.edgeFrom[edge]);
  const low = lastFromStart(search, edge, fromTicks, limitTicks);
  const high = firstFromEnd(search, edge, limitTicks);
  if (low !== NOWHERE) spans.push([0, low]);
  if (high <= length) spans.push([high, length]);
  const up = rateUp(search, edge);
  const down = rateDown(search, edge);
  for (let joint = firstJoint; joint < endJoint; joint++) {
    const budget = limitTicks - offTicks(search.weights, places.offDm[joint]);
    if (places.edge[joint] !== edge || budget < 0 || (up === 0 && down === 0)) continue;
    const alongDm = places.alongDm[joint];
    spans.push([lowestMark(down, alongDm, budget), highestMark(up, alongDm, length, budget)]);
  }
  spans.sort(([a], [b]) => a - b);

  let [fromDm, toDm] = [NOWHERE, NOWHERE];
  for (const [spanFrom, spanTo] of spans) {
    if (fromDm !== NOWHERE && spanFrom > toDm + 1) {
      into.add(edge, fromDm, toDm);
      fromDm = NOWHERE;
    }
    if (fromDm === NOWHERE) [fromDm, toDm] = [spanFrom, spanTo];
    else toDm = Math.max(toDm, spanTo);
  }
  if (fromDm !== NOWHERE) into.add(edge, fromDm, toDm);
}

/** The farthest mark one gets to over the edge's start; NOWHERE when not even mark 0. */
function lastFromStart(
  search: BoundedSearch,
  edge: number,
  fromTicks: number,
  limitTicks: number,
): number {
  if (fromTicks === UNREACHED) return NOWHERE;
  const up = rateUp(search, edge);
  const budget = limitTicks - fromTicks - search.weights.waitFrom[edge];
  if (budget < 0 || (up === 0 && rateDown(search, edge) === 0)) return NOWHERE;
  return highestMark(up, 0, search.network.edgeLengthDm[edge], budget);
}

/** The lowest mark one gets to over the edge's end; beyond its length when not even that. */
function firstFromEnd(search: BoundedSearch, edge: number, limitTicks: number): number {
  const length = search.network.edgeLengthDm[edge];
  const beyond = length + 2;
  const ticks = search.ticksTo(search.network.edgeTo[edge]);
  if (ticks === UNREACHED) return beyond;
  const down = rateDown(search, edge);
  const budget = limitTicks - ticks - search.weights.waitTo[edge];
  if (budget < 0 || (down === 0 && rateUp(search, edge) === 0)) return beyond;
  return lowestMark(down, length, budget);
}

/** Ticks of whole edges from start to end as the search spreads, waits at both included. */
function ticksUp({ direction, weights }: BoundedSearch): Uint32Array {
  return direction === 'away' ? weights.forwardTicks : weights.backwardTicks;
}

/** Ticks per decimetre at which the search spreads from the edge's start to its end; 0: never. */
function rateUp({ direction, weights }: BoundedSearch, edge: number): number {
  return direction === 'away' ? weights.forwardRate[edge] : weights.backwardRate[edge];
}

/** The same from its end to its start. */
function rateDown({ direction, weights }: BoundedSearch, edge: number): number {
  return direction === 'away' ? weights.backwardRate[edge] : weights.forwardRate[edge];
}

// A mark x is at the height round(x · rate), and the way between two marks costs the difference of
// their heights (partTicks). So the marks within a budget are those of heights within bounds, and
// round(x · rate) ≤ h says x · rate < h + ½: one division, put right by a step where it rounds.

/** The highest mark, at most `length`, that the budget pays for from a mark upwards. */
function highestMark(rate: number, fromDm: number, length: number, budget: number): number {
  if (rate === 0) return fromDm;
  const height = Math.round(fromDm * rate) + budget;
  if (Math.round(length * rate) <= height) return length;
  let mark = Math.floor((height + 0.5) / rate);
  while (Math.round(mark * rate) > height) mark--;
  while (Math.round((mark + 1) * rate) <= height) mark++;
  return mark;
}

/** The lowest mark, at least 0, that the budget pays for from a mark downwards. */
function lowestMark(rate: number, fromDm: number, budget: number): number {
  if (rate === 0) return fromDm;
  const height = Math.round(fromDm * rate) - budget;
  if (height <= 0) return 0;
  let mark = Math.ceil((height - 0.5) / rate);
  while (Math.round(mark * rate) < height) mark++;
  while (Math.round((mark - 1) * rate) >= height) mark--;
  return mark;
}
