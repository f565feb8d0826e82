import type { MultiPolygon, Position } from 'geojson';
import { BitGrid } from './bit-grid.ts';
import { planeAt } from './local-plane.ts';
import { RimTracer } from './rim-tracer.ts';
import { SMOOTH_UNITS_PER_CELL, SmoothRim } from './smooth-rim.ts';

/**
 * Side of a cell. Lines grow by up to 3 cells, corners left out: from a point of a line to the far
 * corner of the last cell are at most √(4² + 3²) = 5 cells, 39.5 m, and half a metre is left for the plane.
 */
const CELL_METRES = 7.9;
/** Cells around the lines: 3 to grow into, 1 that stays empty. */
const RIM_CELLS = 4;
const FIRST_CAPACITY = 4096;

/**
 * The outline of lines, say of streets: polygons that hold every point of the lines 7 m or more
 * inside, and of which no point, within or on the rim, is more than 40 m from a line. On open
 * ground the outline runs 16 to 24 m beside the lines; gaps between lines up to 48 m wide are
 * filled, wider ones stay open and may become holes.
 *
 * How: the cells of a grid that the lines pass grow by 3 and shrink by 1; the rims are walked and
 * smoothed. Every neighbour of a cell that is left was grown into, so smoothing, which moves the rim
 * by less than a cell, stays within 40 m.
 *
 * One object serves many outlines: `begin`, `moveTo`, `lineTo` …, `finish`. Outlines begun at the same
 * latitude lie on the same grid. Not for lines on both sides of the antimeridian.
 */
export class LineOutline {
  #columnsPerDegree = 0;
  #rowsPerDegree = 0;
  /** In cells from the origin of degrees. */
  #xs = new Float64Array(FIRST_CAPACITY);
  #ys = new Float64Array(FIRST_CAPACITY);
  /** 1: a line begins at this point, none leads to it. */
  #isStart = new Uint8Array(FIRST_CAPACITY);
  #points = 0;
  #west = Number.POSITIVE_INFINITY;
  #south = Number.POSITIVE_INFINITY;
  #east = Number.NEGATIVE_INFINITY;
  #north = Number.NEGATIVE_INFINITY;
  readonly #crossed = new BitGrid();
  readonly #grown = new BitGrid();
  readonly #filled = new BitGrid();
  readonly #tracer = new RimTracer();
  readonly #smooth = new SmoothRim();

  /** Forgets the last lines. @param lat a latitude near the lines, in degrees: metres are true there */
  begin(lat: number): void {
    const { metresPerDegreeLon, metresPerDegreeLat } = planeAt(lat);
    this.#columnsPerDegree = metresPerDegreeLon / CELL_METRES;
    this.#rowsPerDegree = metresPerDegreeLat / CELL_METRES;
    this.#points = 0;
    this.#west = this.#south = Number.POSITIVE_INFINITY;
    this.#east = this.#north = Number.NEGATIVE_INFINITY;
  }

  /** Begins a line; alone it is a point with ground around it. */
  moveTo(lon: number, lat: number): void {
    this.#isStart[this.#points] = 1;
    this.#add(lon, lat);
  }

  /** Draws on, straight to the next point. */
  lineTo(lon: number, lat: number): void {
    this.#isStart[this.#points] = 0;
    this.#add(lon, lat);
  }

