import type { CellObject, SheetData } from 'write-excel-file/node';
import { withoutTimeStamps } from './zip-time-stamps.ts';

export interface SheetColumn {
  readonly title: string;
  /** In characters; about as wide as the title unless given. */
  readonly width?: number;
  /** Excel number format such as `0.0%` or `#,##0`. */
  readonly format?: string;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** One cell per column; null is an empty cell. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * An XLSX workbook with a bold, frozen header row per sheet. The same sheets give the same bytes.
 * Names of sheets are cut to what Excel takes (31 characters, none of `[]/\:*?`), and numbered
 * where they would then be the same.
 * @throws Error when there is no sheet
 */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const book = sheets.map((sheet, i) => ({
    sheet: names[i] ?? `Sheet${i + 1}`,
    data: sheetData(sheet),
    columns: sheet.columns.map((column) => ({ width: column.width ?? titleWidth(column.title) })),
    stickyRowsCount: 1,
  }));
  // the libraries for spreadsheets and rasters take long to load, so only who needs them waits
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return withoutTimeStamps(await writeExcelFile(book).toBuffer());
}

function sheetData({ columns, rows }: Sheet): SheetData {
  const header = columns.map(
    ({ title }): CellObject => ({ type: String, value: title, fontWeight: 'bold' }),
  );
  return [header, ...rows.map((row) => row.map((cell, c) => dataCell(cell, columns[c]?.format)))];
}

/** The most characters Excel holds in one cell. */
const LONGEST_CELL = 32_767;

function dataCell(cell: string | number | null, format?: string): CellObject | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { type: String, value: literally(cell) };
  if (!Number.isFinite(cell)) return null;
  return { type: Number, value: cell, ...(format === undefined ? {} : { format }) };
}

/**
 * Excel reads `_x0041_` as the character with that number, unless its first `_` is written so. The
 * same notation hides words such as `valueOf` from the library, which looks texts up in an object.
 */
function literally(text: string): string {
  if (text in Object.prototype) return `${numbered(text.charCodeAt(0))}${text.slice(1)}`;
  return text.slice(0, LONGEST_CELL).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, numbered(UNDERSCORE));
}

const UNDERSCORE = 0x5f;

function numbered(code: number): string {
  return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** Chinese characters are twice as wide as Latin ones. */
function titleWidth(title: string): number {
  const width = [...title].reduce((sum, c) => sum + (c > '\u2E80' ? 2 : 1), 0);
  return Math.min(60, Math.max(8, width + 2));
}

const LONGEST_NAME = 31;

function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const allowed =
      name
        .replaceAll(/[[\]/\\:*?']/g, ' ')
        .trim()
        .slice(0, LONGEST_NAME) || 'Sheet';
    let free = allowed;
    for (let count = 2; taken.has(free.toLowerCase()); count++) {
      const ending = ` ${count}`;
      free = allowed.slice(0, LONGEST_NAME - ending.length) + ending;
    }
    taken.add(free.toLowerCase());
    return free;
  });
}
