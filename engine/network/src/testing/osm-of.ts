import type { OsmData, OsmTags } from '@yike/kernel';

/** OSM data as short as it can be written: nodes by id, ways in the order given. */
export interface OsmDraft {
  readonly nodes: Readonly<Record<number, readonly [lon: number, lat: number, tags?: OsmTags]>>;
  readonly ways: readonly (readonly [nodeIds: readonly number[], tags: OsmTags])[];
}

/** The draft as a reader of files would hand it over. Way `i` has the id 100 + i. */
export function osmOf({ nodes, ways }: OsmDraft): OsmData {
  const entries = Object.entries(nodes)
    .map(([id, node]) => ({ id: Number(id), lon: node[0], lat: node[1], tags: node[2] }))
    .sort((a, b) => a.id - b.id);
  const tags = new Map<number, OsmTags>();
  entries.forEach((entry, index) => {
    if (entry.tags !== undefined) tags.set(index, entry.tags);
  });
  return {
    file: { path: 'draft.osm', name: 'draft.osm', bytes: 0, sha256: '', format: 'osm-xml' },
    nodes: {
      ids: Float64Array.from(entries, ({ id }) => id),
      lons: Float64Array.from(entries, ({ lon }) => lon),
      lats: Float64Array.from(entries, ({ lat }) => lat),
      tags,
    },
    ways: ways.map(([nodeIds, wayTags], index) => ({ id: 100 + index, nodeIds, tags: wayTags })),
    relations: [],
    dataTime: '2026-06-08T00:00:00Z',
  };
}
