import fc from 'fast-check';
import type { HoursRule, OpeningHours, TimeSpan } from '../hours/opening-hours.ts';
import { joinSpans } from '../hours/opening-hours.ts';
import { weekly } from '../hours/recurrence.ts';

const span: fc.Arbitrary<TimeSpan> = fc
  .tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: 1, max: 288 }))
  .map(([from, length]) => ({ fromMinute: from * 5, toMinute: (from + length) * 5 }));

const recurrence = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 127 }).map(weekly) },
  fc.constantFrom(
    'FREQ=MONTHLY;BYDAY=1MO',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=MONTHLY;BYMONTHDAY=15',
    'FREQ=DAILY;BYMONTH=10,11,12,1',
    'FREQ=WEEKLY;BYDAY=SA;INTERVAL=2',
    'FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1,2,3',
  ),
);

const rule: fc.Arbitrary<HoursRule> = fc
  .record(
    {
      recurrence,
      starts: fc.constantFrom('2025-03-05', '2026-06-01'),
      until: fc.constantFrom('2026-03-31', '2026-10-08'),
      meant: fc.constantFrom(
        'any',
        'any',
        'workdays',
        'ordinary-days',
        'public-holidays',
        'make-up-workdays',
      ),
      spans: fc.array(span, { maxLength: 3 }).map(joinSpans),
    },
    { requiredKeys: ['recurrence', 'meant', 'spans'] },
  )
  .map((made) => made as HoursRule);

/** Hours of every kind there is, for laws that must hold for all. */
export const someHours: fc.Arbitrary<OpeningHours> = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 5 }),
  exceptions: fc.array(
    fc.record({
      from: fc.constantFrom('2026-02-10', '2026-05-01'),
      to: fc.constantFrom('2026-05-03', '2026-05-10'),
      spans: fc.array(span, { maxLength: 2 }).map(joinSpans),
    }),
    { maxLength: 1 },
  ),
});
