import { contours } from 'd3-contour';

const SAMPLES_PER_REACH = 2.5;

/**
 * A smooth line around points, `reachMetres` off the outermost: points nearer than twice that share
 * one outline.
 * @param lonLats lon, lat alternating, degrees
 * @param members indexes of the points
 */
export function outlineAround(
  lonLats: Float64Array,
  members: Uint16Array,
  reachMetres: number,
): GeoJSON.MultiPolygon {
  const metresPerLat = 111_195;
  const metresPerLon =
    metresPerLat * Math.cos(((lonLats[(members[0] ?? 0) * 2 + 1] ?? 0) * Math.PI) / 180);
  const xs = Array.from(members, (member) => (lonLats[member * 2] ?? 0) * metresPerLon);
  const ys = Array.from(members, (member) => (lonLats[member * 2 + 1] ?? 0) * metresPerLat);
  const step = reachMetres / SAMPLES_PER_REACH;
  const margin = reachMetres + 2 * step;
  const left = xs.reduce((least, x) => Math.min(least, x), Infinity) - margin;
  const bottom = ys.reduce((least, y) => Math.min(least, y), Infinity) - margin;
  const columns =
    Math.ceil((xs.reduce((most, x) => Math.max(most, x), -Infinity) + margin - left) / step) + 1;
  const rows =
    Math.ceil((ys.reduce((most, y) => Math.max(most, y), -Infinity) + margin - bottom) / step) + 1;
  const field = nearness(xs, ys, { left, bottom, step, columns, rows, reachMetres });
  const ring = contours()
    .size([columns, rows])
    .contour(field as unknown as number[], 0);
  // d3 puts sample (0, 0) at (0.5, 0.5)
  const toLonLat = ([column = 0, row = 0]: GeoJSON.Position): GeoJSON.Position => [
    (left + (column - 0.5) * step) / metresPerLon,
    (bottom + (row - 0.5) * step) / metresPerLat,
  ];
  return {
    type: 'MultiPolygon',
    coordinates: ring.coordinates.map((polygon) => polygon.map((line) => line.map(toLonLat))),
  };
}

interface Raster {
  readonly left: number;
  readonly bottom: number;
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
  readonly reachMetres: number;
}

/** Metres by which each sample lies inside the reach of its nearest point; negative outside. */
function nearness(xs: readonly number[], ys: readonly number[], raster: Raster): Float64Array {
  const { left, bottom, step, columns, rows, reachMetres } = raster;
  const field = new Float64Array(columns * rows).fill(-reachMetres);
  const around = Math.ceil(reachMetres / step) + 2;
  xs.forEach((x, index) => {
    const y = ys[index] ?? 0;
    const column = Math.round((x - left) / step);
    const row = Math.round((y - bottom) / step);
    for (let r = Math.max(0, row - around); r <= Math.min(rows - 1, row + around); r++) {
      for (let c = Math.max(0, column - around); c <= Math.min(columns - 1, column + around); c++) {
        const inside = reachMetres - Math.hypot(left + c * step - x, bottom + r * step - y);
        const at = r * columns + c;
        if (inside > (field[at] ?? 0)) field[at] = inside;
      }
    }
  });
  return field;
}
