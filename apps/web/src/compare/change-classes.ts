import { BEYOND } from '../report/report.ts';

/**
 * How a walk changes, from worst to best. Where nobody walks differently stands in the middle; the ends are
 * walks that a scenario puts beyond the limit, and walks that it brings within.
 */
export const CHANGE_CLASSES = [
  'cutOff',
  'muchFarther',
  'farther',
  'same',
  'nearer',
  'muchNearer',
  'brought',
] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** From here on a change is much: 5 minutes, or 300 metres, which GB 50180 takes for them. */
export const MUCH = { seconds: 300, metres: 300 } as const;

/** @param was, is seconds or metres, or `BEYOND` */
export function changeClass(was: number, is: number, unit: keyof typeof MUCH): ChangeClass {
  if (was === is) return 'same';
  if (is === BEYOND) return 'cutOff';
  if (was === BEYOND) return 'brought';
  const saved = was - is;
  if (saved > 0) return saved >= MUCH[unit] ? 'muchNearer' : 'nearer';
  return saved <= -MUCH[unit] ? 'muchFarther' : 'farther';
}

/** People in each class, in the order of `CHANGE_CLASSES`. */
export function peopleByChange(
  was: Uint16Array,
  is: Uint16Array,
  people: Float32Array,
  unit: keyof typeof MUCH,
): number[] {
  const sums = CHANGE_CLASSES.map(() => 0);
  people.forEach((count, point) => {
    const at = CHANGE_CLASSES.indexOf(changeClass(was[point] ?? BEYOND, is[point] ?? BEYOND, unit));
    sums[at] = (sums[at] ?? 0) + count;
  });
  return sums;
}
