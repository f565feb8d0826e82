import type { FieldValue } from './records.ts';

/**
 * The number in a cell: `1,234`, `１２`, ` 3.5 `. Null: the cell is empty; NaN: it holds something
 * that is not a number.
 */
export function numberIn(value: FieldValue | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number.NaN;
  const text = value.normalize('NFKC').replace(/[\s,]/g, '');
  if (text === '' || text === '-' || text === '—') return null;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

/** The text in a cell; empty cells give ''. */
export function textIn(value: FieldValue | undefined): string {
  return value === null || value === undefined ? '' : String(value).trim();
}

/** `小区 名称`, `Ｎａｍｅ` and `Name_ZH` in one form, so that names compare. */
export function plainName(column: string): string {
  return column
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.:()]/g, '');
}
