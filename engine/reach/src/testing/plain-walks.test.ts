import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Joints,
  STANDARD_WALKERS,
  type WalkingNetwork,
  type Weights,
  weigh,
} from '@yike/engine-network';
import { joinPlaces, networkOf, randomNetworks, randomPlaces } from '@yike/engine-network/testing';
import fc from 'fast-check';
import { PlainWalks } from './plain-walks.ts';

// Who guards the guard? Towns of a few metres, walked decimetre by decimetre: every decimetre mark
// is a point of its own, and times are spread from point to neighbouring point until none changes.

const LONGEST_DM = 12;

interface Step {
  readonly from: number;
  readonly to: number;
  readonly ticks: number;
}

/** Points 0 … nodeCount − 1 are the nodes; the marks of edge `e` begin at `firstMark[e]`. */
function marksOf({ nodeCount, edgeLengthDm }: WalkingNetwork): number[] {
  let next = nodeCount;
  return Array.from(edgeLengthDm, (length) => {
    const first = next;
    next += length + 1;
    return first;
  });
}

function stepsOf(network: WalkingNetwork, weights: Weights, firstMark: readonly number[]): Step[] {
  const steps: Step[] = [];
  const { forwardRate, backwardRate, waitFrom, waitTo, isBlocked } = weights;
  firstMark.forEach((first, edge) => {
    const last = first + network.edgeLengthDm[edge];
    const [from, to] = [network.edgeFrom[edge], network.edgeTo[edge]];
    const [forward, backward] = [forwardRate[edge], backwardRate[edge]];
    const [inFrom, inTo] = [isBlocked[from] === 0, isBlocked[to] === 0];
    if (forward > 0 && inFrom) steps.push({ from, to: first, ticks: waitFrom[edge] });
    if (forward > 0 && inTo) steps.push({ from: last, to, ticks: waitTo[edge] });
    if (backward > 0 && inTo) steps.push({ from: to, to: last, ticks: waitTo[edge] });
    if (backward > 0 && inFrom) steps.push({ from: first, to: from, ticks: waitFrom[edge] });
    for (let dm = 0; dm < last - first; dm++) {
      const [here, there] = [first + dm, first + dm + 1];
      const price = (rate: number): number => Math.round((dm + 1) * rate) - Math.round(dm * rate);
      if (forward > 0) steps.push({ from: here, to: there, ticks: price(forward) });
      if (backward > 0) steps.push({ from: there, to: here, ticks: price(backward) });
    }
  });
  return steps;
}

/** The points at which a place touches the town, each with the ticks to it. */
function doorsOf(
  network: WalkingNetwork,
  weights: Weights,
  firstMark: readonly number[],
  places: Joints,
  place: number,
): { point: number; ticks: number }[] {
  const doors: { point: number; ticks: number }[] = [];
  const { waitFrom, waitTo, forwardRate, backwardRate, isBlocked, flatRate } = weights;
  for (let joint = places.first[place]; joint < places.first[place + 1]; joint++) {
    const [edge, alongDm] = [places.edge[joint], places.alongDm[joint]];
    if (forwardRate[edge] === 0 && backwardRate[edge] === 0) continue;
    const [from, to] = [network.edgeFrom[edge], network.edgeTo[edge]];
    const ticks = Math.round(places.offDm[joint] * flatRate);
    doors.push({ point: firstMark[edge] + alongDm, ticks });
    const isAtFrom = alongDm === 0 && isBlocked[from] === 0;
    if (isAtFrom) doors.push({ point: from, ticks: ticks + waitFrom[edge] });
    const isAtTo = alongDm === network.edgeLengthDm[edge] && isBlocked[to] === 0;
    if (isAtTo) doors.push({ point: to, ticks: ticks + waitTo[edge] });
  }
  return doors;
}

function spread(steps: readonly Step[], starts: readonly { point: number; ticks: number }[]) {
  const ticksAt = new Map<number, number>();
  const reach = (point: number, ticks: number): boolean => {
    if (ticks >= (ticksAt.get(point) ?? Number.POSITIVE_INFINITY)) return false;
    ticksAt.set(point, ticks);
    return true;
  };
  for (const { point, ticks } of starts) reach(point, ticks);
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const { from, to, ticks } of steps) {
      const soFar = ticksAt.get(from);
      if (soFar !== undefined && reach(to, soFar + ticks)) isDone = false;
    }
  }
  return ticksAt;
}

test('the reference is right where every decimetre can be looked at', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...STANDARD_WALKERS),
      randomNetworks({ directed: true, mostNodes: 5 }),
      randomPlaces('some'),
      (walker, draft, drafts) => {
        const edges = draft.edges.map((e) => ({ ...e, lengthDm: e.lengthDm % LONGEST_DM }));
        const network = networkOf({ nodes: draft.nodes, edges });
        const places = joinPlaces(network, drafts);
        const weights = weigh(network, walker);
        const firstMark = marksOf(network);
        const steps = stepsOf(network, weights, firstMark);
        const plain = new PlainWalks(network, walker);
        const doors = drafts.map((_, place) => doorsOf(network, weights, firstMark, places, place));
        doors.forEach((starts, from) => {
          const ticksAt = spread(steps, starts);
          doors.forEach((ends, to) => {
            const ways = ends.map(
              ({ point, ticks }) => (ticksAt.get(point) ?? Number.POSITIVE_INFINITY) + ticks,
            );
            assert.equal(plain.ticks(places, from, places, to), Math.min(...ways));
          });
        });
      },
    ),
    { numRuns: 300, seed: 10 },
  );
});
