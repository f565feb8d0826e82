import {
  type ChangedStreets,
  type Joints,
  UNREACHED,
  type WalkingNetwork,
  type Weights,
} from '@yike/engine-network';
import { alongTicks, offTicks, stepOff, stepOn } from './along-edge.ts';
import { checkJoints, checkLimit, checkNumber, checkWeights } from './check-question.ts';
import type { EdgeJoints } from './edge-joints.ts';
import type { Nearest } from './nearest.ts';
import type { NodeQueue } from './node-queue.ts';
import { queueUpTo } from './queue-up-to.ts';
import { jointsOf, type Spot, Spots, spotsOf } from './spots.ts';
import { FOREVER, spreadingArcs } from './spreading-arcs.ts';
import { TickQueue } from './tick-queue.ts';
import { Touched } from './touched.ts';

const NOBODY = -1;

/**
 * The walk from every demand point to the nearest of some places, kept true while places come, move and
 * go and streets change: what `nearest` would tell from scratch, to the tick and to the place. Only what a
 * change concerns is searched again: docs/methods/what-if.md.
 */
export class LiveNearest implements Nearest {
  readonly ticks: Uint32Array;
  readonly place: Int32Array;
  readonly limitTicks: number;
  #network: WalkingNetwork;
  #demand: EdgeJoints;
  #weights: Weights;
  /** Arcs by which labels spread from a node, and by which it is walked off. */
  #towards: Int32Array;
  #away: Int32Array;
  /** By node: ticks to its nearest place, FOREVER for none, and which that is. */
  #labels: Int32Array;
  readonly #spots = new Spots();
  readonly #queue: NodeQueue;
  /** What the change at hand concerns, and the nodes it made forget. */
  #nodes: Touched;
  #edges: Touched;
  readonly #points: Touched;
  readonly #dropped: number[] = [];

  /**
   * Without places at first: everybody is UNREACHED.
   *
   * @param limitTicks longest walk that is still an answer, inclusive; whole, 0 … 2³¹ − 2
   * @throws RangeError for another limit, or the weights of another network
   */
  constructor(network: WalkingNetwork, weights: Weights, demand: EdgeJoints, limitTicks: number) {
    checkLimit(limitTicks);
    checkWeights(network, weights);
    this.#network = network;
    this.limitTicks = limitTicks;
    this.#demand = demand;
    this.#weights = weights;
    this.#towards = spreadingArcs(network, weights, 'towards');
    this.#away = spreadingArcs(network, weights, 'away');
    this.#labels = new Int32Array(2 * network.nodeCount);
    for (let node = 0; node < network.nodeCount; node++) this.#forget(node);
    this.ticks = new Uint32Array(demand.joints.count).fill(UNREACHED);
    this.place = new Int32Array(demand.joints.count).fill(NOBODY);
    this.#nodes = new Touched(network.nodeCount);
    this.#edges = new Touched(network.edgeCount);
    this.#points = new Touched(demand.joints.count);
    this.#queue = queueUpTo(limitTicks);
  }

  /** The streets as they are now. */
  get network(): WalkingNetwork {
    return this.#network;
  }

