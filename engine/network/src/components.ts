import { type Component, NO_COMPONENT } from './walking-network.ts';

/**
 * The connected parts that the chosen edges form, numbered from the longest. One-way edges connect
 * both ends. Edges left out get `NO_COMPONENT`.
 */
export function labelComponents(
  nodeCount: number,
  edgeFrom: Uint32Array,
  edgeTo: Uint32Array,
  edgeLengthDm: Uint32Array,
  isChosen: (edge: number) => boolean,
): { edgeComponent: Uint32Array; components: Component[] } {
  const edgeCount = edgeFrom.length;
  const parent = Uint32Array.from({ length: nodeCount }, (_, node) => node);
  const rootOf = (start: number): number => {
    let node = start;
    while (parent[node] !== node) {
      parent[node] = parent[parent[node]];
      node = parent[node];
    }
    return node;
  };
  for (let edge = 0; edge < edgeCount; edge++) {
    if (isChosen(edge)) parent[rootOf(edgeFrom[edge])] = rootOf(edgeTo[edge]);
  }

  const lengthDm = new Float64Array(nodeCount);
  const nodes = new Uint32Array(nodeCount);
  const isUsed = new Uint8Array(nodeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    if (!isChosen(edge)) continue;
    lengthDm[rootOf(edgeFrom[edge])] += edgeLengthDm[edge];
    isUsed[edgeFrom[edge]] = 1;
    isUsed[edgeTo[edge]] = 1;
  }
  for (let node = 0; node < nodeCount; node++) {
    if (isUsed[node] === 1) nodes[rootOf(node)]++;
  }

  const roots: number[] = [];
  for (let node = 0; node < nodeCount; node++) if (nodes[node] > 0) roots.push(node);
  roots.sort((a, b) => lengthDm[b] - lengthDm[a] || a - b);
  const numberOf = new Uint32Array(nodeCount);
  roots.forEach((root, number) => {
    numberOf[root] = number;
  });

  const edgeComponent = new Uint32Array(edgeCount).fill(NO_COMPONENT);
  for (let edge = 0; edge < edgeCount; edge++) {
    if (isChosen(edge)) edgeComponent[edge] = numberOf[rootOf(edgeFrom[edge])];
  }
  return {
    edgeComponent,
    components: roots.map((root) => ({ nodes: nodes[root], lengthDm: lengthDm[root] })),
  };
}
