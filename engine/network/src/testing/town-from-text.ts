import type { Joints } from '../snap.ts';
import { BARRIER, CROSSING, EDGE_KIND, type WalkingNetwork } from '../walking-network.ts';
import { networkOf, type TestEdge, type TestNode } from './network-of.ts';

/** Every character of a drawing is a square of so many decimetres. */
const SQUARE_DM = 300;
const SQUARE_DEGREES = 0.0003;
const SLOPE_PERMILLE = 100;

const NAMED_NODE = /[A-Z]/;
const NODE_BARRIERS: Readonly<Record<string, number>> = {
  '+': BARRIER.none,
  s: BARRIER.none,
  c: BARRIER.none,
  k: BARRIER.kerb,
  n: BARRIER.noWheels,
  x: BARRIER.closed,
};
const NODE_CROSSINGS: Readonly<Record<string, number>> = {
  s: CROSSING.signalled,
  c: CROSSING.other,
};

type Street = Pick<TestEdge, 'kind' | 'oneWay' | 'inclinePermille'>;
/** Streets drawn left to right, and top to bottom. */
const ACROSS: Readonly<Record<string, Street>> = {
  '-': {},
  '=': { kind: EDGE_KIND.stairs },
  '~': { kind: EDGE_KIND.rough },
  '>': { oneWay: 1 },
  '<': { oneWay: 2 },
  '/': { inclinePermille: SLOPE_PERMILLE },
  '\\': { inclinePermille: -SLOPE_PERMILLE },
};
const DOWN: Readonly<Record<string, Street>> = {
  '|': {},
  '=': { kind: EDGE_KIND.stairs },
  '~': { kind: EDGE_KIND.rough },
  v: { oneWay: 1 },
  '^': { oneWay: 2 },
};

export interface Town {
  readonly network: WalkingNetwork;
  /** Number of the node with this letter. */
  readonly node: (name: string) => number;
  /** Number of the street between two letters. */
  readonly edge: (from: string, to: string) => number;
  /**
   * Places by where they stand: `A` is at the letter, `AB 20` is 20 m from A on the street to B,
   * `AB 20 off 5` is 5 m off that street. Several joints of one place: `A or CD 10`.
   */
  readonly places: (...spots: string[]) => Joints;
}

/**
 * A town drawn in text. Letters are nodes, and a character is 30 m, so A and B are 120 m apart:
 *
 *     townFromText(`
 *       A---B>>>C
 *       |   =
 *       D///+
 *     `)
 *
 * `-` `|` streets; `=` stairs; `~` marked wheelchair=no; `>` `<` `v` `^` one-way; `/` 10 % up to
 * the right, `\` 10 % down to the right. `+` is a corner without a name, `k` a raised kerb, `n` a
 * narrow gate, `x` a locked one, `s` and `c` a signalled and another crossing of a main road that
 * runs left to right: who walks up or down waits.
 */
export function townFromText(drawing: string): Town {
  const rows = drawing.split('\n');
  const at = (row: number, column: number): string => rows[row]?.[column] ?? ' ';
  const isNode = (mark: string): boolean => NAMED_NODE.test(mark) || mark in NODE_BARRIERS;
  const nodes: TestNode[] = [];
  const nodeAt = new Map<string, number>();
  const nodeOf = new Map<string, number>();
  forEachMark(rows, (mark, row, column) => {
    if (!isNode(mark)) return;
    if (nodeOf.has(mark) && NAMED_NODE.test(mark)) throw new Error(`two nodes called ${mark}`);
    nodeAt.set(`${row},${column}`, nodes.length);
    nodeOf.set(mark, nodes.length);
    const barrier = NODE_BARRIERS[mark] ?? BARRIER.none;
    nodes.push({ lon: column * SQUARE_DEGREES, lat: -row * SQUARE_DEGREES, barrier });
  });

  const edges: TestEdge[] = [];
  const trace = (row: number, column: number, streets: typeof ACROSS, isAcross: boolean): void => {
    const street = at(row + (isAcross ? 0 : 1), column + (isAcross ? 1 : 0));
    if (!(street in streets)) return;
    let squares = 1;
    const ahead = (): string => (isAcross ? at(row, column + squares) : at(row + squares, column));
    while (ahead() === street) squares++;
    const end = isAcross ? `${row},${column + squares}` : `${row + squares},${column}`;
    const to = nodeAt.get(end);
    if (to === undefined)
      throw new Error(`the street ${street} from ${at(row, column)} ends in nothing`);
    const crossings = isAcross
      ? {}
      : {
          crossingFrom: NODE_CROSSINGS[at(row, column)] ?? CROSSING.none,
          crossingTo: NODE_CROSSINGS[ahead()] ?? CROSSING.none,
        };
    const from = nodeAt.get(`${row},${column}`) ?? 0;
    edges.push({ from, to, lengthDm: squares * SQUARE_DM, ...streets[street], ...crossings });
  };
  forEachMark(rows, (mark, row, column) => {
    if (!isNode(mark)) return;
    trace(row, column, ACROSS, true);
    trace(row, column, DOWN, false);
  });

  const network = networkOf({ nodes, edges });
  const node = (name: string): number => {
    const found = nodeOf.get(name);
    if (found === undefined) throw new Error(`no node called ${name}`);
    return found;
  };
  const edge = (from: string, to: string): number => {
    const [a, b] = [node(from), node(to)];
    const found = edges.findIndex(
      (e) => (e.from === a && e.to === b) || (e.from === b && e.to === a),
    );
    if (found < 0) throw new Error(`no street between ${from} and ${to}`);
    return found;
  };
  return { network, node, edge, places: (...spots) => placesIn(network, node, edge, spots) };
}

function forEachMark(
  rows: readonly string[],
  visit: (mark: string, row: number, column: number) => void,
): void {
  rows.forEach((line, row) => {
    Array.from(line).forEach((mark, column) => {
      visit(mark, row, column);
    });
  });
}

function placesIn(
  network: WalkingNetwork,
  node: Town['node'],
  edge: Town['edge'],
  spots: readonly string[],
): Joints {
  const first = [0];
  const joints: { edge: number; alongDm: number; offDm: number }[] = [];
  for (const spot of spots) {
    for (const text of spot.split(' or ')) {
      const match = /^([A-Z])([A-Z])?(?: (\d+))?(?: off (\d+))?$/.exec(text);
      if (match === null) throw new Error(`cannot read the place "${text}"`);
      const [, from = '', to, metres = '0', off = '0'] = match;
      const start = node(from);
      const on = to === undefined ? network.arcEdge[network.firstArc[start]] >> 1 : edge(from, to);
      const fromStart = Number(metres) * 10;
      const isForward = network.edgeFrom[on] === start;
      const alongDm = isForward ? fromStart : network.edgeLengthDm[on] - fromStart;
      joints.push({ edge: on, alongDm, offDm: Number(off) * 10 });
    }
    first.push(joints.length);
  }
  return {
    count: spots.length,
    first: Uint32Array.from(first),
    edge: Uint32Array.from(joints, (joint) => joint.edge),
    alongDm: Uint32Array.from(joints, (joint) => joint.alongDm),
    offDm: Uint32Array.from(joints, (joint) => joint.offDm),
  };
}
