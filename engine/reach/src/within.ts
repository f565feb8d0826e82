import { type Joints, UNREACHED } from '@yike/engine-network';
import { alongTicks, offTicks, stepOff, stepOn } from './along-edge.ts';
import type { BoundedSearch } from './bounded-search.ts';
import { checkNumber } from './check-question.ts';
import type { EdgeJoints } from './edge-joints.ts';

/**
 * Answers "which of the others are within the limit of this place?" place after place: with a search
 * `towards` its sources the others walk to the place, with one `away` from them the place's people
 * walk to the others. The reader of one answer must be done with it before asking for the next.
 */
export class WithinReach {
  readonly #search: BoundedSearch;
  readonly #others: EdgeJoints;
  readonly #ticks: Uint32Array;
  readonly #found: Uint32Array;
  #foundCount = 0;

  constructor(search: BoundedSearch, others: EdgeJoints) {
    this.#search = search;
    this.#others = others;
    this.#ticks = new Uint32Array(others.joints.count).fill(UNREACHED);
    this.#found = new Uint32Array(others.joints.count);
  }

  /**
   * Calls back once for each of the others whose walk is within the limit.
   * @throws RangeError for a place or a limit that it cannot answer for
   */
  of(
    places: Joints,
    place: number,
    limitTicks: number,
    found: (other: number, ticks: number) => void,
  ): void {
    const search = this.#search;
    checkNumber('place', place, places.count);
    search.begin(limitTicks);
    for (let joint = places.first[place]; joint < places.first[place + 1]; joint++) {
      const off = offTicks(search.weights, places.offDm[joint]);
      if (off > limitTicks) continue;
      search.addSource(places.edge[joint], places.alongDm[joint], off, place);
      this.#alongTheEdge(places, joint, off, limitTicks);
    }
    search.run();
    for (let at = 0; at < search.reachedCount; at++)
      this.#aroundNode(search.reached[at], limitTicks);

    for (let at = 0; at < this.#foundCount; at++) {
      const point = this.#found[at];
      found(point, this.#ticks[point]);
      this.#ticks[point] = UNREACHED;
    }
    this.#foundCount = 0;
  }

  #alongTheEdge(places: Joints, placeJoint: number, off: number, limitTicks: number): void {
    const { weights, direction } = this.#search;
    const { joints, firstOf, joint: jointAt } = this.#others;
    const edge = places.edge[placeJoint];
    const here = places.alongDm[placeJoint];
    for (let at = firstOf[edge]; at < firstOf[edge + 1]; at++) {
      const joint = jointAt[at];
      const there = joints.alongDm[joint];
      const along =
        direction === 'towards'
          ? alongTicks(weights, edge, there, here)
          : alongTicks(weights, edge, here, there);
      if (along !== UNREACHED) this.#offer(joint, off + along, limitTicks);
    }
  }

  /** Others on the edges that meet at a reached node, walking to it or coming from it. */
  #aroundNode(node: number, limitTicks: number): void {
    const { network, weights } = this.#search;
    const { joints, firstOf, joint: jointAt } = this.#others;
    const ticksTo = this.#search.ticksTo(node);
    const between = this.#search.direction === 'towards' ? stepOff : stepOn;
    for (let arc = network.firstArc[node]; arc < network.firstArc[node + 1]; arc++) {
      const edge = network.arcEdge[arc] >> 1;
      const end = (network.arcEdge[arc] & 1) === 0 ? 'from' : 'to';
      for (let at = firstOf[edge]; at < firstOf[edge + 1]; at++) {
        const joint = jointAt[at];
        const step = between(network, weights, edge, joints.alongDm[joint], end);
        if (step !== UNREACHED) this.#offer(joint, ticksTo + step, limitTicks);
      }
    }
  }

  #offer(joint: number, ticksFromStreet: number, limitTicks: number): void {
    const ticks =
      ticksFromStreet + offTicks(this.#search.weights, this.#others.joints.offDm[joint]);
    const point = this.#others.placeOf[joint];
    if (ticks > limitTicks || ticks >= this.#ticks[point]) return;
    if (this.#ticks[point] === UNREACHED) this.#found[this.#foundCount++] = point;
    this.#ticks[point] = ticks;
  }
}
