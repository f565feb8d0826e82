import { types } from 'pg';

const INT8 = 20;
const DATE = 1082;

/**
 * How columns arrive. Counts are numbers, and one too large for a number is a mistake of ours that
 * must not pass. Dates stay `2026-11-24`: a day is no moment, and has no time zone to be moved by.
 */
export const columnTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return wholeNumber;
    if (oid === DATE) return (text: string) => text;
    return format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid);
  }) as typeof types.getTypeParser,
};

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is too large for a number`);
  return value;
}
