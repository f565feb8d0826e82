import { type Joints, UNREACHED, type WalkingNetwork, type Weights } from '@yike/engine-network';
import { offTicks, stepOff, stepOn } from './along-edge.ts';
import type { BoundedSearch } from './bounded-search.ts';
import { checkDirection, checkJoints, checkLimit, checkNumber } from './check-question.ts';
import type { EdgeJoints } from './edge-joints.ts';
import { KNearestRows } from './k-nearest-rows.ts';
import { queueUpTo } from './queue-up-to.ts';
import { alongTheEdge } from './same-edge-walks.ts';

/** For each demand point the walks to its k nearest different places, shortest first. */
export interface KNearest {
  readonly k: number;
  /** Walk of point `p` to its n-th nearest place at `[p · k + n]`; UNREACHED where it reaches fewer. */
  readonly ticks: Uint32Array;
  /** Number of that place, −1 where there is none; smaller numbers first among equally near ones. */
  readonly place: Int32Array;
}

/**
 * The walks from every demand point to the k nearest of the chosen places, metres off the street at
 * both ends included; with k = 1 what `nearest` tells. Method and proof: docs/methods/k-nearest.md.
 *
 * @param search names the network, the weights and the direction, which must be `towards`; whatever
 *   it was asked before stays untouched
 * @param chosen numbers of the places that count; none: nobody reaches anything
 * @param k at least 1; may exceed the number of places
 * @param limitTicks longest walk that is still an answer, inclusive; whole, 0 … 2³¹ − 2
 * @throws RangeError for a k, a limit, a place or a direction that it cannot answer for
 */
export function kNearest(
  search: BoundedSearch,
  demand: Joints,
  places: EdgeJoints,
  chosen: Iterable<number>,
  k: number,
  limitTicks: number,
): KNearest {
  checkDirection(search.direction, 'towards');
  checkJoints(search.network, demand);
  if (!(Number.isInteger(k) && k >= 1)) throw new RangeError(`k is ${k}, not 1 or more.`);
  checkLimit(limitTicks);

  const isChosen = new Uint8Array(places.joints.count);
  for (const place of chosen) {
    checkNumber('place', place, places.joints.count);
    isChosen[place] = 1;
  }
  const atNodes = spreadFromPlaces(search, places, isChosen, k, limitTicks);
  const found = new KNearestRows(demand.count, k);
  const offer = (point: number, walk: number, to: number): void => {
    if (walk <= limitTicks) found.offer(point, walk, to);
  };
  for (let point = 0; point < demand.count; point++) {
    for (let joint = demand.first[point]; joint < demand.first[point + 1]; joint++) {
      overTheEnds(search, demand, joint, atNodes, (walk, to) => offer(point, walk, to));
      alongTheEdge(search, demand, joint, places, (walk, to) => {
        if (isChosen[to] === 1) offer(point, walk, to);
      });
    }
  }
  return { k, ticks: found.ticks, place: found.place };
}

/**
 * Dijkstra's search with up to k labels a node, each of another place. What a node does not keep can
 * be spared: whoever walks on over that node finds k places there that are nearer, or as near and of
 * smaller numbers. Streets of no length may bring such a one when the node has passed on its labels;
 * it is then taken from the queue again.
 */
function spreadFromPlaces(
  { network, weights }: BoundedSearch,
  places: EdgeJoints,
  isChosen: Uint8Array,
  k: number,
  limitTicks: number,
): KNearestRows {
  const { firstArc, arcEdge, arcNode } = network;
  const { forwardTicks, backwardTicks, isBlocked } = weights;
  const rows = new KNearestRows(network.nodeCount, k);
  const { held, ticks, place, isPassedOn } = rows;
  const queue = queueUpTo(limitTicks);
  const offer = (node: number, walk: number, to: number): void => {
    if (walk > limitTicks || isBlocked[node] === 1) return;
    if (rows.offer(node, walk, to)) queue.push(node, walk);
  };

  const passOn = (node: number, soFar: number, to: number): void => {
    for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
      const edge = arcEdge[arc] >> 1;
      // whoever comes towards the places takes every arc the other way round
      const step = (arcEdge[arc] & 1) === 0 ? backwardTicks[edge] : forwardTicks[edge];
      if (step !== UNREACHED) offer(arcNode[arc], soFar + step, to);
    }
  };

  offerEntries(network, weights, places, isChosen, offer);
  for (let node = queue.pop(); node >= 0; node = queue.pop()) {
    const soFar = queue.poppedTicks;
    // an entry whose label was shortened or pushed out since finds nothing to do
    for (let at = node * k; at < node * k + held[node] && ticks[at] <= soFar; at++) {
      if (isPassedOn[at] === 1) continue;
      isPassedOn[at] = 1;
      passOn(node, ticks[at], place[at]);
    }
  }
  return rows;
}

/** The chosen places as seen from the ends of the edges they lie on. */
function offerEntries(
  network: WalkingNetwork,
  weights: Weights,
  { joints, placeOf }: EdgeJoints,
  isChosen: Uint8Array,
  offer: (node: number, ticks: number, place: number) => void,
): void {
  const { edgeFrom, edgeTo } = network;
  for (let joint = 0; joint < joints.edge.length; joint++) {
    if (isChosen[placeOf[joint]] === 0) continue;
    const edge = joints.edge[joint];
    const off = offTicks(weights, joints.offDm[joint]);
    const onFrom = stepOn(network, weights, edge, joints.alongDm[joint], 'from');
    const onTo = stepOn(network, weights, edge, joints.alongDm[joint], 'to');
    if (onFrom !== UNREACHED) offer(edgeFrom[edge], off + onFrom, placeOf[joint]);
    if (onTo !== UNREACHED) offer(edgeTo[edge], off + onTo, placeOf[joint]);
  }
}

/** Walks that leave the demand point's own edge, to whatever its ends have kept. */
function overTheEnds(
  { network, weights }: BoundedSearch,
  demand: Joints,
  joint: number,
  { k, held, ticks, place }: KNearestRows,
  offer: (ticks: number, place: number) => void,
): void {
  const edge = demand.edge[joint];
  const off = offTicks(weights, demand.offDm[joint]);
  for (const end of ['from', 'to'] as const) {
    const node = end === 'from' ? network.edgeFrom[edge] : network.edgeTo[edge];
    const step = stepOff(network, weights, edge, demand.alongDm[joint], end);
    if (step === UNREACHED) continue;
    for (let at = node * k; at < node * k + held[node]; at++) {
      offer(off + step + ticks[at], place[at]);
    }
  }
}
