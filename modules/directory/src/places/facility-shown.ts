import type { ShownFacility } from '../contract.ts';
import { FACT_KINDS, freshnessOf } from '../facts/freshness.ts';
import type { HolidayCalendar } from '../hours/holiday-calendar.ts';
import { hoursText } from '../hours/hours-text.ts';
import { openState } from '../hours/open-state.ts';
import type { Facility } from './facility.ts';

/** A place as everybody may see it at a moment: open or not, and how old what is known is. */
export function shownFacility(
  facility: Facility,
  now: Date,
  calendar: HolidayCalendar,
): ShownFacility {
  const { hours, facts, sourceIds, status, changedAt, ...rest } = facility;
  const state = hours === null || status !== 'open' ? null : openState(hours, now, calendar);
  return {
    ...rest,
    status,
    hours,
    hoursText: hours === null ? null : hoursText(hours),
    openNow:
      state === null ? null : { ...state, changesAt: state.changesAt?.toISOString() ?? null },
    facts: Object.fromEntries(
      FACT_KINDS.flatMap((kind) => {
        const confirmation = facts[kind];
        return confirmation === undefined ? [] : [[kind, shownFact(kind, confirmation, now)]];
      }),
    ),
    sourceIds: [...sourceIds],
    changedAt: changedAt.toISOString(),
  };
}

function shownFact(
  kind: (typeof FACT_KINDS)[number],
  confirmation: NonNullable<Facility['facts'][typeof kind]>,
  now: Date,
) {
  const { state, share, ageDays, staleAt } = freshnessOf(kind, confirmation, now);
  return {
    confirmedAt: confirmation.at,
    how: confirmation.how,
    state,
    share: Math.round(share * 10_000) / 10_000,
    ageDays: ageDays ?? 0,
    staleAt: (staleAt ?? now).toISOString(),
  };
}
