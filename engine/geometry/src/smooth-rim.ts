import type { Rim } from './rim-tracer.ts';

/** Points of a smoothed rim are counted in eighths of a cell. */
export const SMOOTH_UNITS_PER_CELL = 8;
/** A point is left out when the line passes this near: a quarter of a cell. */
const TOLERANCE_UNITS = 2;

/**
 * Smooths the stairs of a rim and leaves out what the eye does not miss. Thrice every step is
 * replaced by its middle, which rounds corners and straightens stairs; then points within a quarter
 * of a cell of a longer line go. The line stays within 0.79 cells of the rim.
 *
 * Rims cannot come to cross: rounding moves a line towards the inside of its own turn, so lines that
 * met in a corner part, and no two lines come nearer than 0.7 cells, of which leaving out takes
 * 2 × 0.25 at most. One object serves many rims.
 */
export class SmoothRim {
  length = 0;
  xs = new Int32Array(0);
  ys = new Int32Array(0);

  become(rim: Rim): void {
    if (this.xs.length < rim.length) {
      this.xs = new Int32Array(2 * rim.length);
      this.ys = new Int32Array(2 * rim.length);
    }
    average(this.xs, rim.xs, rim.length);
    average(this.ys, rim.ys, rim.length);
    this.length = thin(this.xs, this.ys, rim.length);
  }
}

/** Three rounds of middles at once: (a + 3b + 3c + d) / 8. */
function average(into: Int32Array, values: Int32Array, length: number): void {
  let a = values[0];
  let b = values[1];
  let c = values[2];
  for (let i = 0; i < length; i++) {
    const d = values[i + 3 < length ? i + 3 : i + 3 - length];
    into[i] = a + 3 * (b + c) + d;
    a = b;
    b = c;
    c = d;
  }
}

/**
 * Leaves out points in place and gives the number that stay. From each point that stays a cone is
 * narrowed to the directions that pass all points since within the tolerance; the last point still
 * in it stays next. Needs one look at every point.
 */
function thin(xs: Int32Array, ys: Int32Array, length: number): number {
  let kept = 1;
  const startX = xs[0];
  const startY = ys[0];
  let fromX = startX;
  let fromY = startY;
  let isOpen = true;
  let rightX = 0;
  let rightY = 0;
  let leftX = 0;
  let leftY = 0;
  let farthest = 0;
  let at = 1;
  while (at <= length) {
    const x = at === length ? startX : xs[at];
    const y = at === length ? startY : ys[at];
    const dx = x - fromX;
    const dy = y - fromY;
    const squared = dx * dx + dy * dy;
    const isSeen =
      squared >= farthest &&
      (isOpen || (rightX * dy - rightY * dx >= 0 && dx * leftY - dy * leftX >= 0));
    if (!isSeen) {
      // the point before stays; this one is looked at again from there
      fromX = xs[at - 1];
      fromY = ys[at - 1];
      xs[kept] = fromX;
      ys[kept++] = fromY;
      isOpen = true;
      farthest = 0;
      continue;
    }
    at++;
    farthest = squared;
    if (squared <= TOLERANCE_UNITS * TOLERANCE_UNITS) continue;
    // the directions to both sides of the point, as long as they come out: only their sides matter
    const distance = Math.sqrt(squared);
    const newRightX = distance * dx + TOLERANCE_UNITS * dy;
    const newRightY = distance * dy - TOLERANCE_UNITS * dx;
    const newLeftX = distance * dx - TOLERANCE_UNITS * dy;
    const newLeftY = distance * dy + TOLERANCE_UNITS * dx;
    if (isOpen || rightX * newRightY - rightY * newRightX > 0) {
      rightX = newRightX;
      rightY = newRightY;
    }
    if (isOpen || newLeftX * leftY - newLeftY * leftX > 0) {
      leftX = newLeftX;
      leftY = newLeftY;
    }
    isOpen = false;
  }
  return kept;
}
