/** A day in China, as days since 1970-01-01. Days compare and add as whole numbers. */
export type DayNumber = number;

export const MINUTES_A_DAY = 1440;
const MILLISECONDS_A_DAY = 86_400_000;
/** Asia/Shanghai is UTC+8 all year since 1992; moments before are nobody's "now". */
const SHANGHAI_MINUTES = 8 * 60;

/** The day of `2026-02-15`. Null: there is no such day. */
export function parseDay(text: string): DayNumber | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) return null;
  const day = milliseconds / MILLISECONDS_A_DAY;
  // 2026-02-30 is read as the second of March by some
  return dayText(day) === text ? day : null;
}

/** @throws Error where the text is no day; for what was checked before */
export function getDay(text: string): DayNumber {
  const day = parseDay(text);
  if (day === null) throw new Error(`${text} is no day`);
  return day;
}

export function dayText(day: DayNumber): string {
  return new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

export function yearOf(day: DayNumber): number {
  return new Date(day * MILLISECONDS_A_DAY).getUTCFullYear();
}

/** 0 is Monday, 6 Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Minutes since 1970-01-01 00:00 of the clocks in China; seconds are cut off. */
export function localMinute(moment: Date): number {
  return Math.floor(moment.getTime() / 60_000) + SHANGHAI_MINUTES;
}

export function momentOf(minute: number): Date {
  return new Date((minute - SHANGHAI_MINUTES) * 60_000);
}
