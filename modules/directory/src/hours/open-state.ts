import type { HolidayCalendar } from './holiday-calendar.ts';
import { type DayNumber, localMinute, MINUTES_A_DAY, momentOf } from './local-day.ts';
import { findException, findRule, type OpeningHours, spansOn } from './opening-hours.ts';

/** Why an answer may be wrong although the hours were read rightly. */
export type HoursCaution =
  /** A public holiday, and the hours say nothing about holidays. */
  | 'holiday-unstated'
  /** A weekend on which one works, and the hours say nothing about such days. */
  | 'make-up-workday-unstated'
  /** The hours depend on holidays, and the year's arrangement is not known. */
  | 'holidays-unknown';

export interface OpenState {
  readonly isOpen: boolean;
  /** When that changes next; null: not within `HORIZON_DAYS`. */
  readonly changesAt: Date | null;
  readonly caution: HoursCaution | null;
}

/** How far ahead the next change is looked for: a place may be closed from one season to the next. */
const HORIZON_DAYS = 400;

/** Is the place open at the moment, until when, and how sure is that? */
export function openState(hours: OpeningHours, moment: Date, calendar: HolidayCalendar): OpenState {
  const minute = localMinute(moment);
  const isOpen = isOpenAt(hours, minute, calendar);
  return {
    isOpen,
    changesAt: nextChange(hours, minute, isOpen, calendar),
    caution: cautionAt(hours, Math.floor(minute / MINUTES_A_DAY), calendar),
  };
}

/** Only whether it is open, for whoever asks of many places. @param minute as `localMinute` counts */
export function isOpenAt(hours: OpeningHours, minute: number, calendar: HolidayCalendar): boolean {
  const day = Math.floor(minute / MINUTES_A_DAY);
  const ofDay = minute - day * MINUTES_A_DAY;
  // last evening's hours may reach into today
  return (
    covers(spansOn(hours, day, calendar), ofDay) ||
    covers(spansOn(hours, day - 1, calendar), ofDay + MINUTES_A_DAY)
  );
}

function covers(
  spans: readonly { readonly fromMinute: number; readonly toMinute: number }[],
  minute: number,
): boolean {
  return spans.some(({ fromMinute, toMinute }) => fromMinute <= minute && minute < toMinute);
}

/** Only where a span begins or ends can anything change. */
function nextChange(
  hours: OpeningHours,
  after: number,
  isOpen: boolean,
  calendar: HolidayCalendar,
): Date | null {
  const first = Math.floor(after / MINUTES_A_DAY) - 1;
  let edges: number[] = [];
  for (let day = first; day <= first + HORIZON_DAYS; day++) {
    const midnight = day * MINUTES_A_DAY;
    for (const { fromMinute, toMinute } of spansOn(hours, day, calendar)) {
      edges.push(midnight + fromMinute, midnight + toMinute);
    }
    edges.sort((a, b) => a - b);
    // spans of the days to come begin after this day ends
    const settled = midnight + MINUTES_A_DAY;
    const change = edges.find(
      (edge) => edge > after && edge < settled && isOpenAt(hours, edge, calendar) !== isOpen,
    );
    if (change !== undefined) return momentOf(change);
    edges = edges.filter((edge) => edge >= settled);
  }
  return null;
}

function cautionAt(
  hours: OpeningHours,
  day: DayNumber,
  calendar: HolidayCalendar,
): HoursCaution | null {
  if (findException(hours, day) !== undefined) return null;
  const minds = hours.rules.some(({ meant }) => meant !== 'any');
  if (minds && !calendar.isKnown(day)) return 'holidays-unknown';
  const rule = findRule(hours, day, calendar);
  const kind = calendar.kindOf(day);
  if (kind === 'public-holiday' && rule?.meant === 'any') return 'holiday-unstated';
  const isByWeekday =
    rule === undefined || (rule.meant === 'any' && rule.recurrence !== 'FREQ=DAILY');
  return kind === 'make-up-workday' && isByWeekday ? 'make-up-workday-unstated' : null;
}
