import type { CostClasses } from './minute-classes.ts';

/** In classes from the left edge: 1.5 lies in the middle of the second class. */
export function budgetPlace(budget: number, classes: CostClasses): number {
  let from = 0;
  for (const [index, end] of classes.upperEnds.entries()) {
    if (budget <= end) return index + (budget - from) / (end - from);
    from = end;
  }
  return classes.upperEnds.length + 0.5;
}
