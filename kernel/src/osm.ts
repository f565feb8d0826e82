import type { SourceFile } from './source-file.ts';

export type OsmTags = Readonly<Record<string, string>>;

/** Nodes as columns: node `i` has `ids[i]`, `lons[i]`, `lats[i]`; ids ascend without repeats. */
export interface OsmNodes {
  readonly ids: Float64Array;
  readonly lons: Float64Array;
  readonly lats: Float64Array;
  /** Only nodes that have tags, by index. */
  readonly tags: ReadonlyMap<number, OsmTags>;
}

export interface OsmWay {
  readonly id: number;
  readonly nodeIds: readonly number[];
  readonly tags: OsmTags;
}

export interface OsmRelation {
  readonly id: number;
  readonly members: readonly {
    readonly kind: 'node' | 'way' | 'relation';
    readonly id: number;
    readonly role: string;
  }[];
  readonly tags: OsmTags;
}

/** What an OSM file holds, whichever of its formats it came in. Ways and relations ascend by id. */
export interface OsmData {
  readonly file: SourceFile;
  readonly nodes: OsmNodes;
  readonly ways: readonly OsmWay[];
  readonly relations: readonly OsmRelation[];
  /** When the data was current, ISO 8601, where the file says so. */
  readonly dataTime?: string;
}
