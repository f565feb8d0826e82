import { BEYOND } from './report.ts';

/** Upper ends of all classes but the last, which has none. */
export interface CostClasses {
  readonly unit: 'seconds' | 'metres';
  readonly upperEnds: readonly number[];
}

/** Breaks at 5, 10 and 15 minutes, where budgets lie; the same for every type, so colours compare. */
export const TIMED_CLASSES: CostClasses = {
  unit: 'seconds',
  upperEnds: [5, 10, 15, 20, 30].map((minutes) => minutes * 60),
};

/** 300, 500 and 1,000 m are the three levels of GB 50180. */
export const METRE_CLASSES: CostClasses = {
  unit: 'metres',
  upperEnds: [300, 500, 1000, 1500, 2000],
};

export const CLASS_COUNT = 6;

/** Where the input has no facility of the type there is no walk to tell. */
export const NO_DATA_CLASS = TIMED_CLASSES.upperEnds.length + 1;

export function classesFor(unit: 'seconds' | 'metres'): CostClasses {
  return unit === 'seconds' ? TIMED_CLASSES : METRE_CLASSES;
}

/** 0 … CLASS_COUNT − 1; a cost at a break belongs to the nearer class, as "within" does. */
export function classOf(cost: number, classes: CostClasses): number {
  if (cost === BEYOND) return CLASS_COUNT - 1;
  const found = classes.upperEnds.findIndex((end) => cost <= end);
  return found < 0 ? CLASS_COUNT - 1 : found;
}

/** People in each class. */
export function peopleByClass(
  costs: Uint16Array,
  people: Float32Array,
  classes: CostClasses,
  isIn: (index: number) => boolean,
): number[] {
  const sums = new Array<number>(CLASS_COUNT).fill(0);
  costs.forEach((cost, index) => {
    if (!isIn(index)) return;
    const at = classOf(cost, classes);
    sums[at] = (sums[at] ?? 0) + (people[index] ?? 0);
  });
  return sums;
}
