import { type Joints, UNREACHED } from '@yike/engine-network';
import { offTicks, stepOff } from './along-edge.ts';
import type { BoundedSearch } from './bounded-search.ts';
import { checkDirection, checkJoints, checkNumber } from './check-question.ts';
import type { EdgeJoints } from './edge-joints.ts';
import { alongTheEdge } from './same-edge-walks.ts';

/** For each demand point the walk to the nearest of some places. */
export interface Nearest {
  /** Ticks; UNREACHED beyond the limit. */
  readonly ticks: Uint32Array;
  /** Number of that place, −1 beyond the limit; the smallest number among equally near ones. */
  readonly place: Int32Array;
}

/**
 * The walk from every demand point to the nearest of the chosen places, metres off the street at
 * both ends included.
 *
 * @param search a search `towards` its sources
 * @param chosen numbers of the places that count
 * @param limitTicks longest walk that is still an answer, inclusive; whole, 0 … 2³¹ − 2
 * @throws RangeError for a direction, a limit, a place or a joint that it cannot answer for
 */
export function nearest(
  search: BoundedSearch,
  demand: Joints,
  places: EdgeJoints,
  chosen: Iterable<number>,
  limitTicks: number,
): Nearest {
  const { network, weights } = search;
  const { joints } = places;
  checkDirection(search.direction, 'towards');
  checkJoints(network, demand);
  const isChosen = new Uint8Array(joints.count);
  search.begin(limitTicks);
  for (const place of chosen) {
    checkNumber('place', place, joints.count);
    isChosen[place] = 1;
    for (let joint = joints.first[place]; joint < joints.first[place + 1]; joint++) {
      const off = offTicks(weights, joints.offDm[joint]);
      search.addSource(joints.edge[joint], joints.alongDm[joint], off, place);
    }
  }
  search.run();

  const ticks = new Uint32Array(demand.count).fill(UNREACHED);
  const place = new Int32Array(demand.count).fill(-1);
  const offer = (point: number, candidate: number, of: number): void => {
    if (candidate > limitTicks || candidate > ticks[point]) return;
    if (candidate === ticks[point] && of > place[point]) return;
    ticks[point] = candidate;
    place[point] = of;
  };
  for (let point = 0; point < demand.count; point++) {
    for (let joint = demand.first[point]; joint < demand.first[point + 1]; joint++) {
      overTheEnds(search, demand, joint, (candidate, of) => offer(point, candidate, of));
      alongTheEdge(search, demand, joint, places, (candidate, of) => {
        if (isChosen[of] === 1) offer(point, candidate, of);
      });
    }
  }
  return { ticks, place };
}

/** Walks that leave the demand point's own edge. */
function overTheEnds(
  search: BoundedSearch,
  demand: Joints,
  joint: number,
  offer: (ticks: number, place: number) => void,
): void {
  const { network, weights } = search;
  const edge = demand.edge[joint];
  const off = offTicks(weights, demand.offDm[joint]);
  for (const end of ['from', 'to'] as const) {
    const node = end === 'from' ? network.edgeFrom[edge] : network.edgeTo[edge];
    const beyond = search.ticksTo(node);
    const step = stepOff(network, weights, edge, demand.alongDm[joint], end);
    if (beyond === UNREACHED || step === UNREACHED) continue;
    offer(off + step + beyond, search.sourceOf(node));
  }
}
