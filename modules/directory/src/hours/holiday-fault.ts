import type { Bilingual } from '@yike/kernel';
import type { HolidayYear } from './holiday-calendar.ts';
import { type DayNumber, dayText, getDay, weekdayOf } from './local-day.ts';

/** Days of the year before or after that an arrangement may speak of. */
const DAYS_BEYOND = 7;
const LONGEST_HOLIDAY_DAYS = 15;
const SATURDAY = 5;

/** What an arrangement cannot be, whoever wrote it: the first thing that is wrong; null: nothing. */
export function findHolidayFault({
  year,
  holidays,
  makeUpWorkdays,
}: HolidayYear): Bilingual | null {
  const wrongSpan = holidays.map(spanFault).find((fault) => fault !== null);
  if (wrongSpan != null) return wrongSpan;
  const off = holidays.flatMap(({ from, to }) => daysFromTo(getDay(from), getDay(to)));
  const worked = makeUpWorkdays.map(getDay);
  if (off.length === 0) return { zh: '没有放假的日子', en: 'it has no holidays' };
  const isFree = new Set(off);
  return (
    said(findFar(year, [...off, ...worked]), (day) => ({
      zh: `${day} 不在 ${year} 年；每年一份文件`,
      en: `${day} is not in ${year}; bring a file for each year`,
    })) ??
    said(findTwice(off) ?? findTwice(worked), (day) => ({
      zh: `${day} 出现两次`,
      en: `${day} stands twice`,
    })) ??
    said(
      worked.find((day) => isFree.has(day)),
      (day) => ({ zh: `${day} 既放假又上班`, en: `${day} is both off and worked` }),
    ) ??
    said(
      worked.find((day) => weekdayOf(day) < SATURDAY),
      (day) => ({
        zh: `${day} 本来就是工作日，不必调休`,
        en: `${day} is a working day anyway, not made up for`,
      }),
    )
  );
}

const said = (day: DayNumber | undefined, says: (day: string) => Bilingual): Bilingual | null =>
  day === undefined ? null : says(dayText(day));

function spanFault({ name, from, to }: HolidayYear['holidays'][number]): Bilingual | null {
  const days = getDay(to) - getDay(from) + 1;
  if (days < 1) {
    return {
      zh: `${name}先结束后开始（${from} – ${to}）`,
      en: `${name} ends before it begins (${from} – ${to})`,
    };
  }
  return days > LONGEST_HOLIDAY_DAYS
    ? { zh: `${name}长达 ${days} 天`, en: `${name} lasts ${days} days` }
    : null;
}

const daysFromTo = (first: DayNumber, last: DayNumber): DayNumber[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

const findTwice = (days: readonly DayNumber[]): DayNumber | undefined =>
  days.find((day, at) => days.indexOf(day) < at);

function findFar(year: number, days: readonly DayNumber[]): DayNumber | undefined {
  const [first, last] = [getDay(`${year}-01-01`), getDay(`${year}-12-31`)];
  return days.find((day) => day < first - DAYS_BEYOND || day > last + DAYS_BEYOND);
}
