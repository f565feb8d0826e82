import type { Place } from '@yike/kernel';
import { type HoursRead, readHours, type WordFinder } from './hours-read.ts';
import { clockText } from './hours-text.ts';
import { bitsFromTo, type HoursWord, monthsFromTo } from './hours-words.ts';
import { MINUTES_A_DAY } from './local-day.ts';
import type { HoursRule, OpeningHours, TimeSpan } from './opening-hours.ts';
import { plainWeekdays, recurrenceParts, WEEKDAY_CODES } from './recurrence.ts';

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = `(${DAYS.join('|')})`;
const MONTH = `(?:${MONTHS.join('|')})(?![a-z])`;
const MONTHS_RUN = `${MONTH}(?:-${MONTH})?`;

/** The part of the opening_hours syntax of OpenStreetMap that places here use. */
const WORDS: readonly WordFinder[] = [
  [/^;/, () => [{ kind: 'stop' }]],
  [/^[\s,:]+/, () => []],
  [/^24\/7/, () => [daysWord(0b1111111), spanWord(0, MINUTES_A_DAY)]],
  [/^PH/, () => [{ kind: 'days', days: { kind: 'meant', meant: 'public-holidays' } }]],
  [
    new RegExp(`^${DAY}\\[(-1|[1-5])\\]`),
    ([, day = '', nth]) => {
      const recurrence = `FREQ=MONTHLY;BYDAY=${nth}${day.toUpperCase()}`;
      const rule = { recurrence, meant: 'any' as const };
      return [{ kind: 'days', days: { kind: 'recurrence', rule } }];
    },
  ],
  [
    new RegExp(`^${DAY}(?:-${DAY})?(?![a-z[])`),
    ([, first = '', last = first]) => [
      daysWord(bitsFromTo(DAYS.indexOf(first), DAYS.indexOf(last))),
    ],
  ],
  [
    new RegExp(`^${MONTHS_RUN}(?:,${MONTHS_RUN})*(?!\\s*\\d{1,2}(?!\\d?:))`),
    ([found]) => [{ kind: 'months', months: monthsIn(found) }],
  ],
  [/^(\d\d?):(\d\d)\s*-\s*(\d\d?):(\d\d)/, spanFound],
  [/^(?:off|closed)/, () => [{ kind: 'closed' }]],
  [/^open/, () => []],
];

/** `Mo-Fr 08:00-12:00,13:00-17:00; PH off`. What is outside of our part of the syntax is refused. */
export function readOsmHours(text: string, place: Place = {}): HoursRead {
  return readHours(text, text.trim(), WORDS, place);
}

function monthsIn(text: string): number[] {
  const months = text.split(',').flatMap((run) => {
    const [first = '', last = first] = run.split('-');
    return monthsFromTo(MONTHS.indexOf(first) + 1, MONTHS.indexOf(last) + 1);
  });
  return [...new Set(months)].sort((a, b) => a - b);
}

function spanFound([, fromHour, fromMinutes, toHour, toMinutes]: RegExpExecArray) {
  const from = Number(fromHour) * 60 + Number(fromMinutes);
  let to = Number(toHour) * 60 + Number(toMinutes);
  if (to < from) to += MINUTES_A_DAY;
  const isOnClock = [fromMinutes, toMinutes].every((minutes) => Number(minutes) < 60);
  if (!isOnClock || from >= MINUTES_A_DAY || to === from || to - from > MINUTES_A_DAY) return null;
  return [spanWord(from, to)];
}

const daysWord = (bits: number): HoursWord => ({ kind: 'days', days: { kind: 'weekdays', bits } });
const spanWord = (fromMinute: number, toMinute: number): HoursWord => ({
  kind: 'span',
  span: { fromMinute, toMinute },
});

/** Null: OpenStreetMap has no words for it, such as make-up workdays 调休上班. */
export function osmHours({ rules, exceptions }: OpeningHours): string | null {
  if (exceptions.length > 0) return null;
  const said = rules.map(ruleText);
  return said.includes(null) ? null : said.join('; ');
}

function ruleText({ recurrence, starts, until, meant, spans }: HoursRule): string | null {
  if (starts !== undefined || until !== undefined) return null;
  const parts = new Map(recurrenceParts(recurrence));
  const months = parts.get('BYMONTH')?.split(',');
  parts.delete('BYMONTH');
  // 08:00-08:00 would be read as nothing
  const isRound = spans.some(
    ({ fromMinute, toMinute }) => fromMinute > 0 && toMinute - fromMinute === MINUTES_A_DAY,
  );
  const days = meant === 'any' ? daysText(parts) : null;
  const isHolidays = meant === 'public-holidays' && plainWeekdays(parts) === 0b1111111;
  if (isRound || (days === null && !isHolidays)) return null;
  const season = months?.map((month) => MONTHS[Number(month) - 1]).join(',');
  const time = spans.length === 0 ? 'off' : spans.map(spanText).join(',');
  return [season, isHolidays ? 'PH' : days, time].filter(Boolean).join(' ');
}

function daysText(parts: ReadonlyMap<string, string>): string | null {
  const bits = plainWeekdays(parts);
  if (bits === 0b1111111) return 'Mo-Su';
  if (bits !== null) return DAYS.filter((_, at) => ((bits >> at) & 1) === 1).join(',');
  const [, nth, code] = /^(-1|[1-5])([A-Z]{2})$/.exec(parts.get('BYDAY') ?? '') ?? [];
  const day = DAYS[(WEEKDAY_CODES as readonly string[]).indexOf(code ?? '')];
  return parts.get('FREQ') === 'MONTHLY' && parts.size === 2 && day !== undefined
    ? `${day}[${nth}]`
    : null;
}

function spanText({ fromMinute, toMinute }: TimeSpan): string {
  return `${clockText(fromMinute)}-${clockText(toMinute > MINUTES_A_DAY ? toMinute - MINUTES_A_DAY : toMinute)}`;
}
