import type { SourceFile } from './source-file.ts';

/** A grid of numbers, north up. Cell (0, 0) is the north-west one. */
export interface Raster {
  readonly file: SourceFile;
  readonly width: number;
  readonly height: number;
  /** West and north edges of the grid, in the units of the declared system. */
  readonly west: number;
  readonly north: number;
  /** Size of a cell, both positive. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Row by row from the north; NaN where there is no data. */
  readonly values: Float64Array;
  /** `EPSG:4326` and the like, where the file says so. */
  readonly declaredCrs?: string;
}
