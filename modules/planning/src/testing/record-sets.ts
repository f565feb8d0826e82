import type { FieldValue, RecordSet, SourceFile, SourceFormat } from '@yike/kernel';
import type { Geometry } from 'geojson';

export function sourceFile(name: string, format: SourceFormat = 'csv'): SourceFile {
  return { path: name, name, bytes: 0, sha256: '', format };
}

/** A table as a reader would hand it over: the header is row 1. */
export function tableOf(
  name: string,
  columns: readonly string[],
  ...rows: readonly (readonly FieldValue[])[]
): RecordSet {
  return {
    file: sourceFile(name),
    columns,
    records: rows.map((values, at) => ({ row: at + 2, values })),
    complaints: [],
  };
}

/** Features as a reader would hand them over; all have the same columns. */
export function featuresOf(
  name: string,
  columns: readonly string[],
  ...features: readonly (readonly [Geometry | null, ...FieldValue[]])[]
): RecordSet {
  return {
    file: sourceFile(name, 'geojson'),
    columns,
    records: features.map(([geometry, ...values], at) => ({
      row: at + 1,
      values,
      ...(geometry === null ? {} : { geometry }),
    })),
    complaints: [],
  };
}
