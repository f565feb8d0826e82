import { type Joints, UNREACHED } from '@yike/engine-network';
import { BoundedSearch } from './bounded-search.ts';
import type { EdgeJoints } from './edge-joints.ts';
import { type EdgeNeighbours, edgeNeighboursWithin } from './edge-neighbours.ts';
import { eachEndOf, endsLeftFor, type NamedJoints, nameJoints } from './joint-ends.ts';
import { LONGEST_LANE_TICKS, labelOfLane, laneOf, MOST_LABELS, ticksOfLane } from './lane.ts';
import { type Nearest, nearest } from './nearest.ts';
import { PlainSweeper } from './plain-sweeper.ts';
import type { SweepGraph } from './sweep-graph.ts';
import { GATHER_COUNT, type JointEnds, type Sweeper } from './sweeper.ts';

/**
 * For every type what `nearest` tells of its places, to the tick and to the place, for many types in
 * little more time than for one: two sweeps take several types side by side.
 *
 * A limit beyond LONGEST_LANE_TICKS, and a type of more than MOST_LABELS places, do not fit into lanes
 * and are answered by a bounded search each.
 *
 * @param placesOfType numbers of the places of each type, in any order; a type may have none
 * @param limitTicks longest walk that is still an answer, inclusive
 * @param sweeper what runs the sweeps; the answers do not depend on it
 */
export function nearestOfTypes(
  graph: SweepGraph,
  demand: Joints,
  places: EdgeJoints,
  placesOfType: readonly (readonly number[])[],
  limitTicks: number,
  sweeper: Sweeper = new PlainSweeper(),
): Nearest[] {
  const fits = (chosen: readonly number[]): boolean =>
    limitTicks <= LONGEST_LANE_TICKS && chosen.length <= MOST_LABELS;
  const answers = placesOfType.map((chosen) =>
    fits(chosen)
      ? nobodyReached(demand.count)
      : nearestBySearch(graph, demand, places, chosen, limitTicks),
  );
  const lanes = placesOfType.flatMap((chosen, type) =>
    // ascending, so that of equals the smaller label is the smaller number
    fits(chosen) ? { places: Uint32Array.from(chosen).sort(), answer: answers[type] } : [],
  );
  if (lanes.length === 0) return answers;

  const named = nameJoints(demand);
  const question: Question = {
    graph,
    demand: named,
    ends: endsLeftFor(graph, demand),
    places: places.joints,
    neighbours: edgeNeighboursWithin(graph.weights, named, places, limitTicks),
    limitTicks,
    sweeper,
  };
  for (const batch of inBatches(lanes, sweeper.mostLanes)) answerBatch(question, batch);
  return answers;
}

/** One type: its places by label, and where its answer goes. */
interface Lane {
  readonly places: Uint32Array;
  readonly answer: Nearest;
}

interface Question {
  readonly graph: SweepGraph;
  readonly demand: NamedJoints;
  readonly ends: JointEnds;
  readonly places: Joints;
  readonly neighbours: EdgeNeighbours;
  readonly limitTicks: number;
  readonly sweeper: Sweeper;
}

function nobodyReached(count: number): Nearest {
  return {
    ticks: new Uint32Array(count).fill(UNREACHED),
    place: new Int32Array(count).fill(-1),
  };
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

function answerBatch(question: Question, batch: readonly Lane[]): void {
  const { demand, ends, sweeper } = question;
  const laneCount = 4 * Math.ceil(batch.length / 4);
  const rows = sweeper.begin(question.graph.arcs, laneCount);
  batch.forEach((lane, at) => {
    setSources(question, lane, rows, laneCount, at);
  });
  sweeper.sweep();

  const jointCount = demand.placeOf.length;
  for (let begin = 0; begin < jointCount; begin += GATHER_COUNT) {
    const points = demand.placeOf.subarray(begin, begin + GATHER_COUNT);
    const found = sweeper.gather(ends, begin, begin + points.length);
    batch.forEach((lane, at) => {
      takeFound(lane, points, found, laneCount, at, question.limitTicks);
    });
  }
  for (const lane of batch) takeNeighbours(lane, question);
}

/** Puts the places of a type into its lane, at the ends of their edges. */
function setSources(
  { graph, places, limitTicks }: Question,
  lane: Lane,
  rows: Int32Array,
  laneCount: number,
  at: number,
): void {
  const { isBlocked } = graph.weights;
  const { rankOfNode } = graph.order;
  lane.places.forEach((place, label) => {
    eachEndOf(graph, places, place, (node, ticks) => {
      if (ticks > limitTicks || isBlocked[node] === 1) return;
      const cell = rankOfNode[node] * laneCount + at;
      rows[cell] = Math.min(rows[cell], laneOf(ticks, label));
    });
  });
}

/** Reads a block of joints' answers out of one lane; a point takes the best of its joints. */
function takeFound(
  { places, answer: { ticks, place } }: Lane,
  points: Uint32Array,
  found: Int32Array,
  laneCount: number,
  at: number,
  limitTicks: number,
): void {
  const farthest = laneOf(limitTicks, MOST_LABELS - 1);
  let cell = at;
  for (let joint = 0; joint < points.length; joint++, cell += laneCount) {
    const lane = found[cell];
    if (lane > farthest) continue;
    const walk = ticksOfLane(lane);
    const point = points[joint];
    if (walk > ticks[point]) continue;
    const to = places[labelOfLane(lane)];
    if (walk === ticks[point] && to > place[point]) continue;
    ticks[point] = walk;
    place[point] = to;
  }
}

/** Adds the walks that never leave an edge. */
function takeNeighbours(
  { places, answer: { ticks, place } }: Lane,
  { neighbours, places: { count } }: Question,
): void {
  const isChosen = new Uint8Array(count);
  for (const chosen of places) isChosen[chosen] = 1;
  for (let pair = 0; pair < neighbours.ticks.length; pair++) {
    const to = neighbours.place[pair];
    const walk = neighbours.ticks[pair];
    const point = neighbours.point[pair];
    if (isChosen[to] === 0 || walk > ticks[point]) continue;
    if (walk === ticks[point] && to > place[point]) continue;
    ticks[point] = walk;
    place[point] = to;
  }
}
