import type { Bilingual } from '@yike/kernel';
import { isOpenOtherwise } from './hours-words.ts';
import { MINUTES_A_DAY } from './local-day.ts';
import type { DaysMeant, HoursRule, OpeningHours, TimeSpan } from './opening-hours.ts';
import { plainWeekdays, recurrenceParts, WEEKDAY_CODES } from './recurrence.ts';

/** `08:30`; `24:00` ends a day. */
export function clockText(minute: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const MEANT: Readonly<Record<Exclude<DaysMeant, 'any' | 'ordinary-days'>, Bilingual>> = {
  workdays: { zh: '工作日', en: 'working days' },
  'public-holidays': { zh: '法定节假日', en: 'public holidays' },
  'make-up-workdays': { zh: '调休上班日', en: 'make-up workdays' },
};

/** Hours in words, in both languages; the Chinese ones are read back to the same hours. */
export function hoursText({ rules, exceptions }: OpeningHours): Bilingual {
  const said = [
    ...rules.map((rule) => ruleText(rule, rules)),
    ...exceptions.map(({ from, to, spans }) => {
      const days = from === to ? from : `${from}/${to}`;
      return { zh: `${days} ${spansZh(spans)}`, en: `${days} ${spansEn(spans)}` };
    }),
  ];
  return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') };
}

function ruleText(rule: HoursRule, rules: readonly HoursRule[]): Bilingual {
  const spans = { zh: spansZh(rule.spans), en: spansEn(rule.spans) };
  const isOrdinary = rule.meant === 'ordinary-days';
  // 法定节假日除外 is read as: open then, as on other days
  const isSure = !isOrdinary || (rule.spans.length === 0 && isOpenOtherwise(rule, rules));
  const days = isSure ? daysText(rule) : null;
  if (days === null) return exactText(rule, spans);
  const but = { zh: '（法定节假日除外）', en: ' (not on public holidays)' };
  return {
    zh: `${days.zh} ${spans.zh}${isOrdinary ? but.zh : ''}`,
    en: `${days.en} ${spans.en}${isOrdinary ? but.en : ''}`,
  };
}

/** What common words do not say: the recurrence as it is. */
function exactText({ recurrence, starts, until, meant }: HoursRule, spans: Bilingual): Bilingual {
  const from = starts === undefined ? '' : ` 自${starts}`;
  const to = until === undefined ? '' : ` 至${until}`;
  const days = meant === 'any' ? '' : ` 限${meant}`;
  return {
    zh: `规则{${recurrence}${from}${to}${days}} ${spans.zh}`,
    en: `rule {${[recurrence, starts && `from ${starts}`, until && `to ${until}`, meant].filter(Boolean).join(', ')}} ${spans.en}`,
  };
}

const ZH_DAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const EN_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function daysText({ recurrence, meant, starts, until }: HoursRule): Bilingual | null {
  if (starts !== undefined || until !== undefined) return null;
  const parts = new Map(recurrenceParts(recurrence));
  const season = seasonText(parts.get('BYMONTH'));
  parts.delete('BYMONTH');
  const days = dayNames(parts, meant);
  if (days === null || season === null) return null;
  return { zh: season.zh + days.zh, en: season.en + days.en };
}

function dayNames(parts: ReadonlyMap<string, string>, meant: DaysMeant): Bilingual | null {
  const bits = plainWeekdays(parts);
  if (meant !== 'any' && meant !== 'ordinary-days') return bits === 0b1111111 ? MEANT[meant] : null;
  if (bits !== null) return weekdaysText(bits);
  return monthlyText(parts);
}

function weekdaysText(bits: number): Bilingual {
  if (bits === 0b1111111) return { zh: '每天', en: 'daily' };
  const runs: [first: number, last: number][] = [];
  for (let day = 0; day < 7; day++) {
    if (((bits >> day) & 1) === 0) continue;
    const run = runs.at(-1);
    if (run !== undefined && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  const text = (names: readonly string[], to: string, and: string): string =>
    runs
      .map(([first, last]) =>
        first === last
          ? names[first]
          : `${names[first]}${last - first === 1 ? and : to}${names[last]}`,
      )
      .join(and);
  return { zh: text(ZH_DAYS, '至', '、'), en: text(EN_DAYS, '–', ', ') };
}

function monthlyText(parts: ReadonlyMap<string, string>): Bilingual | null {
  if (parts.get('FREQ') !== 'MONTHLY' || parts.size !== 2) return null;
  const day = parts.get('BYMONTHDAY');
  if (day !== undefined && /^\d+$/.test(day)) {
    return { zh: `每月${day}日`, en: `day ${day} of the month` };
  }
  const [, nth, code] = /^(-1|[1-5])([A-Z]{2})$/.exec(parts.get('BYDAY') ?? '') ?? [];
  const weekday = (WEEKDAY_CODES as readonly string[]).indexOf(code ?? '');
  if (weekday < 0) return null;
  const isLast = nth === '-1';
  const order = isLast ? '最后一个' : `第${'一二三四五'[Number(nth) - 1]}个`;
  const ordinal = isLast
    ? 'last'
    : ['first', 'second', 'third', 'fourth', 'fifth'][Number(nth) - 1];
  return {
    zh: `每月${order}${ZH_DAYS[weekday]}`,
    en: `${ordinal} ${EN_DAYS[weekday]} of the month`,
  };
}

/** Null: months that do not follow one another. */
function seasonText(months: string | undefined): Bilingual | null {
  if (months === undefined) return { zh: '', en: '' };
  const listed = months.split(',').map(Number);
  const first = listed.find((month) => !listed.includes(month === 1 ? 12 : month - 1)) ?? 1;
  const last = ((first + listed.length - 2) % 12) + 1;
  const follows = Array.from({ length: listed.length }, (_, at) => ((first + at - 1) % 12) + 1);
  if (!follows.every((month) => listed.includes(month))) return null;
  return first === last
    ? { zh: `${first}月 `, en: `month ${first}: ` }
    : { zh: `${first}月至${last}月 `, en: `months ${first}–${last}: ` };
}

function spansZh(spans: readonly TimeSpan[]): string {
  if (spans.length === 0) return '休息';
  return spans.map((span) => spanText(span, '全天', '次日')).join('、');
}

function spansEn(spans: readonly TimeSpan[]): string {
  if (spans.length === 0) return 'closed';
  return spans.map((span) => spanText(span, 'all day', 'next day ')).join(', ');
}

function spanText({ fromMinute, toMinute }: TimeSpan, allDay: string, nextDay: string): string {
  if (fromMinute === 0 && toMinute === MINUTES_A_DAY) return allDay;
  const from = clockText(fromMinute);
  return toMinute <= MINUTES_A_DAY
    ? `${from}-${clockText(toMinute)}`
    : `${from}-${nextDay}${clockText(toMinute - MINUTES_A_DAY)}`;
}
