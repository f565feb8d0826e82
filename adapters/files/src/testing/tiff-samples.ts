import { deflateSync } from 'node:zlib';

export interface SampleTiff {
  readonly width: number;
  readonly height: number;
  readonly values: readonly number[];
  /** The geo tags; a north-up raster of EPSG:4326 at (121, 31) unless given. */
  readonly scale?: readonly number[] | null;
  readonly tie?: readonly number[] | null;
  readonly matrix?: readonly number[];
  readonly pixelIsPoint?: boolean;
  readonly noData?: string;
  readonly compression?: number;
  /** Packs the only strip; deflate for compression 8, nothing otherwise. */
  readonly pack?: (raw: Uint8Array) => Uint8Array;
  /** Overrides of numbers written in the directory, by tag. */
  readonly lies?: Readonly<Record<number, number>>;
}

type Entry = [tag: number, type: number, values: readonly number[] | string];

const SHORT = 3;
const LONG = 4;
const DOUBLE = 12;
const ASCII = 2;

/** A little-endian GeoTIFF of 32-bit floats in one strip. */
export function aTiff(sample: SampleTiff): Uint8Array {
  const { width, height, compression = 1, noData } = sample;
  const raw = new Uint8Array(Float32Array.from(sample.values).buffer);
  const strip = (sample.pack ?? (compression === 8 ? deflateSync : asIs))(raw);
  const entries: Entry[] = [
    [256, LONG, [width]],
    [257, LONG, [height]],
    [258, SHORT, [32]],
    [259, SHORT, [compression]],
    [262, SHORT, [1]],
    [273, LONG, [8]],
    [277, SHORT, [1]],
    [278, LONG, [height]],
    [279, LONG, [strip.length]],
    [339, SHORT, [3]],
    ...geoEntries(sample),
    ...(noData === undefined ? [] : ([[42113, ASCII, `${noData}\0`]] as Entry[])),
  ];
  return encode(entries, strip, sample.lies ?? {});
}

function asIs(raw: Uint8Array): Uint8Array {
  return raw;
}

function geoEntries(sample: SampleTiff): Entry[] {
  const { scale = [0.001, 0.001, 0], tie = [0, 0, 0, 121, 31, 0], matrix } = sample;
  const rasterType = sample.pixelIsPoint === true ? 2 : 1;
  const entries: Entry[] = [];
  if (matrix === undefined && scale !== null) entries.push([33550, DOUBLE, scale]);
  if (matrix === undefined && tie !== null) entries.push([33922, DOUBLE, tie]);
  if (matrix !== undefined) entries.push([34264, DOUBLE, matrix]);
  const keys = [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, rasterType, 2048, 0, 1, 4326];
  entries.push([34735, SHORT, keys]);
  return entries;
}

function encode(
  entries: readonly Entry[],
  strip: Uint8Array,
  lies: Readonly<Record<number, number>>,
) {
  const directoryAt = 8 + strip.length + (strip.length % 2);
  const valuesAt = directoryAt + 2 + entries.length * 12 + 4;
  const contents = entries.map(([, type, values]) => encodeValues(type, values));
  const bytes = Buffer.alloc(valuesAt + contents.reduce((sum, c) => sum + c.length, 0));
  bytes.write('II*\0', 'latin1');
  bytes.writeUInt32LE(directoryAt, 4);
  bytes.set(strip, 8);
  bytes.writeUInt16LE(entries.length, directoryAt);
  let outside = valuesAt;
  entries.forEach(([tag, type, values], i) => {
    const at = directoryAt + 2 + i * 12;
    const content = contents[i] ?? Buffer.alloc(0);
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(values.length, at + 4);
    if (content.length <= 4) bytes.set(content, at + 8);
    else {
      bytes.writeUInt32LE(outside, at + 8);
      bytes.set(content, outside);
      outside += content.length;
    }
    const lie = lies[tag];
    if (lie !== undefined) bytes.writeUInt32LE(lie, at + 8);
  });
  return bytes;
}

function encodeValues(type: number, values: readonly number[] | string): Buffer {
  if (typeof values === 'string') return Buffer.from(values, 'latin1');
  if (type === SHORT) return Buffer.from(Uint16Array.from(values).buffer);
  return Buffer.from((type === DOUBLE ? Float64Array : Uint32Array).from(values).buffer);
}
