import { z } from 'zod';
import { saying } from './said-fault.ts';

/** A day of the calendar, `2026-11-27`, as it is everywhere in China at once. */
export type Day = string;

const EARLIEST: Day = '1900-01-01';
const LATEST: Day = '2199-12-31';

export const daySchema = z.iso
  .date()
  .refine(
    (day) => EARLIEST <= day && day <= LATEST,
    saying(`须在 ${EARLIEST} 与 ${LATEST} 之间`, `between ${EARLIEST} and ${LATEST}`),
  );

/** A moment in UTC, `2026-11-27T07:00:00Z`, of the years that days are of. */
export const momentSchema = z.iso
  .datetime()
  .refine(
    (moment) => EARLIEST <= moment && moment.slice(0, EARLIEST.length) <= LATEST,
    saying(`须在 ${EARLIEST} 与 ${LATEST} 之间`, `between ${EARLIEST} and ${LATEST}`),
  );

const CHINA_AHEAD_MILLISECONDS = 8 * 60 * 60 * 1000;

/** The day it is in China at a moment. There is one time zone, and since 1991 no summer time. */
export function dayInChina(moment: Date): Day {
  return new Date(moment.getTime() + CHINA_AHEAD_MILLISECONDS).toISOString().slice(0, 10);
}
