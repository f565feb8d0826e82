import type { Place } from '@yike/kernel';
import { broken, tooMuch } from '../file-problems.ts';
import { MOST_CELLS } from '../limits.ts';

/** Bounds of a sheet in Excel itself. */
const MOST_ROWS = 1_048_576;
const WIDEST_SHEET = 16_384;

const ROW_OR_CELL = /<(?:\w+:)?(?:row|c)(?=[\s/>])([^>]*)>/g;
/** Without `<`, `>` and `&` in the values, every parser agrees where such a tag ends and what it says. */
const PLAIN_ATTRIBUTES = /^(?:\s+[\w:]+\s*=\s*(?:"[^"<>&]*"|'[^'<>&]*'))*\s*\/?$/;
const LONGEST_ATTRIBUTES = 2_000;
const ADDRESS = /\sr\s*=\s*["']([A-Z]*)(\d*)["']/;

/**
 * The library that reads sheets fills every row up to the last column and every gap between rows,
 * so a few bytes that place a cell far away would take all memory. This looks at all places first.
 * Cells without content do not count: people do format whole columns.
 * @throws Problem file-broken, file-too-much
 */
export function refuseFarCells(sheet: string, place: Place): void {
  let lastRow = 0;
  let lastColumn = 0;
  for (const [, attributes = ''] of sheet.matchAll(ROW_OR_CELL)) {
    if (attributes.length > LONGEST_ATTRIBUTES || !PLAIN_ATTRIBUTES.test(attributes)) {
      throw broken(place, '单元格的写法不合规范', 'a cell is written in a way no spreadsheet does');
    }
    const [, letters = '', digits = ''] = ADDRESS.exec(attributes) ?? [];
    lastRow = Math.max(lastRow, Number(digits));
    if (!attributes.endsWith('/')) lastColumn = Math.max(lastColumn, columnNumber(letters));
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
  for (let at = 0; at < letters.length; at++) number = number * 26 + letters.charCodeAt(at) - 64;
  return number;
}
