import {
  type Complaint,
  complaint,
  type FieldValue,
  type Place,
  Problem,
  type SourceRecord,
} from '@yike/kernel';
import { tooMuch } from '../file-problems.ts';
import { MOST_CELLS, MOST_COLUMNS } from '../limits.ts';

export interface TableRecords {
  readonly columns: readonly string[];
  readonly records: readonly SourceRecord[];
  readonly complaints: readonly Complaint[];
}

/**
 * Makes records of the rows of a table. The header is the first row that is not empty and not a
 * title (one filled cell above a row with several); rows keep the number they have in the file,
 * empty rows are passed over, and rows with another number of cells than the header are skipped
 * with a complaint.
 * @param rows cells of every row of the file, in order, the header included
 * @throws Problem table-empty, table-header-missing, file-too-much
 */
export function tableRecords(rows: readonly (readonly FieldValue[])[], file: string): TableRecords {
  const { headerAt, titleRows } = findHeader(rows);
  const header = rows[headerAt];
  if (header === undefined) throw new Problem('table-empty', { file });
  const place = { file, row: headerAt + 1 };
  if (header.every((cell) => isBlank(cell) || isNumeric(cell))) {
    throw new Problem('table-header-missing', place);
  }
  const body = rows.slice(headerAt + 1);
  const width = usedWidth(header, body);
  refuseTooWide(width, body.length, place);
  const { columns, complaints } = columnNames(header, width, place);
  if (titleRows > 0) {
    const details = { rows: titleRows, header: headerAt + 1 };
    complaints.push(complaint('note', 'table-title-skipped', { file, row: 1 }, details));
  }

  const records: SourceRecord[] = [];
  body.forEach((cells, i) => {
    const row = headerAt + 2 + i;
    const filled = filledCells(cells);
    if (filled === 0) return;
    if (filled > width || cells.length < width) {
      const details = { cells: cells.length, columns: width };
      complaints.push(complaint('skipped', 'table-columns-shifted', { file, row }, details));
      return;
    }
    records.push({ row, values: Array.from({ length: width }, (_, c) => cleaned(cells[c])) });
  });
  return { columns, records, complaints };
}

function findHeader(rows: readonly (readonly FieldValue[])[]): {
  headerAt: number;
  titleRows: number;
} {
  let titleRows = 0;
  for (let at = 0; at < rows.length; at++) {
    const cells = rows[at] ?? [];
    const filled = countFilled(cells);
    if (filled === 0) continue;
    const next = rows.slice(at + 1, at + 4).find((row) => countFilled(row) > 0);
    const isTitle = filled === 1 && cells.length > 1 && next !== undefined && countFilled(next) > 1;
    if (!isTitle) return { headerAt: at, titleRows };
    titleRows = at + 1;
  }
  return { headerAt: rows.length, titleRows: 0 };
}

function countFilled(cells: readonly FieldValue[]): number {
  return cells.reduce<number>((count, cell) => count + (isBlank(cell) ? 0 : 1), 0);
}

/** Cells up to the last that is not empty. */
function filledCells(cells: readonly FieldValue[]): number {
  return cells.findLastIndex((cell) => !isBlank(cell)) + 1;
}

/** Columns at the right without name and without a single value are not columns. */
function usedWidth(
  header: readonly FieldValue[],
  body: readonly (readonly FieldValue[])[],
): number {
  let width = filledCells(header);
  for (const cells of body) {
    if (cells.length === header.length) width = Math.max(width, filledCells(cells));
  }
  return width;
}

function refuseTooWide(columns: number, rows: number, place: Place): void {
  if (columns > MOST_COLUMNS) {
    throw tooMuch(
      place,
      `有 ${columns} 列，最多 ${MOST_COLUMNS} 列`,
      `${columns} columns; at most ${MOST_COLUMNS}`,
    );
  }
  if (columns * rows > MOST_CELLS) {
    throw tooMuch(place, `有 ${rows} 行 × ${columns} 列`, `${rows} rows of ${columns} columns`);
  }
}

function columnNames(
  header: readonly FieldValue[],
  width: number,
  place: Place,
): { columns: string[]; complaints: Complaint[] } {
  const complaints: Complaint[] = [];
  const columns: string[] = [];
  const taken = new Set<string>();
  for (let at = 0; at < width; at++) {
    const column = String(cleaned(header[at]) ?? `#${at + 1}`);
    const renamed = freeName(column, taken);
    if (renamed !== column) {
      const details = { column, renamed };
      complaints.push(complaint('warning', 'table-column-repeated', { ...place, column }, details));
    }
    taken.add(renamed);
    columns.push(renamed);
  }
  return { columns, complaints };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name} (${count})`;
  return free;
}

function cleaned(cell: FieldValue | undefined): FieldValue {
  const value = typeof cell === 'string' ? cell.trim() : (cell ?? null);
  return value === '' ? null : value;
}

function isBlank(cell: FieldValue): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}

function isNumeric(cell: FieldValue): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && Number.isFinite(Number(cell)));
}
