import type { Joints } from '@yike/engine-network';
import { BoundedSearch } from './bounded-search.ts';
import { checkJoints, checkLimit, checkNumber } from './check-question.ts';
import type { EdgeJoints } from './edge-joints.ts';
import { type EdgeNeighbours, edgeNeighboursWithin } from './edge-neighbours.ts';
import { eachEndOf, endsLeftFor, type JointEnds, type PointEnds } from './joint-ends.ts';
import {
  LONGEST_LANE_TICKS,
  labelOfLane,
  laneOf,
  laneUpTo,
  MOST_LABELS,
  ticksOfLane,
  ticksOrUnreached,
} from './lane.ts';
import { type Nearest, nearest } from './nearest.ts';
import { PlainSweeper } from './plain-sweeper.ts';
import type { SweepGraph } from './sweep-graph.ts';
import { GATHER_COUNT, type Sweeper } from './sweeper.ts';

/**
 * For every type what `nearest` tells of its places, to the tick and to the place, for many types in
 * little more time than for one: two sweeps take several types side by side.
 *
 * A limit beyond LONGEST_LANE_TICKS, and a type of more than MOST_LABELS places, do not fit into lanes
 * and are answered by a bounded search each.
 *
 * @param placesOfType numbers of the places of each type, in any order; a type may have none
 * @param limitTicks longest walk that is still an answer, inclusive; whole, 0 … 2³¹ − 2
 * @param sweeper what runs the sweeps; the answers do not depend on it
 * @throws RangeError for a limit, a place or a joint that it cannot answer for
 */
export function nearestOfTypes(
  graph: SweepGraph,
  demand: Joints,
  places: EdgeJoints,
  placesOfType: readonly (readonly number[])[],
  limitTicks: number,
  sweeper: Sweeper = new PlainSweeper(),
): Nearest[] {
  checkQuestion(graph, demand, places, placesOfType, limitTicks);
  const fits = (chosen: readonly number[]): boolean =>
    limitTicks <= LONGEST_LANE_TICKS && chosen.length <= MOST_LABELS;
  const answers = placesOfType.map((chosen) =>
    fits(chosen)
      ? { ticks: new Uint32Array(demand.count), place: new Int32Array(demand.count) }
      : nearestBySearch(graph, demand, places, chosen, limitTicks),
  );
  const lanes = placesOfType.flatMap((chosen, type) =>
    fits(chosen) ? laneFor(chosen, answers[type]) : [],
  );
  if (lanes.length === 0) return answers;

  const question: Question = {
    graph,
    demandEnds: endsLeftFor(graph, demand),
    places: places.joints,
    neighbours: edgeNeighboursWithin(graph.weights, demand, places, limitTicks),
    limitTicks,
    sweeper,
  };
  for (const batch of inBatches(lanes, sweeper.mostLanes)) answerBatch(question, batch);
  return answers;
}

/** One type in its lane. */
interface Lane {
  /** Places by label, ascending from label 1; −1 for label 0. */
  readonly placeOfLabel: Int32Array;
  /** Where its answer goes. */
  readonly answer: Nearest;
}

interface Question {
  readonly graph: SweepGraph;
  readonly demandEnds: PointEnds;
  readonly places: Joints;
  readonly neighbours: EdgeNeighbours;
  readonly limitTicks: number;
  readonly sweeper: Sweeper;
}

function checkQuestion(
  { network }: SweepGraph,
  demand: Joints,
  { joints }: EdgeJoints,
  placesOfType: readonly (readonly number[])[],
  limitTicks: number,
): void {
  checkLimit(limitTicks);
  checkJoints(network, demand);
  for (const place of placesOfType.flat()) checkNumber('place', place, joints.count);
}

function nearestBySearch(
  { network, weights }: SweepGraph,
  demand: Joints,
  places: EdgeJoints,
  chosen: readonly number[],
  limitTicks: number,
): Nearest {
  const search = new BoundedSearch(network, weights, 'towards');
  return nearest(search, demand, places, chosen, limitTicks);
}

/** As few batches as possible, as even as possible. */
function inBatches(lanes: readonly Lane[], most: number): Lane[][] {
  const count = Math.ceil(lanes.length / most);
  const start = (batch: number): number => Math.floor((batch * lanes.length) / count);
  return Array.from({ length: count }, (_, batch) => lanes.slice(start(batch), start(batch + 1)));
}

