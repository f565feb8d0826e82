import { type Day, dayInChina, daySchema, saying } from '@yike/kernel';
import { z } from 'zod';
import type { Box, FeatureSource, FeaturesAsked } from './feature-source.ts';

export const USUAL_ITEMS = 100;
export const MOST_ITEMS = 1000;

const FIRST_DAY: Day = '0001-01-01';
const LAST_DAY: Day = '9999-12-31';

/** Four numbers, or six with heights, which we do not look at. */
const bboxSchema = z
  .string()
  .transform((text) =>
    text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))),
  )
  .refine(
    (numbers) => numbers.length === 4 || numbers.length === 6,
    saying('应为 4 个或 6 个数', 'it has 4 numbers, or 6'),
  )
  .transform(([west, south, third, fourth, north, ...rest]): Box => {
    const numbers = rest.length === 1 ? [west, south, fourth, north] : [west, south, third, fourth];
    return numbers as unknown as Box;
  })
  .refine(
    ([west, south, east, north]) =>
      Math.abs(west) <= 180 &&
      Math.abs(east) <= 180 &&
      south >= -90 &&
      north <= 90 &&
      south <= north,
    saying(
      '应为 西,南,东,北；经度 -180 至 180，纬度 -90 至 90',
      'it is west,south,east,north; -180 … 180, -90 … 90',
    ),
  );

const moment = z.union([daySchema, z.iso.datetime({ offset: true }).refine(isOfOurYears)]);

/** By the offset of a moment its day may lie outside of the years that it is written in. */
function isOfOurYears(text: string): boolean {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && daySchema.safeParse(dayInChina(moment)).success;
}

const WRITTEN = ['2026-01-01', '2026-01-01T00:00:00Z', '2026-01-01/2026-12-31', '../2026-12-31'];

/** A moment, or two with a slash; `..` or nothing is an open end. */
const datetimeSchema = z
  .string()
  .transform((text) => text.split('/'))
  .refine(
    (ends) => ends.length <= 2 && ends.every((end, _, all) => isEnd(end, all.length)),
    saying(
      `写作 ${WRITTEN.join(' 或 ')}；1900 至 2199 年`,
      `write ${WRITTEN.join(' or ')}; the years 1900 to 2199`,
    ),
  )
  .transform(([from = '', to = from]) => ({
    from: dayOf(from) ?? FIRST_DAY,
    to: dayOf(to) ?? LAST_DAY,
  }))
  .refine(({ from, to }) => from <= to, saying('结束早于开始', 'ends before it begins'));

const isOpen = (end: string): boolean => end === '' || end === '..';
const isEnd = (end: string, ends: number): boolean =>
  (ends === 2 && isOpen(end)) || moment.safeParse(end).success;

function dayOf(end: string): Day | null {
  if (isOpen(end)) return null;
  return end.length === 10 ? end : dayInChina(new Date(end));
}

/** What items of every collection can be asked by. */
const itemsQuery = {
  /** More than the most is taken for the most. */
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .transform((limit) => Math.min(limit, MOST_ITEMS))
    .default(USUAL_ITEMS),
  bbox: bboxSchema.optional(),
  datetime: datetimeSchema.optional(),
  cursor: z.string().min(1).max(500).optional(),
};

/** And what those of one can. Any other word is refused, as the standard has it. */
export const itemsQuerySchema = ({ filters }: FeatureSource) =>
  z.strictObject({ ...itemsQuery, ...filters.shape });

export type ItemsQuery = z.output<z.ZodObject<typeof itemsQuery>>;

/** @param now without `datetime`, what is there today */
export function featuresAsked(
  { bbox, datetime, limit: _, cursor: __, ...filters }: ItemsQuery,
  now: Date,
): FeaturesAsked {
  const today = dayInChina(now);
  const { from, to } = datetime ?? { from: today, to: today };
  return { boxes: bbox === undefined ? null : boxesOf(bbox), from, to, filters };
}

/** A box whose west lies east of its east goes round by the 180th meridian. */
function boxesOf(box: Box): Box[] {
  const [west, south, east, north] = box;
  if (west <= east) return [box];
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ];
}
