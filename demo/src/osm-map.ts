import type { OsmTags } from '@yike/kernel';
import type { Drawing, DrawnArea, DrawnLine } from './drawing.ts';
import { splitPavements } from './pavement-crossings.ts';
import { keyOf, type PointKey, planarise } from './planarise.ts';
import { at, type Line, type Point, type Ring } from './plane-geometry.ts';

export interface MapNode {
  readonly id: number;
  readonly at: Point;
  readonly tags: OsmTags;
}

export interface MapWay {
  readonly id: number;
  readonly nodeIds: readonly number[];
  readonly tags: OsmTags;
}

export interface MapRelation {
  readonly id: number;
  readonly members: readonly { readonly id: number; readonly role: 'outer' | 'inner' }[];
  readonly tags: OsmTags;
}

/** The drawing as OpenStreetMap would hold it; every reference is to a node of the same map. */
export interface OsmMap {
  readonly nodes: readonly MapNode[];
  readonly ways: readonly MapWay[];
  readonly relations: readonly MapRelation[];
}

/** Far above any id in use, so that nothing of this is taken for the real map. */
const FIRST_NODE_ID = 990_000_000_001;
const FIRST_WAY_ID = 990_000_001;
const FIRST_RELATION_ID = 99_000_001;

export function osmMapOf(drawing: Drawing): OsmMap {
  const planar = planarise(drawing.lines);
  const joined = drawing.lines.map((drawn, i): DrawnLine => ({ ...drawn, line: at(planar, i) }));
  const { lines, crossings } = splitPavements(joined);
  const nodes = new NodeNumbers();
  const ways: MapWay[] = [];
  const addWay = (line: Line, tags: OsmTags): number => {
    const id = FIRST_WAY_ID + ways.length;
    ways.push({ id, nodeIds: line.map((point) => nodes.idOf(point)), tags });
    return id;
  };
  for (const { line, tags } of lines) addWay(line, tags);
  const relations: MapRelation[] = [];
  for (const area of drawing.areas) addArea(area, addWay, relations);
  for (const { at: point, tags } of drawing.nodeTags.values()) nodes.tag(point, tags);
  for (const point of crossings) nodes.tag(point, SIGNALLED_CROSSING);
  return { nodes: nodes.list(), ways, relations };
}

const SIGNALLED_CROSSING = {
  highway: 'crossing',
  crossing: 'traffic_signals',
  'crossing:markings': 'zebra',
  tactile_paving: 'yes',
};

function addArea(
  area: DrawnArea,
  addWay: (line: Line, tags: OsmTags) => number,
  relations: MapRelation[],
): void {
  const closed = (ring: Ring): Line => [...ring, at(ring, 0)];
  if (area.holes === undefined) {
    addWay(closed(area.ring), area.tags);
    return;
  }
  const members = [
    { id: addWay(closed(area.ring), {}), role: 'outer' as const },
    ...area.holes.map((hole) => ({ id: addWay(closed(hole), {}), role: 'inner' as const })),
  ];
  relations.push({
    id: FIRST_RELATION_ID + relations.length,
    members,
    tags: { type: 'multipolygon', ...area.tags },
  });
}

class NodeNumbers {
  readonly #nodes = new Map<PointKey, { id: number; at: Point; tags: OsmTags }>();

  idOf(point: Point): number {
    return this.#node(point).id;
  }

  tag(point: Point, tags: OsmTags): void {
    const node = this.#node(point);
    node.tags = { ...node.tags, ...tags };
  }

  list(): MapNode[] {
    return [...this.#nodes.values()];
  }

  #node(point: Point): { id: number; at: Point; tags: OsmTags } {
    const key = keyOf(point);
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node = { id: FIRST_NODE_ID + this.#nodes.size, at: point, tags: {} };
    this.#nodes.set(key, node);
    return node;
  }
}
