import { type Joints, UNREACHED } from '@yike/engine-network';
import { alongTicks, offTicks, stepOff } from './along-edge.ts';
import type { BoundedSearch } from './bounded-search.ts';
import type { EdgeJoints } from './edge-joints.ts';

/**
 * Answers "who is within the limit of this place?" place after place. The reader of one answer must
 * be done with it before asking for the next.
 */
export class WithinReach {
  readonly #search: BoundedSearch;
  readonly #demand: EdgeJoints;
  readonly #ticks: Uint32Array;
  readonly #found: Uint32Array;
  #foundCount = 0;

  /** @param search a search `towards` its sources: the people walk to the place */
  constructor(search: BoundedSearch, demand: EdgeJoints) {
    this.#search = search;
    this.#demand = demand;
    this.#ticks = new Uint32Array(demand.joints.count).fill(UNREACHED);
    this.#found = new Uint32Array(demand.joints.count);
  }

  /** Calls back once for every demand point whose walk to the place is within the limit. */
  of(
    places: Joints,
    place: number,
    limitTicks: number,
    found: (point: number, ticks: number) => void,
  ): void {
    const search = this.#search;
    search.begin();
    for (let joint = places.first[place]; joint < places.first[place + 1]; joint++) {
      const off = offTicks(search.weights, places.offDm[joint]);
      if (off > limitTicks) continue;
      search.addSource(places.edge[joint], places.alongDm[joint], off, place);
      this.#alongTheEdge(places, joint, off, limitTicks);
    }
    search.run(limitTicks);
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
    const { weights } = this.#search;
    const { joints, firstOf, joint: jointAt } = this.#demand;
    const edge = places.edge[placeJoint];
    for (let at = firstOf[edge]; at < firstOf[edge + 1]; at++) {
      const joint = jointAt[at];
      const along = alongTicks(weights, edge, joints.alongDm[joint], places.alongDm[placeJoint]);
      if (along !== UNREACHED) this.#offer(joint, off + along, limitTicks);
    }
  }

  /** Demand points on the edges that meet at a reached node, walking to it. */
  #aroundNode(node: number, limitTicks: number): void {
    const { network, weights } = this.#search;
    const { joints, firstOf, joint: jointAt } = this.#demand;
    const ticksTo = this.#search.ticksTo(node);
    for (let arc = network.firstArc[node]; arc < network.firstArc[node + 1]; arc++) {
      const edge = network.arcEdge[arc] >> 1;
      const end = (network.arcEdge[arc] & 1) === 0 ? 'from' : 'to';
      for (let at = firstOf[edge]; at < firstOf[edge + 1]; at++) {
        const joint = jointAt[at];
        const step = stepOff(network, weights, edge, joints.alongDm[joint], end);
        if (step !== UNREACHED) this.#offer(joint, ticksTo + step, limitTicks);
      }
    }
  }

  #offer(joint: number, ticksFromStreet: number, limitTicks: number): void {
    const ticks =
      ticksFromStreet + offTicks(this.#search.weights, this.#demand.joints.offDm[joint]);
    const point = this.#demand.placeOf[joint];
    if (ticks > limitTicks || ticks >= this.#ticks[point]) return;
    if (this.#ticks[point] === UNREACHED) this.#found[this.#foundCount++] = point;
    this.#ticks[point] = ticks;
  }
}
