/**
 * The power of two in whose multiples figures are counted, so that their sums are exact: figures that add up to
 * `sum` are then whole numbers that add up to at most 2^bits. Whole figures stay as they are as long as they fit.
 */
export function countingUnit(sum: number, bits: number): number {
  return sum > 0 ? 2 ** (Math.ceil(Math.log2(sum)) - bits) : 1;
}

export const counted = (figure: number, unit: number): number => Math.round(figure / unit);
