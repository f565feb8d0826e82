import { labelComponents } from './components.ts';
import { BARRIER, EDGE_KIND, type WalkingNetwork } from './walking-network.ts';

/**
 * Which streets lie behind closed gates, as those of a walled estate: 1 for every edge that cannot be come
 * to from the longest part of its component without passing a closed gate, and for every closed edge.
 */
export function enclosedStreets(network: WalkingNetwork): Uint8Array {
  const { nodeCount, edgeCount, edgeKind, nodeBarrier, edgeLengthDm, edgeComponent } = network;
  // what meets at a closed gate does not meet: every end there is an end of its own
  let ends = nodeCount;
  const partAt = (node: number): number => (nodeBarrier[node] === BARRIER.closed ? ends++ : node);
  const from = network.edgeFrom.map(partAt);
  const to = network.edgeTo.map(partAt);
  const isOpen = (edge: number): boolean => edgeKind[edge] !== EDGE_KIND.closed;
  const parts = labelComponents(ends, from, to, edgeLengthDm, isOpen);

  // parts are numbered from the longest, so the smallest number of a component is its longest part
  const longest = new Uint32Array(network.components.length).fill(0xffffffff);
  for (let edge = 0; edge < edgeCount; edge++) {
    const component = edgeComponent[edge];
    longest[component] = Math.min(longest[component], parts.edgeComponent[edge]);
  }
  return Uint8Array.from(edgeComponent, (component, edge) =>
    isOpen(edge) && parts.edgeComponent[edge] === longest[component] ? 0 : 1,
  );
}
