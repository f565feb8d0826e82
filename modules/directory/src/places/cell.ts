/** Squares of a hundredth of a degree, some 1.1 km high. */
const CELLS_A_DEGREE = 100;
const COLUMNS = 360 * CELLS_A_DEGREE;
const METRES_A_DEGREE = 111_195;

export function cellOf(lon: number, lat: number): number {
  return row(lat) * COLUMNS + column(lon);
}

const row = (lat: number): number => Math.floor((lat + 90) * CELLS_A_DEGREE);
const column = (lon: number): number => Math.floor((lon + 180) * CELLS_A_DEGREE);

/** All cells that a circle touches. */
export function cellsWithin(lon: number, lat: number, metres: number): number[] {
  const latReach = metres / METRES_A_DEGREE;
  const widest = Math.max(Math.abs(lat - latReach), Math.abs(lat + latReach));
  const lonReach = latReach / Math.cos((Math.min(widest, 85) * Math.PI) / 180);
  const cells: number[] = [];
  for (let y = row(lat - latReach); y <= row(lat + latReach); y++) {
    for (let x = column(lon - lonReach); x <= column(lon + lonReach); x++) {
      cells.push(y * COLUMNS + x);
    }
  }
  return cells;
}
