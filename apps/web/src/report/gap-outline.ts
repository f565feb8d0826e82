import { contours } from 'd3-contour';

const SAMPLES_PER_REACH = 3;
const METRES_PER_LAT = 111_195;

/** How far a gap reaches around each of its places: a square cell of a grid, or a disc. */
export interface Reach {
  readonly shape: 'cell' | 'disc';
  readonly metres: number;
}

/**
 * The line around some places; places whose reaches touch share one outline.
 * @param lonLats lon, lat alternating, degrees
 * @param members indexes of the places
 */
export function outlineAround(
  lonLats: Float64Array,
  members: Uint32Array,
  reach: Reach,
): GeoJSON.MultiPolygon {
  const lat = lonLats[(members[0] ?? 0) * 2 + 1] ?? 0;
  const metresPerLon = METRES_PER_LAT * Math.cos((lat * Math.PI) / 180);
  const xs = Array.from(members, (member) => (lonLats[member * 2] ?? 0) * metresPerLon);
  const ys = Array.from(members, (member) => (lonLats[member * 2 + 1] ?? 0) * METRES_PER_LAT);
  const raster = rasterAround(xs, ys, reach.metres);
  const field = insideMetres(xs, ys, raster, reach);
  const ring = contours().size([raster.columns, raster.rows]).contour(Array.from(field), 0);
  // d3 puts sample (0, 0) at (0.5, 0.5)
  const toLonLat = ([column = 0, row = 0]: GeoJSON.Position): GeoJSON.Position => [
    (raster.left + (column - 0.5) * raster.step) / metresPerLon,
    (raster.bottom + (row - 0.5) * raster.step) / METRES_PER_LAT,
  ];
  return {
    type: 'MultiPolygon',
    coordinates: ring.coordinates.map((polygon) =>
      polygon
        .filter(
          (line, index) => index === 0 || ringArea(line) * raster.step ** 2 > reach.metres ** 2,
        )
        .map((line) => line.map(toLonLat)),
    ),
  };
}

/** Slits between places are no holes: only what a place would fit into is left open. */
function ringArea(ring: readonly GeoJSON.Position[]): number {
  const twice = ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

interface Raster {
  readonly left: number;
  readonly bottom: number;
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
}

function rasterAround(xs: readonly number[], ys: readonly number[], reachMetres: number): Raster {
  const step = reachMetres / SAMPLES_PER_REACH;
  const margin = reachMetres + 2 * step;
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  const left = least(xs) - margin;
  const bottom = least(ys) - margin;
  return {
    left,
    bottom,
    step,
    columns: Math.ceil((most(xs) + margin - left) / step) + 1,
    rows: Math.ceil((most(ys) + margin - bottom) / step) + 1,
  };
}

/** Metres by which each sample lies inside the reach of a place; negative outside all. */
function insideMetres(
  xs: readonly number[],
  ys: readonly number[],
  raster: Raster,
  { shape, metres }: Reach,
): Float64Array {
  const { left, bottom, step, columns, rows } = raster;
  const field = new Float64Array(columns * rows).fill(-metres);
  const around = SAMPLES_PER_REACH + 2;
  const depth = (dx: number, dy: number): number =>
    metres - (shape === 'disc' ? Math.hypot(dx, dy) : Math.max(Math.abs(dx), Math.abs(dy)));
  xs.forEach((x, index) => {
    const y = ys[index] ?? 0;
    const column = Math.round((x - left) / step);
    const row = Math.round((y - bottom) / step);
    for (let r = Math.max(0, row - around); r <= Math.min(rows - 1, row + around); r++) {
      for (let c = Math.max(0, column - around); c <= Math.min(columns - 1, column + around); c++) {
        const at = r * columns + c;
        const inside = depth(left + c * step - x, bottom + r * step - y);
        if (inside > (field[at] ?? 0)) field[at] = inside;
      }
    }
  });
  return field;
}
