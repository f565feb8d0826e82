import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { someHours } from '../testing/some-hours.ts';
import { readChineseHours } from './chinese-hours.ts';
import { HolidayCalendar } from './holiday-calendar.ts';
import { hoursText } from './hours-text.ts';
import { hsdsSchedules, readHsdsSchedules } from './hsds-schedules.ts';
import { getDay } from './local-day.ts';
import { joinSpans, type OpeningHours, spansOn } from './opening-hours.ts';
import { osmHours, readOsmHours } from './osm-hours.ts';
import { OWN_HOLIDAY_YEARS } from './own-holidays.ts';

const calendar = new HolidayCalendar(OWN_HOLIDAY_YEARS);

/** What people write → what we write back. */
const CHINESE: readonly (readonly [written: string, zh: string, en: string])[] = [
  [
    '周一至周五 8:00-11:30,13:30-17:00；节假日休息',
    '周一至周五 08:00-11:30、13:30-17:00；法定节假日 休息',
    'Mon–Fri 08:00-11:30, 13:30-17:00; public holidays closed',
  ],
  ['２４小时营业', '每天 全天', 'daily all day'],
  ['营业时间：０９：００～２２：００', '每天 09:00-22:00', 'daily 09:00-22:00'],
  [
    '上午8:00-11:30 下午1:00-5:00，周六、日休息',
    '每天 08:00-11:30、13:00-17:00；周六、周日 休息',
    'daily 08:00-11:30, 13:00-17:00; Sat, Sun closed',
  ],
  [
    '周一闭馆（法定节假日除外），周二至周日 9:00-17:00',
    '周一 09:00-17:00；周一 休息（法定节假日除外）；周二至周日 09:00-17:00',
    'Mon 09:00-17:00; Mon closed (not on public holidays); Tue–Sun 09:00-17:00',
  ],
  [
    '5月-9月 每天 6点-21点半；10月至次年4月 每日7:00-20:00',
    '5月至9月 每天 06:00-21:30；10月至4月 每天 07:00-20:00',
    'months 5–9: daily 06:00-21:30; months 10–4: daily 07:00-20:00',
  ],
  ['晚上6点到凌晨2点', '每天 18:00-次日02:00', 'daily 18:00-next day 02:00'],
  [
    '星期一、三、五 18:00-次日2:00',
    '周一、周三、周五 18:00-次日02:00',
    'Mon, Wed, Fri 18:00-next day 02:00',
  ],
  ['每月第一个周一休馆', '每月第一个周一 休息', 'first Mon of the month closed'],
  [
    '工作日 8:30-17:00；调休上班日照常',
    '工作日 08:30-17:00；调休上班日 08:30-17:00',
    'working days 08:30-17:00; make-up workdays 08:30-17:00',
  ],
  ['2026-02-16至2026-02-20 休息', '2026-02-16/2026-02-20 休息', '2026-02-16/2026-02-20 closed'],
];

for (const [written, zh, en] of CHINESE) {
  test(`${written} is ${en}`, () => {
    const { hours } = readChineseHours(written);
    assert.ok(hours);
    assert.deepEqual(hoursText(hours), { zh, en });
  });
}

const UNREADABLE: readonly (readonly [written: string, part: string])[] = [
  ['周一至周五 8:00-17:00，除夕休息', '除夕休息'],
  ['25:00-26:00', '25:00-26:00'],
  ['8:70-9:00', '8:70-9:00'],
  ['上午9:00-5:00', '上午9:00-5:00'],
  ['9:00-9:00', '9:00-9:00'],
  ['电话预约', '电话预约'],
  ['13月 8:00-9:00', '13月 8:00-9:00'],
  ['2026-02-30 休息', '2026-02-30 休息'],
  ['调休上班日照常', '调休上班日照常'],
];

for (const [written, part] of UNREADABLE) {
  test(`${written} is not guessed`, () => {
    const { hours, complaints } = readChineseHours(written, { file: 'a.csv', row: 3 });
    assert.equal(hours, null);
    assert.equal(complaints[0]?.details['part'], part);
    assert.deepEqual(complaints[0]?.place, { file: 'a.csv', row: 3 });
  });
}