function laneFor(chosen: readonly number[], answer: Nearest): Lane {
  // ascending, so that of equals the smaller label is the smaller number
  return { placeOfLabel: Int32Array.from([-1, ...chosen]).sort(), answer };
}

function answerBatch(question: Question, batch: readonly Lane[]): void {
  const { demandEnds, sweeper, limitTicks } = question;
  const laneCount = 4 * Math.ceil(batch.length / 4);
  const rows = sweeper.begin(question.graph.arcs, laneCount);
  batch.forEach((lane, at) => {
    setSources(question, lane, rows, laneCount, at);
  });
  sweeper.sweep();

  const { first, further, furtherPoint } = demandEnds;
  eachBlock(sweeper, first, (begin, end, found) => {
    batch.forEach((lane, at) => {
      takeFirst(lane, begin, end, found, laneCount, at, limitTicks);
    });
  });
  eachBlock(sweeper, further, (begin, end, found) => {
    batch.forEach((lane, at) => {
      const points = furtherPoint.subarray(begin, end);
      takeFurther(lane, points, found, laneCount, at, limitTicks);
    });
  });
  for (const lane of batch) takeNeighbours(lane, question);
}

function eachBlock(
  sweeper: Sweeper,
  ends: JointEnds,
  take: (begin: number, end: number, found: Int32Array) => void,
): void {
  const count = ends.length / 4;
  for (let begin = 0; begin < count; begin += GATHER_COUNT) {
    const end = Math.min(count, begin + GATHER_COUNT);
    take(begin, end, sweeper.gather(ends, begin, end));
  }
}

/** Puts the places of a type into its lane, at the ends of their edges. */
function setSources(
  { graph, places, limitTicks }: Question,
  { placeOfLabel }: Lane,
  rows: Int32Array,
  laneCount: number,
  at: number,
): void {
  const { isBlocked } = graph.weights;
  const { rankOfNode } = graph.order;
  for (let label = 1; label < placeOfLabel.length; label++) {
    eachEndOf(graph, places, placeOfLabel[label], (node, ticks) => {
      if (ticks > limitTicks || isBlocked[node] === 1) return;
      const cell = rankOfNode[node] * laneCount + at;
      rows[cell] = Math.min(rows[cell], laneOf(ticks, label));
    });
  }
}

/**
 * Reads what the first joints of points found out of one lane. Whether a point is reached is as good as
 * random, and a branch on it would be guessed wrong half the time: so there is none.
 */
function takeFirst(
  { placeOfLabel, answer: { ticks, place } }: Lane,
  begin: number,
  end: number,
  found: Int32Array,
  laneCount: number,
  at: number,
  limitTicks: number,
): void {
  const farthest = laneOf(limitTicks, MOST_LABELS);
  let cell = at;
  for (let point = begin; point < end; point++, cell += laneCount) {
    const lane = laneUpTo(farthest, found[cell]);
    ticks[point] = ticksOrUnreached(lane);
    place[point] = placeOfLabel[labelOfLane(lane)];
  }
}

/** Offers what further joints found to their points. */
function takeFurther(
  { placeOfLabel, answer }: Lane,
  points: Uint32Array,
  found: Int32Array,
  laneCount: number,
  at: number,
  limitTicks: number,
): void {
  for (let joint = 0; joint < points.length; joint++) {
    const lane = found[joint * laneCount + at];
    const walk = ticksOfLane(lane);
    if (walk <= limitTicks) offer(answer, points[joint], walk, placeOfLabel[labelOfLane(lane)]);
  }
}

/** Offers the walks that never leave an edge. */
function takeNeighbours(
  { placeOfLabel, answer }: Lane,
  { neighbours, places: { count } }: Question,
): void {
  const isChosen = new Uint8Array(count);
  for (let label = 1; label < placeOfLabel.length; label++) isChosen[placeOfLabel[label]] = 1;
  for (let pair = 0; pair < neighbours.ticks.length; pair++) {
    const to = neighbours.place[pair];
    if (isChosen[to] === 1) offer(answer, neighbours.point[pair], neighbours.ticks[pair], to);
  }
}

function offer({ ticks, place }: Nearest, point: number, walk: number, to: number): void {
  if (walk > ticks[point] || (walk === ticks[point] && to > place[point])) return;
  ticks[point] = walk;
  place[point] = to;
}
