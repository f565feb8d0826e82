import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PlainYear } from '../testing/plain-year.ts';
import { someHours } from '../testing/some-hours.ts';
import { readChineseHours } from './chinese-hours.ts';
import { HolidayCalendar, type HolidayYear } from './holiday-calendar.ts';
import { localMinute } from './local-day.ts';
import { isOpenAt, openState } from './open-state.ts';
import type { OpeningHours } from './opening-hours.ts';
import { OWN_HOLIDAY_YEARS } from './own-holidays.ts';

const calendar = new HolidayCalendar(OWN_HOLIDAY_YEARS);
const YEAR = OWN_HOLIDAY_YEARS.find(({ year }) => year === 2026) as HolidayYear;

function hours(text: string): OpeningHours {
  const read = readChineseHours(text);
  assert.ok(read.hours, text);
  return read.hours;
}

const at = (local: string): Date => new Date(`${local}+08:00`);
const stateOf = (text: string, local: string) => openState(hours(text), at(local), calendar);

/** Hours of a street: each of them asked at every minute of 2026. */
const WRITTEN = [
  '周一至周五 8:00-11:30、13:30-17:00；法定节假日休息',
  '工作日 8:30-17:30；双休日 9:00-16:00；法定节假日休息；调休上班日照常',
  '周一闭馆（法定节假日除外），周二至周日 9:00-17:00',
  '5月至9月 每天 6:00-21:30；10月至4月 每天 7:00-20:00',
  '周一、三、五 18:00-次日2:00；每月第一个周五 20:00-次日6:00',
  '每天 0:00-24:00；2026-02-16至2026-02-18 休息',
];

for (const text of WRITTEN) {
  test(`${text}: as the plain reference at every minute of 2026`, () => {
    const year = new PlainYear(hours(text), 2026, YEAR);
    const said = hours(text);
    let changes = 0;
    for (let minute = 0; minute < year.minutes; minute++) {
      const moment = year.momentOf(minute);
      const isOpen = isOpenAt(said, localMinute(moment), calendar);
      if (isOpen !== year.isOpen(minute)) assert.fail(`${moment.toISOString()}: ${isOpen}`);
      const isChange = minute > 0 && isOpen !== year.isOpen(minute - 1);
      if (!isChange && minute % 1000 > 0) continue;
      if (isChange) changes++;
      const next = year.nextChange(minute);
      if (next !== null) assert.deepEqual(openState(said, moment, calendar).changesAt, next);
    }
    assert.ok(changes > 0);
  });
}

test('any hours: as the plain reference', () => {
  fc.assert(
    fc.property(
      someHours,
      fc.array(fc.nat(525_599), { minLength: 60, maxLength: 60 }),
      (said, minutes) => {
        const year = new PlainYear(said, 2026, YEAR);
        for (const minute of minutes) {
          const state = openState(said, year.momentOf(minute), calendar);
          assert.equal(state.isOpen, year.isOpen(minute), year.momentOf(minute).toISOString());
          const next = year.nextChange(minute);
          if (next !== null) assert.deepEqual(state.changesAt, next);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('the working Saturday after National Day is a working day, the holiday Wednesday is none', () => {
  const office = '工作日 9:00-17:00';
  assert.equal(stateOf(office, '2026-10-10T10:00').isOpen, true);
  assert.equal(stateOf(office, '2026-10-07T10:00').isOpen, false);
  assert.deepEqual(stateOf(office, '2026-10-01T10:00').changesAt, at('2026-10-08T09:00'));
});

test('hours that say nothing of holidays are kept on holidays, with a caution', () => {
  assert.deepEqual(stateOf('每天 9:00-17:00', '2026-10-01T10:00'), {
    isOpen: true,
    changesAt: at('2026-10-01T17:00'),
    caution: 'holiday-unstated',
  });
  assert.equal(stateOf('每天 9:00-17:00；节假日休息', '2026-10-01T10:00').caution, null);
  assert.equal(stateOf('每天 9:00-17:00', '2026-10-09T10:00').caution, null);
});

test('a working Saturday that hours by weekday do not mention is as written, with a caution', () => {
  const state = stateOf('周一至周五 9:00-17:00；节假日休息', '2026-10-10T10:00');
  assert.equal(state.isOpen, false);
  assert.equal(state.caution, 'make-up-workday-unstated');
});

test('in a year without an arrangement what depends on it is doubted', () => {
  assert.equal(stateOf('工作日 9:00-17:00', '2027-03-01T10:00').caution, 'holidays-unknown');
  assert.equal(stateOf('周一至周五 9:00-17:00', '2027-03-01T10:00').caution, null);
});

test('what never closes and what never opens do not change', () => {
  assert.equal(stateOf('24小时', '2026-06-01T00:00').changesAt, null);
  assert.deepEqual(stateOf('每天休息', '2026-06-01T12:00'), {
    isOpen: false,
    changesAt: null,
    caution: null,
  });
});

test('seconds before closing it is open, at closing it is closed', () => {
  assert.equal(stateOf('每天 9:00-17:00', '2026-06-02T16:59:59').isOpen, true);
  assert.equal(stateOf('每天 9:00-17:00', '2026-06-02T17:00:00').isOpen, false);
});