  /**
   * Adds a place, or moves one that is here to other joints.
   *
   * @param place the number it goes by, from 0; of equally near places the smallest is told
   * @param joints joints of which those of number `at` count; none: the place is off the streets
   * @returns the demand points whose answer changed, in no particular order
   */
  put(place: number, joints: Joints, at: number): number[] {
    if (!(Number.isInteger(place) && place >= 0)) {
      throw new RangeError(`${place} is no number of a place.`);
    }
    checkNumber('place', at, joints.count);
    const spots = spotsOf(place, joints, at);
    for (const { edge } of spots) checkNumber('edge', edge, this.#network.edgeCount);
    this.#begin();
    this.#withdraw(place);
    this.#settle(spots);
    return this.#repair();
  }

  /** Takes a place away; nothing changes if it is not here. @returns as `put` */
  remove(place: number): number[] {
    this.#begin();
    this.#withdraw(place);
    return this.#repair();
  }

  /**
   * Takes the same streets at other weights: some closed or opened, made slower or quicker, gates shut,
   * even another walker.
   *
   * @param weights for the same network
   * @returns as `put`
   */
  reweigh(weights: Weights): number[] {
    checkWeights(this.#network, weights);
    this.#begin();
    const towards = spreadingArcs(this.#network, weights, 'towards');
    this.#dropSlowerArcs(towards);
    const spots = this.#spots.listByPlace().flat();
    for (const spot of spots) this.#dropSlowerEntries(spot, weights);
    this.#touchChangedEdges(weights);
    const before = this.#towards;
    this.#weights = weights;
    this.#towards = towards;
    this.#away = spreadingArcs(this.#network, weights, 'away');
    this.#offerQuickerArcs(before);
    for (const spot of spots) this.#offerEntries(spot);
    return this.#repair();
  }

  /**
   * Takes the streets after a plan: paths added, and whatever else `reweigh` can tell. Places keep their
   * joints and gain the same spots on the pieces of their street.
   *
   * @param streets the plan made of `network`
   * @param demand the same points joined to the streets after it: `streets.carry`, and more joints if any
   * @returns as `put`
   * @throws RangeError for streets that fewer edges or nodes are left of, other points, or foreign weights
   */
  extend(streets: ChangedStreets, weights: Weights, demand: EdgeJoints): number[] {
    const { nodeCount, edgeCount } = this.#network;
    checkWeights(streets.network, weights);
    if (streets.network.nodeCount < nodeCount || streets.network.edgeCount < edgeCount) {
      throw new RangeError('These streets were not made of those that are here.');
    }
    checkDemand(streets.network, demand, this.#demand.joints.count);
    const before = { ticks: this.ticks.slice(), place: this.place.slice() };
    // on the streets that were there first, so that nothing untrue is left when the new ones come
    const told = new Set(this.reweigh(weightsOfFirst(weights, nodeCount, edgeCount)));

    this.#begin();
    this.#lengthen(streets.network, weights, demand);
    for (const spots of this.#spots.listByPlace()) this.#settleOnPieces(spots, streets, edgeCount);
    for (let edge = edgeCount; edge < this.#network.edgeCount; edge++) this.#openEdge(edge);
    for (const point of this.#repair()) told.add(point);
    return [...told].filter(
      (point) =>
        this.ticks[point] !== before.ticks[point] || this.place[point] !== before.place[point],
    );
  }

  #begin(): void {
    this.#nodes.clear();
    this.#edges.clear();
    this.#points.clear();
    this.#dropped.length = 0;
  }

  // ---- places ----------------------------------------------------------------------------------

  #withdraw(place: number): void {
    for (const { edge } of this.#spots.withdraw(place)) {
      this.#edges.add(edge);
      for (const node of [this.#network.edgeFrom[edge], this.#network.edgeTo[edge]]) {
        if (this.#labels[2 * node + 1] === place) this.#dropFrom(node);
      }
    }
  }

  #settle(spots: readonly Spot[]): void {
    this.#spots.settle(spots);
    for (const spot of spots) {
      this.#edges.add(spot.edge);
      this.#offerEntries(spot);
    }
  }

  /** Offers a place to the ends of its edge. */
  #offerEntries(spot: Spot): void {
    for (const end of ['from', 'to'] as const) {
      const node =
        end === 'from' ? this.#network.edgeFrom[spot.edge] : this.#network.edgeTo[spot.edge];
      this.#offer(node, this.#entryTicks(spot, end, this.#weights), spot.place);
    }
  }

  /** From an end of its edge to a place; UNREACHED or more where nobody can enter there. */
  #entryTicks({ edge, alongDm, offDm }: Spot, end: 'from' | 'to', weights: Weights): number {
    const network = this.#network;
    const node = end === 'from' ? network.edgeFrom[edge] : network.edgeTo[edge];
    if (weights.isBlocked[node] === 1) return UNREACHED;
    return offTicks(weights, offDm) + stepOn(network, weights, edge, alongDm, end);
  }

  // ---- streets that come -------------------------------------------------------------------------

  /** Room for more nodes and edges; the new nodes know no place yet. */
  #lengthen(network: WalkingNetwork, weights: Weights, demand: EdgeJoints): void {
    const known = this.#labels;
    const knownNodes = this.#network.nodeCount;
    this.#network = network;
    this.#weights = weights;
    this.#demand = demand;
    this.#towards = spreadingArcs(network, weights, 'towards');
    this.#away = spreadingArcs(network, weights, 'away');
    this.#labels = new Int32Array(2 * network.nodeCount);
    this.#labels.set(known);
    for (let node = knownNodes; node < network.nodeCount; node++) this.#forget(node);
    this.#nodes = new Touched(network.nodeCount);
    this.#edges = new Touched(network.edgeCount);
  }

  /** The spots of a place on edges that are new. @param firstNew number of the first new edge */
  #settleOnPieces(spots: readonly Spot[], { carry }: ChangedStreets, firstNew: number): void {
    const [{ place }] = spots;
    const all = spotsOf(place, carry(jointsOf(spots)), 0);
    this.#spots.withdraw(place);
    this.#spots.settle(all);
    for (const spot of all) if (spot.edge >= firstNew) this.#offerEntries(spot);
  }

  /** Offers over a new edge, either way, what its ends have. */
  #openEdge(edge: number): void {
    this.#edges.add(edge);
    const { edgeFrom, edgeTo, firstArc, arcEdge } = this.#network;
    for (const node of [edgeFrom[edge], edgeTo[edge]]) {
      const place = this.#labels[2 * node + 1];
      if (place === NOBODY) continue;
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        if (arcEdge[arc] >> 1 !== edge) continue;
        const ticks = this.#labels[2 * node] + this.#towards[2 * arc + 1];
        this.#offer(this.#towards[2 * arc], ticks, place);
      }
    }
  }

