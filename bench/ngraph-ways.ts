/**
 * ngraph.path finds one way at a time between two nodes. So it is asked for some of the answers of T1 only,
 * and told to which place: that is less than the question, and what all would take is told.
 */

import { UNREACHED, type WalkingNetwork, type Weights } from '@yike/engine-network';
import type { Nearest } from '@yike/engine-reach';
import createGraph from 'ngraph.graph';
import { nba } from 'ngraph.path';
import { threadSeconds } from './contest.ts';
import { TYPES } from './measured-town.ts';
import { type Row, row } from './row.ts';

const ASKED = 1000;

/** @param placeNodes by place, its node */
export function measureNgraph(
  network: WalkingNetwork,
  { forwardTicks }: Weights,
  answers: readonly Nearest[],
  placeNodes: Uint32Array,
): Row {
  const graph = createGraph<undefined, number>();
  for (let edge = 0; edge < network.edgeCount; edge++) {
    const ticks = forwardTicks[edge] ?? UNREACHED;
    const ends = [network.edgeFrom[edge] ?? 0, network.edgeTo[edge] ?? 0] as const;
    const known = graph.getLink(...ends) ?? graph.getLink(ends[1], ends[0]);
    // one link between two nodes, the shortest
    if (known === undefined || known === null) graph.addLink(...ends, ticks);
    else known.data = Math.min(known.data, ticks);
  }
  const finder = nba(graph, { distance: (_, __, link) => link.data });
  const asked = waysOf(answers, placeNodes);
  let wrong = 0;
  const seconds = threadSeconds(() => {
    for (const { from, to, ticks } of asked) {
      const way = finder.find(from, to);
      const found = way.slice(1).reduce((sum, node, at) => {
        const before = way[at]?.id ?? 0;
        return (
          sum + ((graph.getLink(before, node.id) ?? graph.getLink(node.id, before))?.data ?? 0)
        );
      }, 0);
      if (found !== ticks) wrong++;
    }
  });
  const answerCount = answers.reduce(
    (sum, { ticks }) => sum + ticks.filter((walk) => walk !== UNREACHED).length,
    0,
  );
  const note = `from ${asked.length} of ${answerCount} answers, told to which place; ${wrong} of another length`;
  return row('ngraph.path (NBA*)', (seconds * answerCount) / asked.length, note);
}

/** Some that are reached, of all types, spread over the town. */
function waysOf(answers: readonly Nearest[], placeNodes: Uint32Array) {
  return answers.flatMap(({ ticks, place }) => {
    const reached = Array.from(ticks.keys()).filter((node) => ticks[node] !== UNREACHED);
    const step = Math.max(1, Math.floor((reached.length * TYPES) / ASKED));
    return reached
      .filter((_, at) => at % step === 0)
      .map((from) => ({ from, to: placeNodes[place[from] ?? 0] ?? 0, ticks: ticks[from] ?? 0 }));
  });
}
