import { complaint, type Place } from '@yike/kernel';
import { z } from 'zod';
import { readChineseHours } from './chinese-hours.ts';
import type { HoursRead } from './hours-read.ts';
import { clockText, hoursText } from './hours-text.ts';
import { MINUTES_A_DAY, parseDay } from './local-day.ts';
import { type HoursRule, joinSpans, type OpeningHours, type TimeSpan } from './opening-hours.ts';
import { plainWeekdays, recurrenceParts, weekly } from './recurrence.ts';

const text = z.string().nullish();
const number = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).nullish();

/** A schedule of HSDS 3.0, as far as it speaks of hours. CSV tables give numbers as text. */
export const hsdsScheduleSchema = z.object({
  freq: z.enum(['WEEKLY', 'MONTHLY', 'DAILY', '']).nullish(),
  interval: number,
  byday: text,
  bymonthday: text,
  count: number,
  until: text,
  dtstart: text,
  valid_from: text,
  valid_to: text,
  opens_at: text,
  closes_at: text,
  description: text,
});
export type HsdsSchedule = z.infer<typeof hsdsScheduleSchema>;

/** What of our hours HSDS has fields for. */
export interface WrittenSchedule {
  readonly freq: 'WEEKLY' | 'MONTHLY';
  readonly interval: number;
  readonly byday?: string;
  readonly bymonthday?: string;
  readonly dtstart?: string;
  readonly valid_from?: string;
  readonly valid_to?: string;
  readonly opens_at: string;
  readonly closes_at: string;
  readonly description: string;
}

/**
 * Hours from schedules. HSDS has no words for public holidays; where all schedules carry the same text
 * that we can read, as ours do, that is what they say. Else each adds its span to its days.
 */
export function readHsdsSchedules(
  schedules: readonly HsdsSchedule[],
  place: Place = {},
): HoursRead {
  const told = new Set(schedules.map(({ description }) => description ?? ''));
  if (told.size === 1) {
    const read = readChineseHours([...told][0] ?? '', place);
    if (read.hours !== null) return read;
  }
  const rules: HoursRule[] = [];
  for (const schedule of schedules) {
    const rule = ruleOf(schedule);
    if (rule === null) {
      const part = [schedule.freq, schedule.byday, schedule.opens_at, schedule.closes_at].join(' ');
      const details = { text: 'schedule', part };
      return {
        hours: null,
        complaints: [complaint('warning', 'hours-unreadable', place, details)],
      };
    }
    rules.push(rule);
  }
  return { hours: rules.length === 0 ? null : byDay(rules), complaints: [] };
}

/**
 * Several schedules of one day add up, while of our rules the last decides: weekly ones that hold all
 * year are summed day by day.
 */
function byDay(rules: readonly HoursRule[]): OpeningHours {
  const isPlain = ({ recurrence, starts, until }: HoursRule): boolean =>
    starts === undefined && until === undefined && bitsOf(recurrence) !== null;
  const days = Map.groupBy(
    [0, 1, 2, 3, 4, 5, 6].map((day) => {
      const ofDay = rules.filter(
        (rule) => isPlain(rule) && (((bitsOf(rule.recurrence) ?? 0) >> day) & 1) === 1,
      );
      return { day, spans: joinSpans(ofDay.flatMap(({ spans }) => spans)) };
    }),
    ({ spans }) => JSON.stringify(spans),
  );
  const weeklyRules = [...days.values()].flatMap((same): HoursRule[] => {
    const spans = same[0]?.spans ?? [];
    if (spans.length === 0) return [];
    const bits = same.reduce((sum, { day }) => sum | (1 << day), 0);
    return [{ recurrence: weekly(bits), meant: 'any', spans }];
  });
  const others = Map.groupBy(
    rules.filter((rule) => !isPlain(rule)),
    ({ recurrence, starts, until }) => [recurrence, starts, until].join(),
  );
  const otherRules = [...others.values()].flatMap((same): HoursRule[] => {
    const [first] = same;
    return first === undefined
      ? []
      : [{ ...first, spans: joinSpans(same.flatMap(({ spans }) => spans)) }];
  });
  return { rules: [...weeklyRules, ...otherRules], exceptions: [] };
}

