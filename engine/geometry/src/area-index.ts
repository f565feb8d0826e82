import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { passesEast } from './point-in-polygon.ts';
import { type AreaGeometry, forEachEdge, polygonsOf } from './rings.ts';

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Answers which of many areas a place lies in. */
export class AreaIndex {
  /** How many areas there are; `areaOf` answers with their positions in the list given. */
  readonly count: number;
  /** Box around all areas; NaN when there is nothing in them. */
  readonly box: Box;

  /** Area that a part, one polygon of it, belongs to. */
  readonly #partArea: number[] = [];
  /** Edges of part p, lower end first: lon, lat, lon, lat, from `#firstEdge[p]` on. */
  readonly #firstEdge: number[] = [0];
  readonly #edges: Float64Array;
  readonly #parts: Flatbush | null;

  /** Areas without points are allowed and hold nothing. */
  constructor(areas: readonly AreaGeometry[]) {
    this.count = areas.length;
    const edges: number[] = [];
    const boxes: Box[] = [];
    areas.forEach((area, index) => {
      for (const rings of polygonsOf(area)) {
        const box = boxOf(rings);
        if (box === null) continue;
        appendEdges(rings, edges);
        boxes.push(box);
        this.#partArea.push(index);
        this.#firstEdge.push(edges.length);
      }
    });
    this.#edges = Float64Array.from(edges);
    this.#parts = indexOf(boxes);
    this.box =
      this.#parts === null
        ? [Number.NaN, Number.NaN, Number.NaN, Number.NaN]
        : [this.#parts.minX, this.#parts.minY, this.#parts.maxX, this.#parts.maxY];
  }

  /**
   * Position of the area that a place in degrees lies in, −1 for none. Where areas overlap, the
   * first in the list. Agrees with `pointInPolygon`.
   */
  areaOf(lon: number, lat: number): number {
    if (this.#parts === null) return -1;
    let found = this.count;
    for (const part of this.#parts.search(lon, lat, lon, lat)) {
      const area = this.#partArea[part];
      if (area < found && this.#isInPart(part, lon, lat)) found = area;
    }
    return found === this.count ? -1 : found;
  }

  #isInPart(part: number, lon: number, lat: number): boolean {
    const edges = this.#edges;
    const end = this.#firstEdge[part + 1];
    let inside = false;
    for (let e = this.#firstEdge[part]; e < end; e += 4) {
      if (passesEast(lon, lat, edges[e], edges[e + 1], edges[e + 2], edges[e + 3])) {
        inside = !inside;
      }
    }
    return inside;
  }
}

function appendEdges(rings: readonly Position[][], edges: number[]): void {
  for (const ring of rings) {
    forEachEdge(ring, (aLon, aLat, bLon, bLat) => {
      if (aLat < bLat) edges.push(aLon, aLat, bLon, bLat);
      else edges.push(bLon, bLat, aLon, aLat);
    });
  }
}

function boxOf(rings: readonly Position[][]): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const [lon, lat] of ring) {
      west = Math.min(west, lon);
      south = Math.min(south, lat);
      east = Math.max(east, lon);
      north = Math.max(north, lat);
    }
  }
  return west <= east && south <= north ? [west, south, east, north] : null;
}

function indexOf(boxes: readonly Box[]): Flatbush | null {
  if (boxes.length === 0) return null;
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return index;
}
