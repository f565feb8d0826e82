/** Points this close together, in degrees of latitude, count as one witness: some 120 metres. */
const CELL_DEGREES = 0.0011;

/**
 * How many standard errors the sum of per-point differences lies from zero. Points of one cell of
 * 120 m are added up first, since a mall with thirty shops is one witness and not thirty. With k
 * cells that differ, all one way, it is √k at most; 0 when nothing differs.
 */
export function pairedZ(
  differences: ArrayLike<number>,
  lons: ArrayLike<number>,
  lats: ArrayLike<number>,
): number {
  const cells = new Map<string, number>();
  let sum = 0;
  for (let i = 0; i < differences.length; i++) {
    if (differences[i] === 0) continue;
    const cell = `${Math.floor(lons[i] / CELL_DEGREES)} ${Math.floor(lats[i] / CELL_DEGREES)}`;
    cells.set(cell, (cells.get(cell) ?? 0) + differences[i]);
    sum += differences[i];
  }
  let squares = 0;
  for (const cell of cells.values()) squares += cell * cell;
  return squares > 0 ? sum / Math.sqrt(squares) : 0;
}
