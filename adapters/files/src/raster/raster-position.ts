import { type Place, Problem } from '@yike/kernel';
import type { GeoTIFFImage } from 'geotiff';

/** Where the grid lies, in the units of its coordinate system; see `Raster`. */
export interface RasterPosition {
  readonly west: number;
  readonly north: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** Positions name the middle of a cell instead of its corner. */
const PIXEL_IS_POINT = 2;

/**
 * Reads tie point and pixel scale, or the transformation matrix, of a north-up raster.
 * Source: OGC 19-008r4 (GeoTIFF 1.1), annex B.6 and requirement 6.
 * @throws Problem raster-unplaced, raster-rotated
 */
export function rasterPosition(image: GeoTIFFImage, place: Place): RasterPosition {
  const corner = byScale(image) ?? byMatrix(image, place);
  if (corner === undefined) throw new Problem('raster-unplaced', place);
  if (!Object.values(corner).every(Number.isFinite)) throw new Problem('raster-unplaced', place);
  if (!(corner.cellWidth > 0 && corner.cellHeight > 0)) throw new Problem('raster-rotated', place);
  if (image.getGeoKeys()?.GTRasterTypeGeoKey !== PIXEL_IS_POINT) return corner;
  return {
    ...corner,
    west: corner.west - corner.cellWidth / 2,
    north: corner.north + corner.cellHeight / 2,
  };
}

function byScale(image: GeoTIFFImage): RasterPosition | undefined {
  const scale = numbersOf(image.fileDirectory.getValue('ModelPixelScale'));
  const tie = numbersOf(image.fileDirectory.getValue('ModelTiepoint'));
  const [cellWidth, cellHeight] = scale;
  const [column, row, , x, y] = tie;
  if (cellWidth === undefined || cellHeight === undefined || column === undefined) return undefined;
  if (row === undefined || x === undefined || y === undefined) return undefined;
  return { west: x - column * cellWidth, north: y + row * cellHeight, cellWidth, cellHeight };
}

function byMatrix(image: GeoTIFFImage, place: Place): RasterPosition | undefined {
  const matrix = numbersOf(image.fileDirectory.getValue('ModelTransformation'));
  const [a, b, , west, d, e, , north] = matrix;
  if (a === undefined || e === undefined || west === undefined || north === undefined) {
    return undefined;
  }
  if (b !== 0 || d !== 0) throw new Problem('raster-rotated', place);
  return { west, north, cellWidth: a, cellHeight: -e };
}

function numbersOf(value: unknown): readonly number[] {
  return ArrayBuffer.isView(value) || Array.isArray(value)
    ? Array.from(value as ArrayLike<number>, Number)
    : [];
}

const USER_DEFINED = 32767;

/** `EPSG:…` of the projected, else of the geographic system; undefined where neither is coded. */
export function rasterCrs(image: GeoTIFFImage): string | undefined {
  const keys = image.getGeoKeys();
  const codes = [keys?.ProjectedCSTypeGeoKey, keys?.GeographicTypeGeoKey].map(Number);
  const projected = keys?.GTModelTypeGeoKey === 1;
  const [projectedCode = 0, geographicCode = 0] = codes;
  const code = projected ? projectedCode : geographicCode;
  return code > 0 && code < USER_DEFINED ? `EPSG:${code}` : undefined;
}
