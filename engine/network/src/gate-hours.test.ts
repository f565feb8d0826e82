import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOpenAt, momentOf } from './gate-hours.ts';

const [MO, TU, WE, TH, FR, SA, SU] = [0, 1, 2, 3, 4, 5, 6];
const clock = (hour: number, minute = 0): number => hour * 60 + minute;

type Oracle = (weekday: number, minute: number) => boolean;
const between = (minute: number, from: number, to: number): boolean =>
  minute >= from && minute < to;

/** What a person reads in these texts, minute by minute. */
const WEEKS: Readonly<Record<string, Oracle>> = {
  '24/7': () => true,
  off: () => false,
  '06:00-22:00': (_, minute) => between(minute, clock(6), clock(22)),
  '6:30-9:05': (_, minute) => between(minute, clock(6, 30), clock(9, 5)),
  '00:00-24:00': () => true,
  'Mo-Fr 06:00-22:00; Sa,Su 07:00-21:00': (day, minute) =>
    day <= FR ? between(minute, clock(6), clock(22)) : between(minute, clock(7), clock(21)),
  'Mo-Fr 07:00-09:00,16:00-18:30': (day, minute) =>
    day <= FR && (between(minute, clock(7), clock(9)) || between(minute, clock(16), clock(18, 30))),
  // the night belongs to the evening it began on
  'Fr,Sa 22:00-04:00': (day, minute) =>
    ([FR, SA].includes(day) && minute >= clock(22)) ||
    ([SA, SU].includes(day) && minute < clock(4)),
  'Su 20:00-26:00': (day, minute) =>
    (day === SU && minute >= clock(20)) || (day === MO && minute < clock(2)),
  'Sa-Mo 08:00-12:00': (day, minute) =>
    [SA, SU, MO].includes(day) && between(minute, clock(8), clock(12)),
  '05:00-23:00; We off': (day, minute) => day !== WE && between(minute, clock(5), clock(23)),
  'We off; 05:00-23:00': (_, minute) => between(minute, clock(5), clock(23)),
  'Mo-Su 08:00-18:00; Tu 10:00-12:00; Th closed;': (day, minute) => {
    if (day === TH) return false;
    return day === TU
      ? between(minute, clock(10), clock(12))
      : between(minute, clock(8), clock(18));
  },
  'Mo, We-Fr 08:00 - 12:00': (day, minute) =>
    day !== TU && day <= FR && between(minute, clock(8), clock(12)),
};

for (const [text, oracle] of Object.entries(WEEKS)) {
  test(`"${text}" is open at the minutes of the week that a person would say`, () => {
    for (let weekday = MO; weekday <= SU; weekday++) {
      for (let minuteOfDay = 0; minuteOfDay < 1440; minuteOfDay++) {
        const isOpen = isOpenAt(text, { weekday, minuteOfDay });
        if (isOpen !== oracle(weekday, minuteOfDay)) {
          assert.fail(`day ${weekday}, minute ${minuteOfDay}: ${isOpen}`);
        }
      }
    }
  });
}

test('hours beyond the grammar are unknown, not shut', () => {
  for (const text of [
    'sunrise-sunset',
    'PH off',
    'Mo-Fr 06:00-22:00; PH off',
    'Mar-Oct 06:00-22:00',
    'Mo-Fr 06:00-22:00, Sa 08:00-12:00',
    '06:00+',
    '25:00-26:00',
    '06:61-07:00',
    '20:00-49:00',
    'Mo-Xx 06:00-22:00',
    '"on request"',
    '06:00-22:00 || Sa 12:00-13:00',
    '',
    ' ; ',
  ]) {
    assert.equal(isOpenAt(text, { weekday: MO, minuteOfDay: 0 }), null, text);
  }
});

test('a moment is read from a date and a time, whatever offset follows', () => {
  assert.deepEqual(momentOf('2026-11-21T18:30'), { weekday: SA, minuteOfDay: clock(18, 30) });
  assert.deepEqual(momentOf('2026-11-23 00:00:59+08:00'), { weekday: MO, minuteOfDay: 0 });
  assert.deepEqual(momentOf('2028-02-29T23:59'), { weekday: TU, minuteOfDay: clock(23, 59) });
});

test('a moment that does not exist is none', () => {
  for (const text of [
    '2026-02-29T12:00',
    '2026-13-01T12:00',
    '2026-00-10T12:00',
    '2026-11-21T24:00',
    '2026-11-21T12:60',
    '2026-11-21',
    'noon',
  ]) {
    assert.equal(momentOf(text), null, text);
  }
});
