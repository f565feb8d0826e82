import { z } from 'zod';
import published from '../../data/public-holidays.json' with { type: 'json' };
import { type HolidayYear, holidayYearSchema } from './holiday-calendar.ts';

/** The arrangements that come with the program, each with its source. */
export const OWN_HOLIDAY_YEARS: readonly HolidayYear[] = z
  .array(holidayYearSchema)
  .parse(published);
