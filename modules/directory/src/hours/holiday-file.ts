import {
  type Bilingual,
  type Place,
  Problem,
  plainName,
  type RecordSet,
  textIn,
} from '@yike/kernel';
import { z } from 'zod';
import { type HolidayYear, holidayYearSchema } from './holiday-calendar.ts';
import { findHolidayFault } from './holiday-fault.ts';
import { type DayNumber, dayText, parseDay, yearOf } from './local-day.ts';

const documentSchema = z.union([
  z.array(holidayYearSchema),
  z.object({ years: z.array(holidayYearSchema) }).transform(({ years }) => years),
  holidayYearSchema.transform((year) => [year]),
]);

/**
 * Arrangements of years as our own data and `GET /holidays` have them: one, a list, or `years`.
 * @throws Problem `holidays-invalid`
 */
export function readHolidayJson(json: unknown, file: string): readonly HolidayYear[] {
  const { data, error } = documentSchema.safeParse(json);
  if (data === undefined) {
    const [first] = error.issues;
    const at = first?.path.join('/') || 'JSON';
    throw invalid({ file }, { zh: `${at} 不合格式`, en: `${at} is not as it has to be` });
  }
  for (const year of data) refuseFault(year, { file });
  return data;
}

const COLUMNS = {
  day: ['日期', 'date', 'day'],
  kind: ['类型', 'kind', 'type'],
  name: ['名称', '节日', 'name', 'holiday'],
} as const;
const REST = /^(?:放假|休息?|holiday|off)$/i;
const WORK = /^(?:上班|调休|调休上班|补班|班|workday|work)$/i;

/**
 * One year's arrangement from a table with a row per day: 日期, 类型 (放假 or 上班), 名称.
 *
 * @param source where the table is from, as it is then shown
 * @throws Problem `holidays-invalid` with the row
 */
export function readHolidayTable(set: RecordSet, source: string): HolidayYear {
  const file = set.file.name;
  const columns = columnsOf(set);
  const rows = set.records.map(({ row, values }) => {
    const text = textIn(values[columns.day]).slice(0, 10).replaceAll(/[/.]/g, '-');
    const place = { file, row };
    const day = parseDay(text.replaceAll(/-(\d)(?!\d)/g, '-0$1'));
    if (day === null) throw invalid(place, { zh: `“${text}”不是日期`, en: `"${text}" is no day` });
    const kind = textIn(values[columns.kind]);
    const isHoliday = REST.test(kind);
    if (!isHoliday && !WORK.test(kind)) {
      throw invalid(place, {
        zh: `类型“${kind}”既不是“放假”也不是“上班”`,
        en: `the kind "${kind}" is neither holiday nor workday`,
      });
    }
    return { day, isHoliday, name: textIn(values[columns.name]).slice(0, 40) || '节假日' };
  });
  const year: HolidayYear = {
    year: yearMeant(
      rows.map(({ day }) => day),
      file,
    ),
    document: file.slice(0, 200),
    issued: null,
    source: source.slice(0, 300),
    verification: 'user',
    holidays: rangesOf(rows.filter(({ isHoliday }) => isHoliday)),
    makeUpWorkdays: rows
      .filter(({ isHoliday }) => !isHoliday)
      .map(({ day }) => dayText(day))
      .sort(),
  };
  refuseFault(year, { file });
  return year;
}

function columnsOf({ columns, file }: RecordSet) {
  const plain = columns.map(plainName);
  const find = (names: readonly string[]): number => plain.findIndex((one) => names.includes(one));
  const found = { day: find(COLUMNS.day), kind: find(COLUMNS.kind), name: find(COLUMNS.name) };
  if (found.day >= 0 && found.kind >= 0) return found;
  const listed = columns.join(', ');
  throw invalid(
    { file: file.name, row: 1 },
    {
      zh: `没有“日期”或“类型”列（有：${listed}）`,
      en: `no column date or kind (there are: ${listed})`,
    },
  );
}

/** New Year's holiday may begin in the year before: the year is that of most days. */
function yearMeant(days: readonly DayNumber[], file: string): number {
  const counts = [...Map.groupBy(days, yearOf)].sort((a, b) => b[1].length - a[1].length);
  const year = counts[0]?.[0];
  if (year === undefined) throw invalid({ file }, { zh: '没有一天', en: 'it has no days' });
  return year;
}

interface NamedDay {
  readonly day: DayNumber;
  readonly name: string;
}

function rangesOf(days: readonly NamedDay[]): HolidayYear['holidays'] {
  const ranges: { name: string; first: DayNumber; last: DayNumber }[] = [];
  for (const { day, name } of [...days].sort((a, b) => a.day - b.day)) {
    const range = ranges.at(-1);
    if (range !== undefined && range.name === name && day <= range.last + 1) range.last = day;
    else ranges.push({ name, first: day, last: day });
  }
  return ranges.map(({ name, first, last }) => ({ name, from: dayText(first), to: dayText(last) }));
}

const invalid = (place: Place, { zh, en }: Bilingual): Problem =>
  new Problem('holidays-invalid', place, { reason: zh, reasonEn: en });

function refuseFault(year: HolidayYear, place: Place): void {
  const fault = findHolidayFault(year);
  if (fault !== null) throw invalid(place, fault);
}