function bitsOf(recurrence: string): number | null {
  const parts = recurrenceParts(recurrence);
  return parts === null ? null : plainWeekdays(parts);
}

function ruleOf(schedule: HsdsSchedule): HoursRule | null {
  const span = spanOf(schedule.opens_at, schedule.closes_at);
  const recurrence = recurrenceOf(schedule);
  if (span === null || recurrence === null) return null;
  const isCounted = /INTERVAL|COUNT/.test(recurrence);
  const starts = dayIn(schedule.valid_from) ?? (isCounted ? dayIn(schedule.dtstart) : null);
  const until = dayIn(schedule.valid_to) ?? dayIn(schedule.until);
  return {
    recurrence,
    ...(starts === null ? {} : { starts }),
    ...(until === null ? {} : { until }),
    meant: 'any',
    spans: [span],
  };
}

function recurrenceOf({ freq, interval, byday, bymonthday, count }: HsdsSchedule): string | null {
  const days = byday?.replaceAll(/\s/g, '').toUpperCase();
  const parts = [
    `FREQ=${freq || 'WEEKLY'}`,
    ...(interval && interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(days ? [`BYDAY=${days}`] : []),
    ...(bymonthday ? [`BYMONTHDAY=${bymonthday.replaceAll(/\s/g, '')}`] : []),
    ...(count ? [`COUNT=${count}`] : []),
  ];
  const rule = parts.join(';');
  // a weekly rule that names no day counts from its start, which need not be given
  if (rule === 'FREQ=WEEKLY' || rule === 'FREQ=MONTHLY') return null;
  return recurrenceParts(rule) === null ? null : rule;
}

function spanOf(opens: string | null | undefined, closes: string | null | undefined) {
  const from = minuteIn(opens);
  let to = minuteIn(closes);
  if (from === null || to === null || from >= MINUTES_A_DAY || from === to) return null;
  if (to < from) to += MINUTES_A_DAY;
  return { fromMinute: from, toMinute: to } satisfies TimeSpan;
}

/** `08:30`, `08:30:00`, `08:30+08:00`. */
function minuteIn(clock: string | null | undefined): number | null {
  const [, hour, minute] =
    /^(\d{1,2}):(\d{2})(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(clock ?? '') ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= MINUTES_A_DAY ? minutes : null;
}

function dayIn(value: string | null | undefined): string | null {
  const day = value?.slice(0, 10) ?? '';
  return parseDay(day) === null ? null : day;
}

/** A schedule per rule and span that HSDS has fields for; each carries the whole in words. */
export function hsdsSchedules(hours: OpeningHours): WrittenSchedule[] {
  const description = hoursText(hours).zh;
  return hours.rules.flatMap((rule) => {
    const days = daysWritten(rule);
    if (days === null) return [];
    return rule.spans.map(({ fromMinute, toMinute }) => ({
      ...days,
      opens_at: clockText(fromMinute),
      closes_at: clockText(toMinute > MINUTES_A_DAY ? toMinute - MINUTES_A_DAY : toMinute),
      description,
    }));
  });
}

const WEEK = { any: 'MO,TU,WE,TH,FR,SA,SU', workdays: 'MO,TU,WE,TH,FR' } as const;

function daysWritten({ recurrence, starts, until, meant }: HoursRule) {
  const parts = new Map(recurrenceParts(recurrence));
  const bits = plainWeekdays(parts);
  const freq = bits === null ? parts.get('FREQ') : 'WEEKLY';
  if (meant !== 'any' && meant !== 'workdays') return null;
  if ((freq !== 'WEEKLY' && freq !== 'MONTHLY') || parts.has('BYMONTH')) return null;
  const byday = bits === 0b1111111 ? WEEK[meant] : parts.get('BYDAY');
  const bymonthday = parts.get('BYMONTHDAY');
  return {
    freq: freq as WrittenSchedule['freq'],
    interval: Number(parts.get('INTERVAL') ?? 1),
    ...(byday !== undefined && { byday }),
    ...(bymonthday !== undefined && { bymonthday }),
    ...(starts !== undefined && { dtstart: starts, valid_from: starts }),
    ...(until !== undefined && { valid_to: until }),
  };
}
