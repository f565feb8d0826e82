import { type Place, Problem } from '@yike/kernel';
import type { GeoTIFFImage } from 'geotiff';
import { broken, tooMuch, truncated } from '../file-problems.ts';
import { MOST_RASTER_CELLS } from '../limits.ts';
import { COMPRESSIONS } from './tiff-decoders.ts';

/** How the cells of a TIFF are cut into strips or tiles. */
export interface RasterLayout {
  readonly width: number;
  readonly height: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly blocksAcross: number;
  readonly blocksDown: number;
  /** Blocks that are left out of the file; all their cells are without data. */
  readonly absentBlocks: readonly number[];
}

/** What may be unpacked in all, in bytes. */
const MOST_UNPACKED = 2 ** 30;
const MOST_BLOCKS = 2 ** 20;

/**
 * Checks that the image is of a kind we read, within bounds, and all there.
 * @throws Problem raster-unsupported, file-too-much, file-truncated, file-broken
 */
export async function rasterLayout(
  image: GeoTIFFImage,
  fileBytes: number,
  place: Place,
): Promise<RasterLayout> {
  const shape = blockShape(image, place);
  refuseKinds(image, place);
  refuseTooMuch(image, shape, place);
  const absentBlocks = await findAbsentBlocks(image, fileBytes, shape, place);
  return { ...shape, absentBlocks };
}

type Shape = Omit<RasterLayout, 'absentBlocks'>;

function blockShape(image: GeoTIFFImage, place: Place): Shape {
  const width = image.getWidth();
  const height = image.getHeight();
  const blockWidth = image.getTileWidth();
  const blockHeight = Math.min(image.getTileHeight(), image.isTiled ? 2 ** 31 : height);
  const sizes = [width, height, blockWidth, blockHeight];
  if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
    throw broken(place, '栅格或分块大小无效', 'the size of the raster or of its blocks is wrong');
  }
  const blocksAcross = Math.ceil(width / blockWidth);
  const blocksDown = Math.ceil(height / blockHeight);
  return { width, height, blockWidth, blockHeight, blocksAcross, blocksDown };
}

function refuseKinds(image: GeoTIFFImage, place: Place): void {
  const compression = Number(image.fileDirectory.getValue('Compression') ?? 1);
  if (!COMPRESSIONS.has(compression)) {
    throw unsupported(place, `压缩方式 ${compression}`, `compression ${compression}`);
  }
  const bits = image.getBitsPerSample(0);
  if (![8, 16, 32, 64].includes(bits)) {
    throw unsupported(place, `每个值 ${bits} 位`, `${bits} bits per value`);
  }
}

function unsupported(place: Place, reasonZh: string, reasonEn: string): Problem {
  return new Problem('raster-unsupported', place, { reasonZh, reasonEn });
}

function refuseTooMuch(image: GeoTIFFImage, shape: Shape, place: Place): void {
  const { width, height, blockWidth, blockHeight, blocksAcross, blocksDown } = shape;
  const blocks = blocksAcross * blocksDown;
  const unpacked = blocks * blockWidth * blockHeight * image.getBytesPerPixel();
  if (width * height <= MOST_RASTER_CELLS && blocks <= MOST_BLOCKS && unpacked <= MOST_UNPACKED) {
    return;
  }
  throw tooMuch(
    place,
    `栅格有 ${width} × ${height} 格，分为 ${blocks} 块；最多 ${MOST_RASTER_CELLS / 1e4} 万格`,
    `${width} × ${height} cells in ${blocks} blocks; at most ${MOST_RASTER_CELLS / 1e6} million cells`,
  );
}

async function findAbsentBlocks(
  image: GeoTIFFImage,
  fileBytes: number,
  shape: Shape,
  place: Place,
): Promise<number[]> {
  const directory = image.fileDirectory;
  const kind = image.isTiled ? 'Tile' : 'Strip';
  const offsets = await numbers(directory.loadValue(`${kind}Offsets`));
  const byteCounts = await numbers(directory.loadValue(`${kind}ByteCounts`));
  const blocks = shape.blocksAcross * shape.blocksDown;
  if (offsets.length < blocks || byteCounts.length < blocks) {
    throw broken(place, '分块表不完整', 'its table of blocks is too short');
  }
  const absent: number[] = [];
  for (let block = 0; block < blocks; block++) {
    const offset = offsets[block] ?? 0;
    const bytes = byteCounts[block] ?? 0;
    if (offset + bytes > fileBytes) {
      const missing = offset + bytes - fileBytes;
      throw truncated(place, `缺 ${missing} 字节`, `${missing} bytes are missing`);
    }
    if (bytes === 0) absent.push(block);
  }
  return absent;
}

async function numbers(values: Promise<unknown>): Promise<readonly number[]> {
  const found = await values;
  if (typeof found === 'number') return [found];
  if (Array.isArray(found) || ArrayBuffer.isView(found)) {
    return Array.from(found as ArrayLike<number>, Number);
  }
  return [];
}
