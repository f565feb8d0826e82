import type { Summary } from '@yike/planning/contract';
import type { Language } from './words.ts';

/** How well a row of the standard is known, in words; a dash where the standard has no row. */
export function markIn(summary: Summary, verification: string | null, language: Language): string {
  const mark = summary.marks.find(({ id }) => id === verification);
  return mark?.[language] ?? verification ?? '–';
}
