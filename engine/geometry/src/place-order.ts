/** Cells along a side; a power of 2. Finer than a street block for a whole province. */
const SIDE = 2048;

/**
 * Numbers of points in an order in which neighbours stand close together: by cell along a Hilbert curve
 * over all of them, and as given within a cell.
 *
 * @param lons, lats degrees, as many of the one as of the other
 */
export function placeOrder(lons: Float64Array, lats: Float64Array): Uint32Array {
  const columnOf = cellsAlong(lons);
  const rowOf = cellsAlong(lats);
  const cellOf = new Uint32Array(lons.length);
  const next = new Uint32Array(SIDE * SIDE + 1);
  for (let point = 0; point < cellOf.length; point++) {
    cellOf[point] = alongTheCurve(columnOf(lons[point]), rowOf(lats[point]));
    next[cellOf[point] + 1]++;
  }
  for (let cell = 0; cell < SIDE * SIDE; cell++) next[cell + 1] += next[cell];
  const order = new Uint32Array(lons.length);
  for (let point = 0; point < cellOf.length; point++) order[next[cellOf[point]]++] = point;
  return order;
}

function cellsAlong(degrees: Float64Array): (degree: number) => number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const degree of degrees) {
    low = Math.min(low, degree);
    high = Math.max(high, degree);
  }
  const perDegree = high > low ? (SIDE - 1) / (high - low) : 0;
  return (degree) => Math.floor((degree - low) * perDegree);
}

/** How far along a Hilbert curve a cell lies, from 0 up to SIDE². */
function alongTheCurve(column: number, row: number): number {
  let along = 0;
  let [x, y] = [column, row];
  for (let side = SIDE >> 1; side > 0; side >>= 1) {
    const isEast = (x & side) > 0 ? 1 : 0;
    const isNorth = (y & side) > 0 ? 1 : 0;
    along += side * side * ((3 * isEast) ^ isNorth);
    if (isNorth === 1) continue;
    // the two southern quarters are turned, the eastern one the other way round
    const [turnedX, turnedY] = isEast === 1 ? [SIDE - 1 - y, SIDE - 1 - x] : [y, x];
    [x, y] = [turnedX, turnedY];
  }
  return along;
}
