/** The regular grid that demand points are the cells of, in degrees. */
export interface DemandGrid {
  readonly west: number;
  readonly south: number;
  readonly lonStep: number;
  readonly latStep: number;
}

const SMALLEST_STEP_DEGREES = 0.0001;
/** A written coordinate may be rounded: how far off the grid, in steps, still lies on it. */
const TOLERANCE_STEPS = 0.1;
const SHARE_ON_GRID = 0.98;

/**
 * The grid whose cell centres the points are, or null when they are loose points, or some have no numbers for
 * coordinates.
 * @throws RangeError for columns of different lengths
 */
export function findGrid(lons: Float64Array, lats: Float64Array): DemandGrid | null {
  if (lons.length !== lats.length) {
    throw new RangeError(`There are ${lons.length} longitudes and ${lats.length} latitudes.`);
  }
  if (lons.length < 9) return null;
  const lonAxis = axisOf(lons);
  const latAxis = axisOf(lats);
  if (lonAxis === null || latAxis === null) return null;
  // loose points on a coarse raster of written decimals fill almost none of its cells
  const columns = (lonAxis.last - lonAxis.first) / lonAxis.step + 1;
  const rows = (latAxis.last - latAxis.first) / latAxis.step + 1;
  if (columns * rows > 50 * lons.length) return null;
  return {
    west: lonAxis.first,
    south: latAxis.first,
    lonStep: lonAxis.step,
    latStep: latAxis.step,
  };
}

/** Column and row of a point, from the south-west. */
export function cellOf(grid: DemandGrid, lon: number, lat: number): [column: number, row: number] {
  return [
    Math.round((lon - grid.west) / grid.lonStep),
    Math.round((lat - grid.south) / grid.latStep),
  ];
}

function axisOf(values: Float64Array): { first: number; last: number; step: number } | null {
  const sorted = values.toSorted();
  const gaps: number[] = [];
  for (let at = 1; at < sorted.length; at++) {
    const gap = sorted[at] - sorted[at - 1];
    if (gap > SMALLEST_STEP_DEGREES / 2) gaps.push(gap);
  }
  if (gaps.length === 0) return null;
  gaps.sort((a, b) => a - b);
  const rough = gaps[gaps.length >> 1];
  if (rough < SMALLEST_STEP_DEGREES) return null;

  // written coordinates are rounded, so the step is taken over the whole width
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  const step = (last - first) / Math.max(1, Math.round((last - first) / rough));
  let onGrid = 0;
  for (const value of sorted) {
    const steps = (value - first) / step;
    if (Math.abs(steps - Math.round(steps)) <= TOLERANCE_STEPS) onGrid++;
  }
  return onGrid >= SHARE_ON_GRID * sorted.length ? { first, last, step } : null;
}
