import type { OsmData } from '@yike/kernel';
import { isMainRoad, type WayRule, walkableWay } from './walkable-ways.ts';

/** What stays the same along an edge. Segments may be joined only where this does not change. */
export interface Stretch {
  readonly rule: WayRule;
  readonly name: number;
}

/**
 * The walkable ways cut at every OSM node: segment `s` runs from OSM node index `from[s]` to
 * `to[s]` in the direction of its way. Node indexes are places in `osm.nodes`.
 */
export interface StreetSegments {
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Index into `stretches`. */
  readonly stretch: Uint32Array;
  readonly wayId: Float64Array;
  readonly stretches: readonly Stretch[];
  readonly names: readonly string[];
  /** 1 where a main road passes, walkable or not. */
  readonly onMainRoad: Uint8Array;
}

/** Nodes that a way names but the file lacks (it was cut out of a larger one) end the way there. */
export function cutIntoSegments(osm: OsmData): StreetSegments {
  const findNode = nodeFinder(osm.nodes.ids);
  const names = new Catalogue<string>((name) => name);
  names.indexOf('');
  const stretches = new Catalogue<Stretch>(({ rule, name }) =>
    [rule.kind, rule.oneWay, rule.inclinePermille, rule.isMainRoad, name].join(),
  );
  const onMainRoad = new Uint8Array(osm.nodes.ids.length);
  const from: number[] = [];
  const to: number[] = [];
  const stretch: number[] = [];
  const wayId: number[] = [];

  for (const way of osm.ways) {
    const rule = walkableWay(way.tags);
    const isMain = isMainRoad(way.tags);
    if (rule === null && !isMain) continue;
    const index =
      rule === null ? 0 : stretches.indexOf({ rule, name: names.indexOf(way.tags['name'] ?? '') });
    let before = -1;
    for (const nodeId of way.nodeIds) {
      const node = findNode(nodeId);
      if (isMain && node >= 0) onMainRoad[node] = 1;
      if (rule !== null && node >= 0 && before >= 0 && node !== before) {
        from.push(before);
        to.push(node);
        stretch.push(index);
        wayId.push(way.id);
      }
      before = node;
    }
  }
  return {
    count: from.length,
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    stretch: Uint32Array.from(stretch),
    wayId: Float64Array.from(wayId),
    stretches: stretches.items,
    names: names.items,
    onMainRoad,
  };
}

/** Numbers things by what they are equal in. */
class Catalogue<Item> {
  readonly items: Item[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #keyOf: (item: Item) => string;

  constructor(keyOf: (item: Item) => string) {
    this.#keyOf = keyOf;
  }

  indexOf(item: Item): number {
    const key = this.#keyOf(item);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    this.#indexes.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

/** Index of a node id in an ascending list, −1 when absent. */
function nodeFinder(ids: Float64Array): (id: number) => number {
  return (id) => {
    let low = 0;
    let high = ids.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (ids[middle] === id) return middle;
      if (ids[middle] < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
}
