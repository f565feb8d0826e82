import { saying } from '@yike/kernel';
import { z } from 'zod';
import { type DayNumber, getDay, parseDay, weekdayOf, yearOf } from './local-day.ts';

const daySchema = z
  .string()
  .refine(
    (text) => parseDay(text) !== null,
    saying('没有这一天；写作 2026-01-31', 'no such day; write 2026-01-31'),
  );

/** How the State Council arranged one year's holidays, with where that is known from. */
export const holidayYearSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  document: z.string().min(1).max(200),
  issued: daySchema.nullable(),
  source: z.string().min(1).max(300),
  verification: z.enum(['official-text', 'copy', 'user']),
  holidays: z
    .array(z.strictObject({ name: z.string().min(1).max(40), from: daySchema, to: daySchema }))
    .max(40),
  /** Saturdays and Sundays on which one works 调休上班. */
  makeUpWorkdays: z.array(daySchema).max(40),
});
export type HolidayYear = z.infer<typeof holidayYearSchema>;

export type DayKind = 'workday' | 'weekend' | 'public-holiday' | 'make-up-workday';

const LAST_OF_WEEK = 4;

/** What kind of day each day is, for the years whose arrangement is known. */
export class HolidayCalendar {
  readonly years: readonly HolidayYear[];
  readonly #kinds = new Map<DayNumber, 'public-holiday' | 'make-up-workday'>();
  readonly #names = new Map<DayNumber, string>();
  readonly #known: ReadonlySet<number>;

  /** Of several arrangements of one year the last counts. */
  constructor(years: readonly HolidayYear[]) {
    const byYear = new Map(years.map((year) => [year.year, year]));
    this.years = [...byYear.values()].sort((a, b) => a.year - b.year);
    this.#known = new Set(byYear.keys());
    for (const { holidays, makeUpWorkdays } of this.years) {
      for (const { name, from, to } of holidays) {
        for (let day = getDay(from); day <= getDay(to); day++) {
          this.#kinds.set(day, 'public-holiday');
          this.#names.set(day, name);
        }
      }
      for (const day of makeUpWorkdays) this.#kinds.set(getDay(day), 'make-up-workday');
    }
  }

  /** Without an arrangement of its year a day is what its weekday says; see `isKnown`. */
  kindOf(day: DayNumber): DayKind {
    return this.#kinds.get(day) ?? (weekdayOf(day) > LAST_OF_WEEK ? 'weekend' : 'workday');
  }

  /** Is the arrangement of the day's year known? */
  isKnown(day: DayNumber): boolean {
    return this.#known.has(yearOf(day));
  }

  /** 春节, 国庆节 … */
  findName(day: DayNumber): string | null {
    return this.#names.get(day) ?? null;
  }
}
