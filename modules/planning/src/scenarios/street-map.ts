import type { OsmData } from '@yike/kernel';
import type { LonLat } from './scenario.ts';

/** A gate as the map has it, open or shut. */
export interface MappedGate {
  /** Number of its OSM node. */
  readonly node: number;
  /** May be empty. */
  readonly name: string;
  readonly at: LonLat;
}

/** By what planners name gates and ways, and the walking network does not keep. */
export interface StreetMap {
  readonly gates: readonly MappedGate[];
  /** The places of the nodes of an OSM way, in its order; empty: there is none with the number. */
  placesOfWay(way: number): readonly LonLat[];
}

export function streetMapOf({ nodes, ways }: OsmData): StreetMap {
  const placeOf = (at: number): LonLat => [nodes.lons[at] ?? 0, nodes.lats[at] ?? 0];
  return {
    gates: [...nodes.tags].flatMap(([at, { barrier, name = '' }]) =>
      barrier === undefined ? [] : [{ node: nodes.ids[at] ?? 0, name, at: placeOf(at) }],
    ),
    placesOfWay: (way) => {
      const wanted = ways.find(({ id }) => id === way)?.nodeIds ?? [];
      return wanted.flatMap((id) => {
        const at = indexOfId(nodes.ids, id);
        return at < 0 ? [] : [placeOf(at)];
      });
    },
  };
}

/** Ids ascend. */
function indexOfId(ids: Float64Array, id: number): number {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ids[middle] ?? 0;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
