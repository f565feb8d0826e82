import { type FieldValue, type Place, Problem, type RecordSet } from '@yike/kernel';
import {
  type CellValue,
  InvalidSpreadsheetError,
  readSheet,
  SheetNotFoundError,
} from 'read-excel-file/universal';
import { broken } from '../file-problems.ts';
import { type InspectedFile, readWhole } from '../opened-file.ts';
import { tableRecords } from '../table/table-records.ts';
import { dateText } from './date-text.ts';
import { storedZip } from './stored-zip.ts';
import { workbookParts } from './xlsx-parts.ts';

/**
 * Reads one sheet of an XLSX file. Formulas count by their stored values; dates become ISO 8601
 * text without a zone, times of day `HH:MM`; cells in error, such as `#N/A`, are empty.
 */
export async function readXlsx(file: InspectedFile, sheet?: string): Promise<RecordSet> {
  const { content, source } = await readWhole(file, 'xlsx');
  const place = { file: file.name };
  const parts = workbookParts(content, place);
  const rows = await sheetRows(storedZip(parts), sheet, place);
  return { file: source, ...tableRecords(rows, file.name) };
}

async function sheetRows(
  workbook: ArrayBuffer,
  sheet: string | undefined,
  place: Place,
): Promise<FieldValue[][]> {
  try {
    const rows = await readSheet(workbook, sheet ?? 1);
    return rows.map((row) => row.map(fieldValue));
  } catch (error) {
    throw sheetProblem(error, sheet, place);
  }
}

function fieldValue(cell: CellValue | null): FieldValue {
  if (cell instanceof Date) return dateText(cell);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? cell
    : null;
}

function sheetProblem(error: unknown, sheet: string | undefined, place: Place): Problem {
  if (error instanceof SheetNotFoundError && sheet !== undefined) {
    const known = /Available sheets: (.*)$/s.exec(error.message)?.[1] ?? '';
    return new Problem('xlsx-sheet-missing', place, { sheet, known });
  }
  const cell = /row (\d+), col (\d+): (\w+)/.exec(String(error));
  if (error instanceof InvalidSpreadsheetError && cell !== null) {
    const [, row, column, reason = ''] = cell;
    const at = { ...place, row: Number(row), column: columnLetters(Number(column)) };
    return new Problem('xlsx-cell-broken', at, { reason });
  }
  const problem = broken(place, '工作簿内容不合规范', 'the workbook does not follow its format');
  problem.cause = error;
  return problem;
}

/** 1 is A, 26 is Z, 27 is AA. */
function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? columnLetters(Math.floor((column - 1) / 26)) + letter : letter;
}
