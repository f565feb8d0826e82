/** Excel counts days from the end of 1899; smaller numbers are times of day. */
const FIRST_DATE = Date.UTC(1900, 0, 1);
const DAY = 86_400_000;

/**
 * `2026-06-08`, `2026-06-08T07:30:00`, or for a time of day `07:30`. Rounded to the second,
 * because days stored as fractions are off by a millisecond.
 */
export function dateText(date: Date): string {
  const moment = Math.round(date.getTime() / 1000) * 1000;
  if (Number.isNaN(moment)) return '';
  const [day = '', time = ''] = new Date(moment).toISOString().slice(0, 19).split('T');
  if (moment < FIRST_DATE) return time.endsWith(':00') ? time.slice(0, 5) : time;
  return moment % DAY === 0 ? day : `${day}T${time}`;
}
