import type { OsmTags } from '@yike/kernel';
import { keyOf, type PointKey } from './planarise.ts';
import type { Line, Point, Ring } from './plane-geometry.ts';

/** A line people walk or see: streets, paths, walls, the metro. Lines of one level meet where they cross. */
export interface DrawnLine {
  readonly line: Line;
  readonly tags: OsmTags;
  readonly level: number;
}

/** Land or water drawn as a closed way; it joins nothing. */
export interface DrawnArea {
  readonly ring: Ring;
  readonly holes?: readonly Ring[];
  readonly tags: OsmTags;
}

/** A residential building with the people it may hold. */
export interface Dwelling {
  readonly at: Point;
  /** Floor space in square metres; people are shared out by it. */
  readonly floorSpace: number;
  /** Estate or lane, as its residents call it. */
  readonly place: string;
  readonly ages: AgeProfileName;
}

export type AgeProfileName = 'old-lanes' | 'workers' | 'mixed' | 'family' | 'new-town' | 'hillside';

export interface DrawnGate {
  readonly at: Point;
  readonly place: string;
  readonly tags: OsmTags;
}

/** Somewhere that is a facility by its own ground: a school, a park, a market. */
export interface NamedGround {
  readonly at: Point;
  readonly ring: Ring;
  readonly use: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Everything drawn so far; the parts of the district add to it in turn. */
export interface Drawing {
  readonly lines: DrawnLine[];
  readonly areas: DrawnArea[];
  readonly nodeTags: Map<PointKey, { at: Point; tags: OsmTags }>;
  readonly gates: DrawnGate[];
  readonly dwellings: Dwelling[];
  readonly grounds: NamedGround[];
  /** The inner paths of every walled estate, for checking that only gates lead in. */
  readonly estates: { name: string; wall: Ring }[];
}

export function emptyDrawing(): Drawing {
  return {
    lines: [],
    areas: [],
    nodeTags: new Map(),
    gates: [],
    dwellings: [],
    grounds: [],
    estates: [],
  };
}

export function drawLine(drawing: Drawing, line: Line, tags: OsmTags, level = 0): void {
  if (line.length > 1) drawing.lines.push({ line, tags, level });
}

export function drawArea(
  drawing: Drawing,
  ring: Ring,
  tags: OsmTags,
  holes?: readonly Ring[],
): void {
  if (ring.length > 2)
    drawing.areas.push(holes === undefined ? { ring, tags } : { ring, tags, holes });
}

export function tagNode(drawing: Drawing, at: Point, tags: OsmTags): void {
  const known = drawing.nodeTags.get(keyOf(at));
  drawing.nodeTags.set(keyOf(at), { at, tags: { ...known?.tags, ...tags } });
}

export function named(name: string, nameEn: string): { name: string; 'name:en': string } {
  return { name, 'name:en': nameEn };
}
