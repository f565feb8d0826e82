import { gunzipSync, constants as zlib } from 'node:zlib';
import { Problem, type SourceFormat } from '@yike/kernel';
import { jsonKind } from './json-kind.ts';
import { type InspectedFile, inspectFile } from './opened-file.ts';

/**
 * Which format a file is, judged by its first 64 KiB; names only decide between text and CSV.
 * `json` means: JSON whose beginning does not yet tell GeoJSON from Overpass.
 * @throws Problem file-missing, file-empty …, file-format-unknown (saying what was seen), xlsx-locked
 */
export async function sniffFormat(path: string): Promise<SourceFormat> {
  return formatOf(await inspectFile(path));
}

export function formatOf(file: InspectedFile): SourceFormat {
  const { head } = file;
  if (isPbf(head)) return 'osm-pbf';
  if (starts(head, 0x50, 0x4b, 3, 4)) return zipFormat(file);
  if (starts(head, 0x1f, 0x8b)) return gzipFormat(file);
  if (isTiff(head)) return 'geotiff';
  const foreign = foreignFormat(head);
  if (foreign !== undefined) throw unknownFormat(file, foreign);
  return textFormat(file);
}

function starts(head: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, at) => head[at] === byte);
}

/** Length of the first BlobHeader, then its field 1: the 9 letters `OSMHeader`. */
function isPbf(head: Uint8Array): boolean {
  return latin1(head.subarray(4, 15)) === '\n\x09OSMHeader';
}

function isTiff(head: Uint8Array): boolean {
  const mark = latin1(head.subarray(0, 4));
  return ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(mark);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function zipFormat(file: InspectedFile): SourceFormat {
  const names = latin1(file.head);
  if (names.includes('xl/')) return 'xlsx';
  if (names.includes('word/') || names.includes('ppt/')) {
    throw unknownFormat(file, ['Word 或 PowerPoint 文档', 'a Word or PowerPoint document']);
  }
  if (names.includes('[Content_Types].xml') || /\.xlsx$/i.test(file.name)) return 'xlsx';
  throw unknownFormat(file, ['ZIP 压缩包，请先解压', 'a ZIP archive; unpack it first']);
}

function gzipFormat(file: InspectedFile): SourceFormat {
  let inside: Uint8Array;
  try {
    // the head ends in the middle of the stream, so accept an unfinished one
    inside = gunzipSync(file.head, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: 2 ** 27 });
  } catch {
    // the reader of OSM XML will say more precisely what is wrong with it
    if (/\.osm\.gz$/i.test(file.name)) return 'osm-xml';
    throw unknownFormat(file, ['损坏的 gzip 文件', 'a damaged gzip file']);
  }
  if (xmlRoot(latin1(inside.subarray(0, 65_536))) === 'osm') return 'osm-xml';
  throw unknownFormat(file, [
    'gzip 压缩的文件，但里面不是 OSM XML，请先解压',
    'a gzip file with something other than OSM XML inside; unpack it first',
  ]);
}

const FOREIGN: readonly (readonly [magic: string, zh: string, en: string])[] = [
  ['%PDF', 'PDF 文件', 'a PDF'],
  ['\x89PNG', 'PNG 图片', 'a PNG picture'],
  ['\xff\xd8\xff', 'JPEG 图片', 'a JPEG picture'],
  ['Rar!', 'RAR 压缩包，请先解压', 'a RAR archive; unpack it first'],
  ['7z\xbc\xaf', '7z 压缩包，请先解压', 'a 7z archive; unpack it first'],
  ['BZh', 'bzip2 压缩文件，请先解压', 'a bzip2 file; unpack it first'],
  [
    'SQLite format 3',
    'SQLite 或 GeoPackage 数据库，请导出为 GeoJSON',
    'SQLite or GeoPackage; export it as GeoJSON',
  ],
  ['\0\0\x27\x0a', 'Shapefile，请导出为 GeoJSON', 'a shapefile; export it as GeoJSON'],
  ['PAR1', 'Parquet 文件，请导出为 CSV', 'Parquet; export it as CSV'],
  ['CDF', 'NetCDF 文件，请导出为 GeoTIFF', 'NetCDF; export it as GeoTIFF'],
  ['\x89HDF', 'HDF5 文件，请导出为 GeoTIFF', 'HDF5; export it as GeoTIFF'],
];

function foreignFormat(head: Uint8Array): readonly [zh: string, en: string] | undefined {
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new Problem('xlsx-locked');
  const text = latin1(head.subarray(0, 16));
  const found = FOREIGN.find(([magic]) => text.startsWith(magic));
  return found === undefined ? undefined : [found[1], found[2]];
}

function textFormat(file: InspectedFile): SourceFormat {
  const { head, name } = file;
  const utf16 = starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff);
  if (utf16) return 'csv';
  if (head.includes(0)) throw unknownFormat(file, ['二进制数据', 'binary data']);
  const text = latin1(starts(head, 0xef, 0xbb, 0xbf) ? head.subarray(3) : head).trimStart();
  if (text.startsWith('<')) return xmlFormat(file, text);
  if ('{[\u001e'.includes(text.charAt(0) || ' ')) return jsonKind(text);
  if (/\.(csv|tsv|txt|tab)$/i.test(name) || /^[^\n]*[,;\t]/.test(text)) return 'csv';
  if (text === '') throw unknownFormat(file, ['只有空白字符', 'nothing but white space']);
  throw unknownFormat(file, ['没有分隔符的文字', 'text without any separators']);
}

function xmlFormat(file: InspectedFile, text: string): SourceFormat {
  const root = xmlRoot(text);
  if (root === 'osm') return 'osm-xml';
  const seen = root === undefined ? 'XML' : `XML <${root}>`;
  throw unknownFormat(file, [`${seen}，不是 OSM 数据`, `${seen}, not OSM data`]);
}

/** Name of the first element; the prolog, comments and a document type are passed over. */
function xmlRoot(text: string): string | undefined {
  return /<([A-Za-z_][\w:.-]{0,60})/.exec(text.replaceAll(/<!--[\s\S]*?-->/g, ''))?.[1];
}

function unknownFormat(file: InspectedFile, [seenZh, seenEn]: readonly [string, string]): Problem {
  return new Problem('file-format-unknown', { file: file.name }, { seenZh, seenEn });
}
