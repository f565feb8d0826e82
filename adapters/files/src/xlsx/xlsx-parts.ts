import { type Place, Problem } from '@yike/kernel';
import { broken, dangerous, tooMuch } from '../file-problems.ts';
import { BOMB_FLOOR, BOMB_RATIO, LARGEST_UNZIPPED, MOST_CELLS } from '../limits.ts';
import { listZipEntries, unzipEntry, type ZipEntry } from './zip-directory.ts';

/**
 * The XML parts of a workbook, unpacked and checked: what the archive declares is believed only
 * within bounds, and no sheet claims cells so far out that filling up to them would take memory.
 * @throws Problem file-dangerous, file-broken, file-truncated, file-format-unknown, xlsx-locked
 */
export function workbookParts(zip: Uint8Array, place: Place): Map<string, Uint8Array> {
  const entries = listZipEntries(zip, place).filter(isWanted);
  if (entries.some((e) => e.encrypted)) throw new Problem('xlsx-locked', place);
  refuseBombs(entries, zip.length, place);
  if (!entries.some((e) => e.name === 'xl/workbook.xml')) {
    throw new Problem('file-format-unknown', place, {
      seenZh: 'ZIP 压缩包，里面没有 Excel 工作簿',
      seenEn: 'a ZIP archive without an Excel workbook in it',
    });
  }
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (parts.has(entry.name)) throw broken(place, 'ZIP 内文件重名', 'its ZIP names a file twice');
    const content = unzipEntry(zip, entry, place);
    if (/\bsheetData\b/.test(latin1(content.subarray(0, 65_536)))) refuseFarCells(content, place);
    parts.set(entry.name, content);
  }
  return parts;
}

/** Of an XLSX file only these matter to us; drawings, themes and the like stay packed. */
function isWanted(entry: ZipEntry): boolean {
  return /^xl\/(?:(?!drawings|charts|theme|pivot|external)[^/]+\/)*[^/]+\.(?:xml|xml\.rels)$/.test(
    entry.name,
  );
}

function refuseBombs(entries: readonly ZipEntry[], zipBytes: number, place: Place): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (unpacked <= BOMB_FLOOR) return;
  if (unpacked > LARGEST_UNZIPPED || unpacked > zipBytes * BOMB_RATIO) {
    const megabytes = Math.ceil(unpacked / 2 ** 20);
    throw dangerous(place, `解压后将有 ${megabytes} MB`, `it says it unpacks to ${megabytes} MB`);
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** Bounds of a sheet in Excel itself. */
const MOST_ROWS = 1_048_576;
const WIDEST_SHEET = 16_384;

/** Rows and columns that sheet XML gives a place to; cells without content do not count. */
const PLACED = /<(?:\w+:)?(?:row\b[^>]*?\sr="(\d+)"|c\b[^>]*?\sr="([A-Z]*)(\d*)"[^>]*[^/]>)/g;

function refuseFarCells(sheet: Uint8Array, place: Place): void {
  let lastRow = 0;
  let lastColumn = 0;
  for (const [, row, letters, cellRow] of latin1(sheet).matchAll(PLACED)) {
    lastRow = Math.max(lastRow, Number(row ?? 0), Number(cellRow ?? 0));
    if (letters !== undefined) lastColumn = Math.max(lastColumn, columnNumber(letters));
  }
  if (lastRow > MOST_ROWS || lastColumn > WIDEST_SHEET) {
    throw broken(place, '有单元格在工作表范围之外', 'a cell lies outside what a sheet can hold');
  }
  if (lastRow * lastColumn > MOST_CELLS) {
    throw tooMuch(
      place,
      `工作表有 ${lastRow} 行 × ${lastColumn} 列`,
      `the sheet has ${lastRow} rows of ${lastColumn} columns`,
    );
  }
}

/** A is 1, Z is 26, AA is 27. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
