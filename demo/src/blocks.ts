import { keyOf, type PointKey } from './planarise.ts';
import { at, type Line, type Point, type Ring } from './plane-geometry.ts';
import { ringArea } from './polygons.ts';

/** Land enclosed by lines: its ring counter-clockwise, and which line each side lies on. */
export interface Block {
  readonly ring: Ring;
  /** For every side, the number of the line it is part of. */
  readonly sides: readonly number[];
}

interface HalfEdge {
  readonly from: PointKey;
  readonly to: PointKey;
  readonly line: number;
  readonly angle: number;
}

/** The blocks that planarised lines enclose; loose ends enclose nothing. */
export function enclosedBlocks(lines: readonly Line[]): Block[] {
  const points = new Map<PointKey, Point>();
  const around = halfEdges(lines, points);
  pruneLooseEnds(around);
  const blocks: Block[] = [];
  const walked = new Set<HalfEdge>();
  for (const edges of around.values()) {
    for (const edge of edges) {
      if (walked.has(edge)) continue;
      const boundary = walkFace(edge, around, walked);
      const ring = boundary.map(({ from }) => points.get(from) ?? [0, 0]) satisfies Point[];
      if (ringArea(ring) > 1) blocks.push({ ring, sides: boundary.map(({ line }) => line) });
    }
  }
  return blocks;
}

type EdgesAround = Map<PointKey, HalfEdge[]>;

function halfEdges(lines: readonly Line[], points: Map<PointKey, Point>): EdgesAround {
  const around: EdgesAround = new Map();
  const seen = new Set<string>();
  const add = (a: Point, b: Point, line: number): void => {
    const from = keyOf(a);
    const to = keyOf(b);
    if (from === to || seen.has(`${from}>${to}`)) return;
    seen.add(`${from}>${to}`);
    points.set(from, a);
    const edge = { from, to, line, angle: Math.atan2(b[1] - a[1], b[0] - a[0]) };
    const known = around.get(from);
    if (known === undefined) around.set(from, [edge]);
    else known.push(edge);
  };
  lines.forEach((line, number) => {
    for (let i = 1; i < line.length; i++) {
      add(at(line, i - 1), at(line, i), number);
      add(at(line, i), at(line, i - 1), number);
    }
  });
  return around;
}

function pruneLooseEnds(around: EdgesAround): void {
  const loose = [...around].filter(([, edges]) => edges.length === 1).map(([key]) => key);
  for (let key = loose.pop(); key !== undefined; key = loose.pop()) {
    const edge = around.get(key)?.[0];
    if (edge === undefined) continue;
    around.delete(key);
    const left = (around.get(edge.to) ?? []).filter(({ to }) => to !== key);
    around.set(edge.to, left);
    if (left.length === 1) loose.push(edge.to);
  }
}

/** Keeps the face on the left: at each node it takes the next edge clockwise from the way back. */
function walkFace(start: HalfEdge, around: EdgesAround, walked: Set<HalfEdge>): HalfEdge[] {
  const boundary: HalfEdge[] = [];
  for (let edge = start; !walked.has(edge); edge = nextEdge(edge, around)) {
    walked.add(edge);
    boundary.push(edge);
  }
  return boundary;
}

function nextEdge(edge: HalfEdge, around: EdgesAround): HalfEdge {
  const back = edge.angle + Math.PI;
  const clockwiseTurn = ({ angle }: HalfEdge): number => {
    const turn = (back - angle) % (2 * Math.PI);
    const positive = turn < 0 ? turn + 2 * Math.PI : turn;
    return positive < 1e-9 ? 2 * Math.PI : positive;
  };
  const onward = (around.get(edge.to) ?? []).toSorted(
    (first, second) => clockwiseTurn(first) - clockwiseTurn(second),
  );
  return at(onward, 0);
}
