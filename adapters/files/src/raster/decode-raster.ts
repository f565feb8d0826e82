import type { Place, Raster } from '@yike/kernel';
import { fromArrayBuffer, type GeoTIFFImage } from 'geotiff';
import { asProblem, broken } from '../file-problems.ts';
import { type RasterLayout, rasterLayout } from './raster-layout.ts';
import { rasterCrs, rasterPosition } from './raster-position.ts';
import { useBoundedDecoders } from './tiff-decoders.ts';

/**
 * Decodes the first band of a TIFF whose directory has been checked.
 * @throws Problem raster-unplaced, raster-rotated, raster-unsupported, file-broken …
 */
export async function decodeRaster(
  tiff: Uint8Array<ArrayBuffer>,
  place: Place,
): Promise<Omit<Raster, 'file'>> {
  try {
    const { buffer, byteOffset, length } = tiff;
    const whole = buffer.slice(byteOffset, byteOffset + length);
    const image = await (await fromArrayBuffer(whole)).getImage();
    return await readImage(image, tiff.length, place);
  } catch (error) {
    throw asProblem(error, broken(place, 'TIFF 内容有误', 'the TIFF does not hold what it should'));
  }
}

async function readImage(
  image: GeoTIFFImage,
  fileBytes: number,
  place: Place,
): Promise<Omit<Raster, 'file'>> {
  const layout = await rasterLayout(image, fileBytes, place);
  const position = rasterPosition(image, place);
  const declaredCrs = rasterCrs(image);
  useBoundedDecoders();
  const [band] = await image.readRasters({ samples: [0], interleave: false });
  if (typeof band === 'number' || band === undefined) throw new RangeError('no band');
  const values = Float64Array.from(band);
  blankNoData(values, noDataValue(image), band instanceof Float32Array);
  blankAbsentBlocks(values, layout);
  return {
    width: layout.width,
    height: layout.height,
    ...position,
    values,
    ...(declaredCrs === undefined ? {} : { declaredCrs }),
  };
}

/** GDAL writes it as text; `-inf` and `nan` need nothing, since cells must be finite anyway. */
function noDataValue(image: GeoTIFFImage): number {
  const text: unknown = image.fileDirectory.getValue('GDAL_NODATA');
  return typeof text === 'string' ? Number.parseFloat(text) : Number.NaN;
}

function blankNoData(values: Float64Array, noData: number, single: boolean): void {
  // written with all digits of a double, but stored as a float
  const stored = single ? Math.fround(noData) : noData;
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] ?? Number.NaN;
    if (value === stored || !Number.isFinite(value)) values[cell] = Number.NaN;
  }
}

function blankAbsentBlocks(values: Float64Array, layout: RasterLayout): void {
  const { width, height, blockWidth, blockHeight, blocksAcross, absentBlocks } = layout;
  for (const block of absentBlocks) {
    const firstColumn = (block % blocksAcross) * blockWidth;
    const firstRow = Math.floor(block / blocksAcross) * blockHeight;
    const lastRow = Math.min(firstRow + blockHeight, height);
    for (let row = firstRow; row < lastRow; row++) {
      const start = row * width + firstColumn;
      values.fill(Number.NaN, start, row * width + Math.min(firstColumn + blockWidth, width));
    }
  }
}
