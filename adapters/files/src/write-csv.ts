import { guardFormula } from './formula-guard.ts';

type Row = readonly (string | number | null)[];

/**
 * A CSV text with a BOM, so that Excel takes it for UTF-8, and CRLF line ends (RFC 4180). Texts
 * that a spreadsheet would run as a formula get an apostrophe in front; numbers do not.
 * @param columns titles of the header row
 * @param rows cells per column; null is an empty cell
 */
export function writeCsv(columns: readonly string[], rows: readonly Row[]): string {
  return `${csvHead(columns)}${csvRows(rows)}`;
}

/** The beginning of a CSV text that is written piece by piece. */
export const csvHead = (columns: readonly string[]): string => `\uFEFF${csvRows([columns])}`;

export const csvRows = (rows: readonly Row[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = guardFormula(cell);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