  #add(lon: number, lat: number): void {
    const x = lon * this.#columnsPerDegree;
    const y = lat * this.#rowsPerDegree;
    this.#xs[this.#points] = x;
    this.#ys[this.#points] = y;
    if (x < this.#west) this.#west = x;
    if (x > this.#east) this.#east = x;
    if (y < this.#south) this.#south = y;
    if (y > this.#north) this.#north = y;
    if (++this.#points === this.#xs.length) this.#grow();
  }

  #grow(): void {
    const { length } = this.#xs;
    const [xs, ys, isStart] = [this.#xs, this.#ys, this.#isStart];
    this.#xs = new Float64Array(2 * length);
    this.#ys = new Float64Array(2 * length);
    this.#isStart = new Uint8Array(2 * length);
    this.#xs.set(xs);
    this.#ys.set(ys);
    this.#isStart.set(isStart);
  }

  /** The polygons, valid by RFC 7946; none without lines. */
  finish(): MultiPolygon {
    if (this.#points === 0) return { type: 'MultiPolygon', coordinates: [] };
    const column = Math.floor(this.#west) - RIM_CELLS;
    const row = Math.floor(this.#south) - RIM_CELLS;
    const columns = Math.floor(this.#east) - column + 1 + RIM_CELLS;
    const rows = Math.floor(this.#north) - row + 1 + RIM_CELLS;
    this.#crossed.clear(columns, rows);
    this.#crossCells(column, row);
    this.#grown.becomeGrown(this.#crossed, this.#filled);
    this.#filled.becomeShrunk(this.#grown);

    const coordinates: Position[][][] = [];
    this.#tracer.trace(this.#filled, (rim) => {
      this.#smooth.become(rim);
      const ring = this.#ringOf(this.#smooth, column, row);
      if (rim.isHole) coordinates[rim.outer].push(ring);
      else coordinates.push([ring]);
    });
    return { type: 'MultiPolygon', coordinates };
  }

  /** Marks every cell that a line passes. */
  #crossCells(column: number, row: number): void {
    const [xs, ys, isStart] = [this.#xs, this.#ys, this.#isStart];
    let [x, y] = [0, 0];
    for (let at = 0; at < this.#points; at++) {
      const toX = xs[at] - column;
      const toY = ys[at] - row;
      if (isStart[at] === 1) this.#crossed.set(Math.floor(toX), Math.floor(toY));
      else crossCells(this.#crossed, x, y, toX, toY);
      x = toX;
      y = toY;
    }
  }

  #ringOf({ xs, ys, length }: SmoothRim, column: number, row: number): Position[] {
    const degreesPerUnitX = 1 / (SMOOTH_UNITS_PER_CELL * this.#columnsPerDegree);
    const degreesPerUnitY = 1 / (SMOOTH_UNITS_PER_CELL * this.#rowsPerDegree);
    const westUnits = column * SMOOTH_UNITS_PER_CELL;
    const southUnits = row * SMOOTH_UNITS_PER_CELL;
    const ring: Position[] = new Array(length + 1);
    for (let at = 0; at < length; at++) {
      ring[at] = [(westUnits + xs[at]) * degreesPerUnitX, (southUnits + ys[at]) * degreesPerUnitY];
    }
    ring[length] = [ring[0][0], ring[0][1]];
    return ring;
  }
}

/** Marks the cells after a's on the line from a to b, each come to over a side of the one before. */
function crossCells(grid: BitGrid, ax: number, ay: number, bx: number, by: number): void {
  let x = Math.floor(ax);
  let y = Math.floor(ay);
  const endX = Math.floor(bx);
  const endY = Math.floor(by);
  if (x === endX && y === endY) return;

  const stepX = bx > ax ? 1 : -1;
  const stepY = by > ay ? 1 : -1;
  // shares of the line at which it comes to the next column and the next row
  const columnShare = 1 / Math.abs(bx - ax);
  const rowShare = 1 / Math.abs(by - ay);
  let nextColumn = columnShare * (stepX > 0 ? x + 1 - ax : ax - x);
  let nextRow = rowShare * (stepY > 0 ? y + 1 - ay : ay - y);
  while (x !== endX || y !== endY) {
    // rounding must not lead past the end
    if (y === endY || (x !== endX && nextColumn < nextRow)) {
      x += stepX;
      nextColumn += columnShare;
    } else {
      y += stepY;
      nextRow += rowShare;
    }
    grid.set(x, y);
  }
}
