/** The questions of all tasks: the same places for the same seed. */
import type { Joints, WalkingNetwork } from '@yike/engine-network';
import {
  chosenJoints,
  jointsAlong,
  LIMIT_TICKS,
  nodesOf,
  PLACES_EACH,
  SEED,
  TYPES,
} from './measured-town.ts';
import type { PlainGraph, PlainQuestion } from './plain-question.ts';
import { randomFrom } from './random-numbers.ts';

/** 10 types × 200 places at random nodes, numbered type after type. */
export function placesAtNodes(network: WalkingNetwork): { nodes: Uint32Array; joints: Joints } {
  const random = randomFrom(SEED);
  const nodes = new Uint32Array(TYPES * PLACES_EACH).map(() => random(network.nodeCount));
  return { nodes, joints: chosenJoints(nodesOf(network), nodes) };
}

/** Places right on streets of the largest component, an edge as likely as the next. */
export function placesOnStreets(
  { edgeCount, edgeComponent, edgeLengthDm }: WalkingNetwork,
  count: number,
): Joints {
  const random = randomFrom(SEED);
  const edge: number[] = [];
  const alongDm: number[] = [];
  while (edge.length < count) {
    const candidate = random(edgeCount);
    if (edgeComponent[candidate] !== 0) continue;
    edge.push(candidate);
    alongDm.push(random((edgeLengthDm[candidate] ?? 0) + 1));
  }
  return jointsAlong(edge, alongDm);
}

/** A question to plain searches about the places of all types. */
export function questionOfTypes(
  kind: PlainQuestion['kind'],
  graph: PlainGraph,
  sources: Uint32Array,
  k = 0,
): PlainQuestion {
  const masses = new Uint32Array(graph.nodeCount);
  return { kind, graph, limitTicks: LIMIT_TICKS, sources, typeCount: TYPES, k, masses };
}

/** A question to plain searches about each source on its own. */
export function questionOfEach(
  kind: PlainQuestion['kind'],
  graph: PlainGraph,
  sources: Uint32Array,
  masses = new Uint32Array(graph.nodeCount),
): PlainQuestion {
  return { kind, graph, limitTicks: LIMIT_TICKS, sources, typeCount: 1, k: 0, masses };
}
