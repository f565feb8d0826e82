import type { Geometry } from 'geojson';
import type { Complaint } from './problem.ts';
import type { SourceFile } from './source-file.ts';

export type FieldValue = string | number | boolean | null;

/** One row of a table, or one feature of a GeoJSON file. */
export interface SourceRecord {
  /** 1-based place in the file: for tables the header is row 1; for GeoJSON the n-th feature. */
  readonly row: number;
  /** One value per column of the set. Text is trimmed; empty cells are null. CSV cells stay text. */
  readonly values: readonly FieldValue[];
  /** Coordinates as the file has them, in the file's own system. */
  readonly geometry?: Geometry;
}

/** What any table-like file is read into: CSV, XLSX, GeoJSON. */
export interface RecordSet {
  readonly file: SourceFile;
  readonly columns: readonly string[];
  readonly records: readonly SourceRecord[];
  /** Rows that could not be read at all; they are not in `records`. */
  readonly complaints: readonly Complaint[];
  /** A coordinate system the file itself declares, such as `EPSG:4547` in old GeoJSON. */
  readonly declaredCrs?: string;
}
