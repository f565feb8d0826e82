import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Problem, type RecordSet } from '@yike/kernel';
import published from '../../data/public-holidays.json' with { type: 'json' };
import { HolidayCalendar } from './holiday-calendar.ts';
import { readHolidayJson, readHolidayTable } from './holiday-file.ts';
import { getDay } from './local-day.ts';

function table(...rows: readonly (readonly string[])[]): RecordSet {
  const [columns = [], ...body] = rows;
  return {
    file: { path: '', name: '2027.csv', bytes: 1, sha256: '', format: 'csv' },
    columns,
    records: body.map((values, at) => ({ row: at + 2, values })),
    complaints: [],
  };
}

const HEAD = ['日期', '类型', '名称'];
const fault = (read: () => unknown): string => {
  try {
    read();
    return 'read';
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'holidays-invalid', String(error));
    return error.message;
  }
};

test('days of a table become holidays and make-up workdays, New Year from the old year on', () => {
  const year = readHolidayTable(
    table(
      HEAD,
      ['2027-01-02', '放假', '元旦'],
      ['2026/12/31', '放假', '元旦'],
      ['2027-1-1', '放假', '元旦'],
      ['2027-02-06', '放假', '春节'],
      ['2027-02-20', '上班', ''],
    ),
    '国务院办公厅',
  );
  assert.deepEqual([year.year, year.source, year.verification], [2027, '国务院办公厅', 'user']);
  assert.deepEqual(year.holidays, [
    { name: '元旦', from: '2026-12-31', to: '2027-01-02' },
    { name: '春节', from: '2027-02-06', to: '2027-02-06' },
  ]);
  const calendar = new HolidayCalendar([year]);
  assert.equal(calendar.kindOf(getDay('2027-01-01')), 'public-holiday');
  assert.equal(calendar.kindOf(getDay('2027-02-20')), 'make-up-workday');
});

describe('an arrangement that cannot be is refused, and told why:', () => {
  const year = { ...published[0], year: 2025 };
  const changed = (changes: object) => () => readHolidayJson({ ...year, ...changes }, 'h.json');
  const rows = (...body: readonly (readonly string[])[]) => {
    return () => readHolidayTable(table(HEAD, ...body), 'x');
  };
  const holiday = (from: string, to: string) => ({ holidays: [{ name: '元旦', from, to }] });
  const CASES: readonly (readonly [what: string, read: () => unknown, told: RegExp])[] = [
    ['no day', rows(['2027-02-30', '放假', '']), /row 2: .*"2027-02-30" is no day/],
    ['no kind', rows(['2027-01-01', '加班', '']), /row 2: .*neither holiday nor workday/],
    ['other columns', () => readHolidayTable(table(['a', 'b']), 'x'), /there are: a, b/],
    ['two years', rows(['2027-01-01', '放假', ''], ['2028-05-01', '放假', '']), /is not in 2027/],
    ['no days', rows(), /has no days/],
    ['the same day twice', rows(['2027-01-01', '放假', ''], ['2027-01-01', '放假', 'x']), /twice/],
    ['off and worked', changed({ ...holiday('2025-01-25', '2025-01-26') }), /both off and worked/],
    ['a Monday made up for', changed({ makeUpWorkdays: ['2025-03-03'] }), /working day anyway/],
    ['ending before it begins', changed(holiday('2025-05-02', '2025-05-01')), /before it begins/],
    ['a month of holidays', changed(holiday('2025-05-01', '2025-05-31')), /lasts 31 days/],
    ['a year without holidays', changed({ holidays: [] }), /no holidays/],
    ['another shape', changed({ holidays: 'all' }), /holidays/],
  ];
  for (const [what, read, told] of CASES) test(what, () => assert.match(fault(read), told));
});

test('our own arrangements are read as one, as a list and as the API gives them', () => {
  for (const json of [published, { years: published }]) {
    assert.deepEqual(readHolidayJson(json, 'h.json'), published);
  }
  assert.deepEqual(readHolidayJson(published[1], 'h.json'), [published[1]]);
});
