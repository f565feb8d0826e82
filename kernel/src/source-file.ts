/** A file the user brought, as every result names it. */
export interface SourceFile {
  readonly path: string;
  /** Last part of the path; what we show. */
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex of the whole file. */
  readonly sha256: string;
  readonly format: SourceFormat;
  /** Text files only: `utf-8`, `gb18030` … */
  readonly encoding?: string;
}

export type SourceFormat =
  | 'osm-pbf'
  | 'osm-xml'
  | 'overpass-json'
  | 'csv'
  | 'xlsx'
  | 'geojson'
  | 'geotiff'
  | 'json'
  | 'yaml';
