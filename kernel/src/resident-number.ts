import { isProvincePrefix } from './province-prefix.ts';

/** A citizen's number (公民身份号码, GB 11643-1999) that `checkResidentNumber` found in order. */
export type ResidentNumber = string & { readonly kind: 'ResidentNumber' };

export type ResidentNumberFault = 'shape' | 'region' | 'birth-date' | 'check-digit';

/** The number in its one way of writing, or the first thing that is wrong with it. */
export type ResidentNumberFinding =
  | { readonly number: ResidentNumber; readonly birthDate: string }
  | { readonly fault: ResidentNumberFault };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';
const OLDEST_YEARS = 130;

/**
 * Checks 18 places: six of a region, eight of a birth date, three in order, one to check. Whether
 * the number was ever given to anybody is not known here. Full-width digits, a small `x` and spaces
 * are read as what they mean.
 *
 * @param today `2026-11-27`; nobody is born after it, or more than 130 years before
 */
export function checkResidentNumber(text: string, today: string): ResidentNumberFinding {
  const number = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return { fault: 'shape' };
  if (!isProvincePrefix(number.slice(0, 2))) return { fault: 'region' };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isBirthDate(birthDate, today)) return { fault: 'birth-date' };
  if (number[17] !== residentCheckDigit(number)) return { fault: 'check-digit' };
  return { number: number as ResidentNumber, birthDate };
}

/** The 18th place that belongs to the 17 before (ISO 7064, MOD 11-2). */
export function residentCheckDigit(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return CHECK_DIGITS[sum % CHECK_DIGITS.length] ?? '';
}

/** What may be shown of it: the province and the last place. */
export function maskResidentNumber(number: ResidentNumber): string {
  return `${number.slice(0, 2)}${'*'.repeat(15)}${number.slice(-1)}`;
}

function isBirthDate(date: string, today: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
  const oldest = `${String(Number(today.slice(0, 4)) - OLDEST_YEARS).padStart(4, '0')}${today.slice(4)}`;
  return exists && date <= today && date >= oldest;
}
