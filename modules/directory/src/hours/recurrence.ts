import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { type DayNumber, getDay, weekdayOf, yearOf } from './local-day.ts';

export const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A Monday long ago: where a rule without a start of its own begins to count. */
export const FIRST_DAY = '2000-01-03';

const WEEKDAY = '(?:MO|TU|WE|TH|FR|SA|SU)';
const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^(?:[1-9]|[1-4]\d|5[0-2])$/,
  BYDAY: new RegExp(`^(?:-?[1-5])?${WEEKDAY}(?:,(?:-?[1-5])?${WEEKDAY})*$`),
  BYMONTHDAY: /^-?(?:[1-9]|[12]\d|3[01])(?:,-?(?:[1-9]|[12]\d|3[01]))*$/,
  BYMONTH: /^(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*$/,
  UNTIL: /^\d{8}$/,
  COUNT: /^[1-9]\d{0,2}$/,
};

/**
 * The parts of a recurrence of days, RFC 5545: `FREQ=WEEKLY;BYDAY=MO,TU`. Null: a part is unknown,
 * stands twice, or speaks of hours, which are said by spans.
 */
export function recurrenceParts(rule: string): ReadonlyMap<string, string> | null {
  const parts = new Map<string, string>();
  for (const part of rule.split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (PARTS[name]?.test(value) !== true || parts.has(name)) return null;
    parts.set(name, value);
  }
  const numbered = /\d/.test(parts.get('BYDAY') ?? '');
  const isWide = parts.get('FREQ') === 'MONTHLY' || parts.get('FREQ') === 'YEARLY';
  return parts.has('FREQ') && (isWide || !numbered) ? parts : null;
}

/** Weekdays of a rule that says nothing else, as bits from Monday up; null for any other rule. */
export function plainWeekdays(parts: ReadonlyMap<string, string>): number | null {
  const names = [...parts.keys()].sort().join();
  if (names === 'FREQ' && parts.get('FREQ') === 'DAILY') return 0b1111111;
  if (names !== 'BYDAY,FREQ' || parts.get('FREQ') === 'MONTHLY' || parts.get('FREQ') === 'YEARLY') {
    return null;
  }
  const codes = (parts.get('BYDAY') ?? '').split(',');
  return WEEKDAY_CODES.reduce((bits, code, at) => bits | (codes.includes(code) ? 1 << at : 0), 0);
}

/** Rules are few and asked often: what is known of each, by its text. */
const plainBits = new Map<string, number | null>();
const daysOfYear = new Map<string, ReadonlySet<DayNumber>>();
const MOST_KEPT = 20_000;

/** Does the rule, counted from its start, fall on the day? */
export function occursOn(rule: string, starts: string, day: DayNumber): boolean {
  if (starts !== FIRST_DAY && day < getDay(starts)) return false;
  let bits = plainBits.get(rule);
  if (bits === undefined) {
    const parts = recurrenceParts(rule);
    bits = parts === null ? 0 : plainWeekdays(parts);
    keep(plainBits, rule, bits);
  }
  if (bits !== null) return ((bits >> weekdayOf(day)) & 1) === 1;
  const year = yearOf(day);
  const key = `${starts} ${rule} ${year}`;
  let days = daysOfYear.get(key);
  if (days === undefined) {
    days = listDays(rule, starts, year);
    keep(daysOfYear, key, days);
  }
  return days.has(day);
}

function keep<Value>(memory: Map<string, Value>, key: string, value: Value): void {
  if (memory.size >= MOST_KEPT) memory.clear();
  memory.set(key, value);
}

/** All days of a year on which the rule falls, by rrule-temporal. */
function listDays(rule: string, starts: string, year: number): ReadonlySet<DayNumber> {
  const midnight = (day: string): Temporal.ZonedDateTime =>
    Temporal.PlainDate.from(day).toZonedDateTime('UTC');
  const recurrence = new RRuleTemporal({ rruleString: rule, dtstart: midnight(starts) });
  const days = recurrence.between(midnight(`${year}-01-01`), midnight(`${year}-12-31`), true);
  return new Set(days.map((day) => getDay(day.toPlainDate().toString())));
}

/** `MO,TU,WE` of the bits. */
function weekdayList(bits: number): string {
  return WEEKDAY_CODES.filter((_, at) => ((bits >> at) & 1) === 1).join();
}

/** The recurrence of some weekdays; of all seven every day. */
export function weekly(bits: number): string {
  return bits === 0b1111111 ? 'FREQ=DAILY' : `FREQ=WEEKLY;BYDAY=${weekdayList(bits)}`;
}