  // ---- what a change makes untrue ----------------------------------------------------------------

  #forget(node: number): void {
    this.#labels[2 * node] = FOREVER;
    this.#labels[2 * node + 1] = NOBODY;
  }

  /**
   * Forgets a node and every node whose label may rest on it: that of a neighbour which is just as much
   * longer as the way between them, and to the same place.
   */
  #dropFrom(first: number): void {
    const { firstArc } = this.#network;
    const labels = this.#labels;
    const stack = [first];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const [ticks, place] = [labels[2 * node], labels[2 * node + 1]];
      if (place === NOBODY) continue;
      this.#forget(node);
      this.#dropped.push(node);
      this.#nodes.add(node);
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        const neighbour = this.#towards[2 * arc];
        const rests =
          labels[2 * neighbour + 1] === place &&
          labels[2 * neighbour] === ticks + this.#towards[2 * arc + 1];
        if (rests) stack.push(neighbour);
      }
    }
  }

  /** Before other arcs are taken: labels that rest on one that becomes slower. */
  #dropSlowerArcs(after: Int32Array): void {
    const { nodeCount, firstArc } = this.#network;
    const labels = this.#labels;
    for (let node = 0; node < nodeCount; node++) {
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        const before = this.#towards[2 * arc + 1];
        if (after[2 * arc + 1] <= before) continue;
        const neighbour = this.#towards[2 * arc];
        const rests =
          labels[2 * node + 1] === labels[2 * neighbour + 1] &&
          labels[2 * neighbour] === labels[2 * node] + before;
        if (rests) this.#dropFrom(neighbour);
      }
    }
  }

  /** The same for the ways from the ends of its edge to a place. */
  #dropSlowerEntries(spot: Spot, after: Weights): void {
    const { edgeFrom, edgeTo } = this.#network;
    for (const end of ['from', 'to'] as const) {
      const node = end === 'from' ? edgeFrom[spot.edge] : edgeTo[spot.edge];
      const before = this.#entryTicks(spot, end, this.#weights);
      const rests = this.#labels[2 * node + 1] === spot.place && this.#labels[2 * node] === before;
      if (rests && this.#entryTicks(spot, end, after) > before) this.#dropFrom(node);
    }
  }

  /** Edges along which a part of the way takes another time than before. */
  #touchChangedEdges(after: Weights): void {
    const before = this.#weights;
    const { edgeFrom, edgeTo, edgeCount } = this.#network;
    const isOther = (was: ArrayLike<number>, is: ArrayLike<number>, at: number): boolean =>
      was[at] !== is[at];
    const paceChanges = before.flatRate !== after.flatRate;
    for (let edge = 0; edge < edgeCount; edge++) {
      const changes =
        paceChanges ||
        isOther(before.forwardRate, after.forwardRate, edge) ||
        isOther(before.backwardRate, after.backwardRate, edge) ||
        isOther(before.waitFrom, after.waitFrom, edge) ||
        isOther(before.waitTo, after.waitTo, edge) ||
        isOther(before.isBlocked, after.isBlocked, edgeFrom[edge]) ||
        isOther(before.isBlocked, after.isBlocked, edgeTo[edge]);
      if (changes) this.#edges.add(edge);
    }
  }

  // ---- making it true again ----------------------------------------------------------------------

  #offerQuickerArcs(before: Int32Array): void {
    const { nodeCount, firstArc } = this.#network;
    for (let node = 0; node < nodeCount; node++) {
      const ticks = this.#labels[2 * node];
      if (ticks === FOREVER) continue;
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        const after = this.#towards[2 * arc + 1];
        if (after >= before[2 * arc + 1]) continue;
        this.#offer(this.#towards[2 * arc], ticks + after, this.#labels[2 * node + 1]);
      }
    }
  }

  /** Takes what is shorter, or as short and to a place of a smaller number. */
  #offer(node: number, ticks: number, place: number): void {
    if (ticks > this.limitTicks) return;
    const labels = this.#labels;
    const known = labels[2 * node];
    if (ticks > known || (ticks === known && place >= labels[2 * node + 1])) return;
    labels[2 * node] = ticks;
    labels[2 * node + 1] = place;
    this.#nodes.add(node);
    this.#queue.push(node, ticks);
  }

  /** Searches on from everything that was offered and from around all that was forgotten. */
  #repair(): number[] {
    for (const node of this.#dropped) this.#offerFromAround(node);
    const { firstArc } = this.#network;
    const labels = this.#labels;
    const queue = this.#queue;
    for (let node = queue.pop(); node >= 0; node = queue.pop()) {
      const soFar = labels[2 * node];
      if (queue.poppedTicks > soFar) continue;
      const place = labels[2 * node + 1];
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        this.#offer(this.#towards[2 * arc], soFar + this.#towards[2 * arc + 1], place);
      }
    }
    if (queue instanceof TickQueue) queue.begin(this.limitTicks);
    return this.#answer();
  }

  /** What the neighbours of a forgotten node, and the places on its edges, still have for it. */
  #offerFromAround(node: number): void {
    if (this.#weights.isBlocked[node] === 1) return;
    const { firstArc, arcEdge } = this.#network;
    const labels = this.#labels;
    for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
      const neighbour = this.#away[2 * arc];
      const place = labels[2 * neighbour + 1];
      if (place !== NOBODY) {
        this.#offer(node, labels[2 * neighbour] + this.#away[2 * arc + 1], place);
      }
      const end = (arcEdge[arc] & 1) === 0 ? 'from' : 'to';
      for (const spot of this.#spots.listOnEdge(arcEdge[arc] >> 1)) {
        this.#offer(node, this.#entryTicks(spot, end, this.#weights), spot.place);
      }
    }
  }

  /** Answers anew for the demand points on touched edges and on all edges of touched nodes. */
  #answer(): number[] {
    const { firstArc, arcEdge } = this.#network;
    for (const node of this.#nodes.list) {
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        this.#edges.add(arcEdge[arc] >> 1);
      }
    }
    const { firstOf, joint, placeOf } = this.#demand;
    const changed: number[] = [];
    for (const edge of this.#edges.list) {
      for (let at = firstOf[edge]; at < firstOf[edge + 1]; at++) {
        const point = placeOf[joint[at]];
        if (this.#points.add(point) && this.#answerPoint(point)) changed.push(point);
      }
    }
    return changed;
  }

  #answerPoint(point: number): boolean {
    const { joints } = this.#demand;
    let [best, nearest] = [this.limitTicks + 1, NOBODY];
    const offer = (ticks: number, place: number): void => {
      if (ticks > best || (ticks === best && place >= nearest)) return;
      [best, nearest] = [ticks, place];
    };
    for (let joint = joints.first[point]; joint < joints.first[point + 1]; joint++) {
      this.#overTheEnds(joints, joint, offer);
      this.#alongTheEdge(joints, joint, offer);
    }
    const ticks = nearest === NOBODY ? UNREACHED : best;
    const isOther = ticks !== this.ticks[point] || nearest !== this.place[point];
    this.ticks[point] = ticks;
    this.place[point] = nearest;
    return isOther;
  }

  #overTheEnds(
    { edge, alongDm, offDm }: Joints,
    joint: number,
    offer: (ticks: number, place: number) => void,
  ): void {
    const network = this.#network;
    const weights = this.#weights;
    const off = offTicks(weights, offDm[joint]);
    for (const end of ['from', 'to'] as const) {
      const node = end === 'from' ? network.edgeFrom[edge[joint]] : network.edgeTo[edge[joint]];
      const place = this.#labels[2 * node + 1];
      if (place === NOBODY) continue;
      const step = stepOff(network, weights, edge[joint], alongDm[joint], end);
      offer(off + step + this.#labels[2 * node], place);
    }
  }

  #alongTheEdge(
    { edge, alongDm, offDm }: Joints,
    joint: number,
    offer: (ticks: number, place: number) => void,
  ): void {
    const weights = this.#weights;
    const off = offTicks(weights, offDm[joint]);
    for (const spot of this.#spots.listOnEdge(edge[joint])) {
      const along = alongTicks(weights, edge[joint], alongDm[joint], spot.alongDm);
      offer(off + along + offTicks(weights, spot.offDm), spot.place);
    }
  }
}

/** The weights of the first nodes and edges, as those of a network of their own. */
function weightsOfFirst(weights: Weights, nodeCount: number, edgeCount: number): Weights {
  const { forwardRate, backwardRate, waitFrom, waitTo, forwardTicks, backwardTicks } = weights;
  return {
    ...weights,
    forwardRate: forwardRate.subarray(0, edgeCount),
    backwardRate: backwardRate.subarray(0, edgeCount),
    waitFrom: waitFrom.subarray(0, edgeCount),
    waitTo: waitTo.subarray(0, edgeCount),
    forwardTicks: forwardTicks.subarray(0, edgeCount),
    backwardTicks: backwardTicks.subarray(0, edgeCount),
    isBlocked: weights.isBlocked.subarray(0, nodeCount),
  };
}

function checkDemand(network: WalkingNetwork, { joints }: EdgeJoints, count: number): void {
  if (joints.count !== count) {
    throw new RangeError(`There are ${joints.count} demand points; there were ${count}.`);
  }
  checkJoints(network, joints);
}
