import { type Actor, actorName, Problem, type Reading, type Transaction } from '@yike/kernel';
import { mayImportHolidays } from '../places/facility-policy.ts';
import type { DirectoryTables } from '../tables.ts';
import { HolidayCalendar, type HolidayYear, holidayYearSchema } from './holiday-calendar.ts';
import { OWN_HOLIDAY_YEARS } from './own-holidays.ts';

/** Takes over arrangements of years, each in place of what was known. @throws Problem `not-allowed` */
export async function importHolidays(
  tx: Transaction,
  actor: Actor,
  years: readonly HolidayYear[],
): Promise<void> {
  if (!mayImportHolidays(actor)) throw new Problem('not-allowed');
  await tx.lock(['directory.holiday_year']);
  for (const year of years) {
    const row = {
      arrangement: JSON.stringify(year),
      changed_at: tx.now,
      changed_by: actorName(actor),
    };
    await tx
      .tables<DirectoryTables>()
      .insertInto('directory.holiday_year')
      .values({ year: year.year, ...row })
      .onConflict((conflict) => conflict.column('year').doUpdateSet(row))
      .execute();
  }
}

/** The arrangements that come with the program, and over them those that were imported. */
export async function getHolidays(reading: Reading): Promise<HolidayCalendar> {
  const rows = await reading
    .tables<DirectoryTables>()
    .selectFrom('directory.holiday_year')
    .select('arrangement')
    .execute();
  const imported = rows.map(({ arrangement }) => holidayYearSchema.parse(arrangement));
  return new HolidayCalendar([...OWN_HOLIDAY_YEARS, ...imported]);
}
