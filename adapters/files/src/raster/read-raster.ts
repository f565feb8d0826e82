import { Problem, type Raster } from '@yike/kernel';
import { inspectFile, readWhole, refuseTooLarge } from '../opened-file.ts';
import { formatOf } from '../sniff-format.ts';
import { checkDirectory } from './tiff-directory.ts';

/**
 * Reads the first band of a GeoTIFF (plain, LZW, deflate or PackBits). Cells that hold the no-data
 * value, are not finite, or lie in blocks left out of the file become NaN.
 * @throws Problem raster-unplaced, raster-rotated, raster-unsupported, and what is wrong with files
 */
export async function readRaster(path: string): Promise<Raster> {
  const file = await inspectFile(path);
  const place = { file: file.name };
  const format = formatOf(file);
  if (format !== 'geotiff') {
    throw new Problem('file-wrong-kind', place, { format, expected: 'geotiff' });
  }
  refuseTooLarge(file, format);
  const { content, source } = await readWhole(file, format);
  checkDirectory(content, place);
  const { decodeRaster } = await import('./decode-raster.ts');
  return { file: source, ...(await decodeRaster(content, place)) };
}
