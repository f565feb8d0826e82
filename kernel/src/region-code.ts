import { z } from 'zod';
import { saying } from './said-fault.ts';

export const REGION_LEVELS = [
  'nation',
  'province',
  'city',
  'county',
  'township',
  'community',
] as const;

/** Where a region stands in the country: what its 12-digit statistical code reaches down to. */
export type RegionLevel = (typeof REGION_LEVELS)[number];

/** A 12-digit statistical code (统计用区划代码) that `parseRegionCode` has found in order. */
export type RegionCode = string & { readonly kind: 'RegionCode' };

/** The tenant: the city's six digits, of which the last two are 0. */
export type CityCode = string & { readonly kind: 'CityCode' };

/**
 * The whole country, for roles that hold everywhere. It is no region of anybody's list, so
 * `parseRegionCode` does not read it.
 */
export const NATION = '000000000000' as RegionCode;

interface Level {
  readonly level: RegionLevel;
  /** Its own digits within a code. */
  readonly from: number;
  readonly to: number;
}

const COUNTRY: Level = { level: 'nation', from: 0, to: 0 };
const PROVINCE: Level = { level: 'province', from: 0, to: 2 };
/** 2+2+2+3+3 digits, from the widest down. */
const LEVELS: readonly Level[] = [
  PROVINCE,
  { level: 'city', from: 2, to: 4 },
  { level: 'county', from: 4, to: 6 },
  { level: 'township', from: 6, to: 9 },
  { level: 'community', from: 9, to: 12 },
];
const DIGITS = 12;

/**
 * A code from what people write: 12 digits, or the 2, 4, 6 or 9 that matter. Null where the digits
 * skip a level. Only the county may be skipped: 东莞, 中山, 儋州 and 嘉峪关 have none.
 */
export function parseRegionCode(text: string): RegionCode | null {
  if (!/^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(text)) return null;
  const code = text.padEnd(DIGITS, '0');
  const deepest = LEVELS.findLastIndex((level) => isNamed(code, level));
  const skipsOne = LEVELS.slice(0, Math.max(deepest, 0)).some(
    (above) => above.level !== 'county' && !isNamed(code, above),
  );
  return deepest < 0 || skipsOne ? null : (code as RegionCode);
}

/** All twelve digits, as every contract has them. */
export const regionCodeSchema = z
  .string()
  .regex(/^\d{12}$/, saying('应为 12 位区划代码', 'it is a region code of 12 digits'))
  .refine(
    (text) => parseRegionCode(text) !== null,
    saying('没有区划可能使用这个代码', 'no region can have this code'),
  )
  .meta({ examples: ['310101002001'] }) as unknown as z.ZodType<RegionCode, string>;

/** Four digits and 00. What belongs to one city has its code in the path. */
export const cityCodeSchema = z
  .string()
  .regex(
    /^(?!..00)[1-9]\d{3}00$/,
    saying('应为 6 位城市代码，如 310100', 'it is a city code of 6 digits, such as 310100'),
  )
  .meta({ examples: ['310100'] }) as unknown as z.ZodType<CityCode, string>;

export function regionLevel(code: RegionCode): RegionLevel {
  return deepestLevel(code).level;
}

/** The digits that matter, with which the codes of everything inside begin. */
export function regionPrefix(code: RegionCode): string {
  return code.slice(0, deepestLevel(code).to);
}

/** First and last of the codes of a region and everything inside, for lists in the order of codes. */
export function regionRange(code: RegionCode): readonly [first: RegionCode, last: RegionCode] {
  return [code, regionPrefix(code).padEnd(DIGITS, '9') as RegionCode];
}

/** Is the region this one, or inside of it? */
export function isWithinRegion(code: RegionCode, outer: RegionCode): boolean {
  return code.startsWith(regionPrefix(outer));
}

/** The next region above; null above a province, since the nation is in no list. */
export function parentRegion(code: RegionCode): RegionCode | null {
  const { from } = deepestLevel(code);
  const above = LEVELS.findLast((level) => level.to <= from && isNamed(code, level));
  return above === undefined ? null : widen(code, above);
}

/** The city that a region is or lies in; null for a province and the nation. */
export function cityOfRegion(code: RegionCode): CityCode | null {
  const { to } = deepestLevel(code);
  return to <= PROVINCE.to ? null : (`${code.slice(0, 4)}00` as CityCode);
}

const isNamed = (code: string, { from, to }: Level): boolean => /[1-9]/.test(code.slice(from, to));

function deepestLevel(code: RegionCode): Level {
  return LEVELS.findLast((level) => isNamed(code, level)) ?? COUNTRY;
}

function widen(code: RegionCode, { to }: Level): RegionCode {
  return code.slice(0, to).padEnd(DIGITS, '0') as RegionCode;
}