const OSM: readonly (readonly [written: string, zh: string])[] = [
  [
    'Mo-Fr 08:00-12:00,13:00-17:00; Sa 09:00-12:00; PH off',
    '周一至周五 08:00-12:00、13:00-17:00；周六 09:00-12:00；法定节假日 休息',
  ],
  ['24/7', '每天 全天'],
  ['Mo-Su,PH 08:00-22:00', '每天 08:00-22:00；法定节假日 08:00-22:00'],
  ['Mo,We 10:00-02:00', '周一、周三 10:00-次日02:00'],
  [
    'May-Sep Mo-Su 08:00-20:00; Oct-Apr Mo-Su 09:00-18:00',
    '5月至9月 每天 08:00-20:00；10月至4月 每天 09:00-18:00',
  ],
  ['Mo[1] off', '每月第一个周一 休息'],
];

for (const [written, zh] of OSM) {
  test(`opening_hours ${written} is ${zh}`, () => {
    const { hours } = readOsmHours(written);
    assert.ok(hours);
    assert.equal(hoursText(hours).zh, zh);
  });
}

for (const written of [
  'sunrise-sunset',
  'Dec 25 off',
  'Mo-Fr 08:00+',
  '"by appointment"',
  'SH off',
  'Mo 8',
]) {
  test(`opening_hours ${written} is not guessed`, () => {
    assert.equal(readOsmHours(written).hours, null);
  });
}

test('Chinese words say all there is: written and read again, hours are the same every day', () => {
  fc.assert(
    fc.property(someHours, (hours) => {
      const { hours: again, complaints } = readChineseHours(hoursText(hours).zh);
      assert.ok(again, complaints[0]?.text.zh);
      assertSame(again, hours, '2025-01-01', '2026-12-31');
    }),
  );
});

test('opening_hours, where it has words, says the same every day', () => {
  fc.assert(
    fc.property(someHours, (hours) => {
      const written = osmHours(hours);
      if (written === null) return;
      const { hours: again } = readOsmHours(written);
      assert.ok(again, written);
      assertSame(again, hours, '2026-01-01', '2026-12-31');
    }),
    { numRuns: 400 },
  );
});

test('HSDS schedules of ours carry all in words; of others, spans of one day add up', () => {
  const ours = readChineseHours('周一至周五 8:00-17:00；节假日休息').hours;
  assert.ok(ours);
  assert.deepEqual(readHsdsSchedules(hsdsSchedules(ours)).hours, ours);
  const theirs = readHsdsSchedules([
    { freq: 'WEEKLY', byday: 'MO,TU', opens_at: '08:00', closes_at: '12:00' },
    { freq: 'WEEKLY', byday: 'TU', opens_at: '13:00:00', closes_at: '17:00:00' },
    {
      freq: 'MONTHLY',
      byday: '-1FR',
      opens_at: '18:00',
      closes_at: '20:00',
      valid_from: '2026-01-01',
    },
  ]).hours;
  assert.ok(theirs);
  assert.equal(
    hoursText(theirs).zh,
    '周一 08:00-12:00；周二 08:00-12:00、13:00-17:00；规则{FREQ=MONTHLY;BYDAY=-1FR 自2026-01-01} 18:00-20:00',
  );
  for (const wrong of [
    { freq: 'WEEKLY', byday: 'XX', opens_at: '08:00', closes_at: '12:00' },
    { freq: 'WEEKLY', byday: 'MO', opens_at: '8 am', closes_at: '12:00' },
    { freq: 'WEEKLY', opens_at: '08:00', closes_at: '12:00' },
  ] as const) {
    assert.equal(readHsdsSchedules([wrong]).complaints[0]?.code, 'hours-unreadable');
  }
});

function assertSame(a: OpeningHours, b: OpeningHours, from: string, to: string): void {
  for (let day = getDay(from); day <= getDay(to); day++) {
    assert.deepEqual(joinSpans(spansOn(a, day, calendar)), joinSpans(spansOn(b, day, calendar)));
  }
}
