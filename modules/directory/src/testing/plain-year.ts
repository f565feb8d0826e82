import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { HolidayYear } from '../hours/holiday-calendar.ts';
import type { DaysMeant, OpeningHours } from '../hours/opening-hours.ts';

const ZONE = 'Asia/Shanghai';

/**
 * The slow, plain reference: a year as a row of minutes, painted day by day by what the hours say.
 * Days come from rrule-temporal in the zone itself, holidays from the list as it was printed.
 */
export class PlainYear {
  readonly #open: Uint8Array;
  readonly #start: number;

  constructor(hours: OpeningHours, year: number, arrangement: HolidayYear) {
    const first = Temporal.ZonedDateTime.from(`${year - 1}-12-31T00:00[${ZONE}]`);
    const end = Temporal.ZonedDateTime.from(`${year + 1}-01-01T00:00[${ZONE}]`);
    this.#start = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${ZONE}]`).epochMilliseconds;
    this.#open = new Uint8Array((end.epochMilliseconds - this.#start) / 60_000);
    const rules = hours.rules.map((rule) => ({ ...rule, days: daysOf(rule, first, end) }));
    for (
      let day = first;
      day.epochMilliseconds < end.epochMilliseconds;
      day = day.add({ days: 1 })
    ) {
      const text = day.toPlainDate().toString();
      const exception = hours.exceptions
        .filter(({ from, to }) => from <= text && text <= to)
        .at(-1);
      const rule = rules
        .filter(({ days, meant, until = '9999' }) => {
          return days.has(text) && text <= until && isMeant(meant, day, text, arrangement);
        })
        .at(-1);
      this.#paint(day.epochMilliseconds, (exception ?? rule)?.spans ?? []);
    }
  }

  #paint(midnight: number, spans: readonly { fromMinute: number; toMinute: number }[]): void {
    const at = (midnight - this.#start) / 60_000;
    for (const { fromMinute, toMinute } of spans) {
      this.#open.fill(1, Math.max(at + fromMinute, 0), Math.max(at + toMinute, 0));
    }
  }

  get minutes(): number {
    return this.#open.length;
  }

  momentOf(minute: number): Date {
    return new Date(this.#start + minute * 60_000);
  }

  isOpen(minute: number): boolean {
    return this.#open[minute] === 1;
  }

  /** The next minute of the year that differs; null: none. */
  nextChange(minute: number): Date | null {
    const other = this.#open.indexOf(this.isOpen(minute) ? 0 : 1, minute);
    return other < 0 ? null : this.momentOf(other);
  }
}

function daysOf(
  { recurrence, starts = '2000-01-03' }: OpeningHours['rules'][number],
  first: Temporal.ZonedDateTime,
  end: Temporal.ZonedDateTime,
): Set<string> {
  const dtstart = Temporal.ZonedDateTime.from(`${starts}T00:00[${ZONE}]`);
  const days = new RRuleTemporal({ rruleString: recurrence, dtstart }).between(first, end, true);
  return new Set(days.map((day) => day.toPlainDate().toString()));
}

function isMeant(
  meant: DaysMeant,
  day: Temporal.ZonedDateTime,
  text: string,
  { holidays, makeUpWorkdays }: HolidayYear,
): boolean {
  const isHoliday = holidays.some(({ from, to }) => from <= text && text <= to);
  const isMadeUp = makeUpWorkdays.includes(text);
  switch (meant) {
    case 'any':
      return true;
    case 'workdays':
      return isMadeUp || (day.dayOfWeek <= 5 && !isHoliday);
    case 'ordinary-days':
      return !isHoliday;
    case 'public-holidays':
      return isHoliday;
    case 'make-up-workdays':
      return isMadeUp;
    default:
      throw meant satisfies never;
  }
}
