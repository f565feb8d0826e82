/**
 * Figures that can be added up: as many as there are points or places, each zero or more. One
 * NaN would spread to every sum it touches and name nobody.
 * @throws RangeError that names the first one at fault
 */
export function checkFigures(what: string, figures: Float64Array, count: number): void {
  if (figures.length !== count) {
    throw new RangeError(`There are ${figures.length} figures of ${what} for ${count}.`);
  }
  const at = figures.findIndex((figure) => !(figure >= 0 && figure < Number.POSITIVE_INFINITY));
  if (at >= 0) throw new RangeError(`The ${what} of number ${at} is ${figures[at]}.`);
}
