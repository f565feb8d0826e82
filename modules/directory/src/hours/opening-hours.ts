import { saying } from '@yike/kernel';
import { z } from 'zod';
import type { DayKind, HolidayCalendar } from './holiday-calendar.ts';
import { type DayNumber, getDay, MINUTES_A_DAY, parseDay } from './local-day.ts';
import { FIRST_DAY, occursOn, recurrenceParts } from './recurrence.ts';

const daySchema = z
  .string()
  .refine(
    (text) => parseDay(text) !== null,
    saying('没有这一天；写作 2026-01-31', 'no such day; write 2026-01-31'),
  );

/** Minutes from midnight; `to` is not open any more, and lies on the next day beyond 1440. */
export const timeSpanSchema = z
  .strictObject({
    fromMinute: z
      .int()
      .min(0)
      .max(MINUTES_A_DAY - 1),
    toMinute: z
      .int()
      .min(1)
      .max(2 * MINUTES_A_DAY),
  })
  .refine(
    ({ fromMinute, toMinute }) => fromMinute < toMinute,
    saying('结束早于开始', 'ends before it begins'),
  )
  .refine(
    ({ fromMinute, toMinute }) => toMinute - fromMinute <= MINUTES_A_DAY,
    saying('超过一天', 'longer than a day'),
  );
export type TimeSpan = z.infer<typeof timeSpanSchema>;

/**
 * Of the days on which a rule falls, those it speaks of. `any`: whatever the calendar says;
 * `workdays`: make-up workdays 调休上班 among them, holidays not; `ordinary-days`: no public holidays.
 */
export const daysMeantSchema = z.enum([
  'any',
  'workdays',
  'ordinary-days',
  'public-holidays',
  'make-up-workdays',
]);
export type DaysMeant = z.infer<typeof daysMeantSchema>;

const spansSchema = z.array(timeSpanSchema).max(12);

export const hoursRuleSchema = z.strictObject({
  /** The days, as an RFC 5545 recurrence: `FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR`. */
  recurrence: z
    .string()
    .max(200)
    .refine(
      (rule) => recurrenceParts(rule) !== null,
      saying(
        '不是按天重复的 RFC 5545 规则，如 FREQ=WEEKLY;BYDAY=MO,TU',
        'not a recurrence of days by RFC 5545, such as FREQ=WEEKLY;BYDAY=MO,TU',
      ),
    ),
  /** DTSTART: where the recurrence begins to count. */
  starts: daySchema.optional(),
  /** The last day it holds. */
  until: daySchema.optional(),
  meant: daysMeantSchema,
  /** Empty: closed. */
  spans: spansSchema,
});
export type HoursRule = z.infer<typeof hoursRuleSchema>;

/** When a place is open. Exceptions win over rules, the last over those before it. */
export const openingHoursSchema = z.strictObject({
  rules: z.array(hoursRuleSchema).max(60),
  exceptions: z
    .array(
      z
        .strictObject({
          from: daySchema,
          to: daySchema,
          spans: spansSchema,
          reason: z.string().max(200).optional(),
        })
        .refine(({ from, to }) => from <= to, saying('结束早于开始', 'ends before it begins')),
    )
    .max(100),
});
export type OpeningHours = z.infer<typeof openingHoursSchema>;

const MEANS: Readonly<Record<DaysMeant, (kind: DayKind) => boolean>> = {
  any: () => true,
  workdays: (kind) => kind === 'workday' || kind === 'make-up-workday',
  'ordinary-days': (kind) => kind !== 'public-holiday',
  'public-holidays': (kind) => kind === 'public-holiday',
  'make-up-workdays': (kind) => kind === 'make-up-workday',
};

/** The rule that decides about a day: the last that speaks of it. */
export function findRule(
  { rules }: OpeningHours,
  day: DayNumber,
  calendar: HolidayCalendar,
): HoursRule | undefined {
  const kind = calendar.kindOf(day);
  return rules.findLast(
    ({ recurrence, starts = FIRST_DAY, until, meant }) =>
      MEANS[meant](kind) &&
      (until === undefined || day <= getDay(until)) &&
      occursOn(recurrence, starts, day),
  );
}

/** The spans that begin on a day. A day of which nothing is said is closed. */
export function spansOn(
  hours: OpeningHours,
  day: DayNumber,
  calendar: HolidayCalendar,
): readonly TimeSpan[] {
  const exception = findException(hours, day);
  return exception?.spans ?? findRule(hours, day, calendar)?.spans ?? [];
}

export function findException({ exceptions }: OpeningHours, day: DayNumber) {
  return exceptions.findLast(({ from, to }) => getDay(from) <= day && day <= getDay(to));
}

/** Spans in order, those that touch or overlap as one, as far as one is no longer than a day. */
export function joinSpans(spans: readonly TimeSpan[]): TimeSpan[] {
  const joined: TimeSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMinute - b.fromMinute)) {
    const last = joined.at(-1);
    const end = Math.max(last?.toMinute ?? 0, span.toMinute);
    const isApart = last === undefined || span.fromMinute > last.toMinute;
    if (isApart || end - last.fromMinute > MINUTES_A_DAY) joined.push({ ...span });
    else last.toMinute = end;
  }
  return joined;
}
