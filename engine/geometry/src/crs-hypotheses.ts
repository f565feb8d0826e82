import { BD09, type Crs, type CrsAxes, GCJ02, getProjectedCrs, WGS84, withAxes } from './crs.ts';
import { GAUSS_KRUGER_ZONES } from './gauss-kruger.ts';
import { isInMainland } from './mainland-outline.ts';

/** Coordinates as a file has them: the first and the second number of each pair. */
export interface RawPairs {
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
}

/** Share of pairs that must look alike before we believe that the file is of one kind. */
const MOST = 0.9;

/**
 * Every system these numbers may be in, by their size alone. WGS 84 stands for CGCS2000 too. Of
 * projected zones without a number before the easting all meridians are possible; the 6° ones
 * equal 3° ones of the same meridian and are not listed twice.
 */
export function crsHypotheses(pairs: RawPairs, rows: readonly number[]): Crs[] {
  const orders: readonly CrsAxes[] = ['east-first', 'north-first'];
  return orders.flatMap((axes) => {
    const [easts, norths] =
      axes === 'east-first' ? [pairs.first, pairs.second] : [pairs.second, pairs.first];
    const share = (holds: (east: number, north: number) => boolean): number =>
      rows.filter((row) => holds(easts[row], norths[row])).length / rows.length;
    return hypothesesOf(share).map((crs) => withAxes(crs, axes));
  });
}

function hypothesesOf(share: (holds: (east: number, north: number) => boolean) => number): Crs[] {
  if (share((east, north) => Math.abs(east) <= 180 && Math.abs(north) <= 90) >= MOST) {
    // abroad GCJ-02 equals WGS 84, and nobody uses BD-09
    return share(isInMainland) >= 0.5 ? [WGS84, GCJ02, BD09] : [WGS84];
  }
  return [...GAUSS_KRUGER_ZONES.values()]
    .filter(({ zoneDegrees, prefix }) => prefix !== null || zoneDegrees === 3)
    .filter(
      (zone) => share((east, north) => isInStrip(east, north, zone.falseEastingMetres)) >= MOST,
    )
    .map(({ epsg }) => getProjectedCrs(epsg));
}

/** Whether metres fall in China's part of a strip: up to 400 km off its meridian, 2° to 55° N. */
function isInStrip(east: number, north: number, falseEasting: number): boolean {
  return Math.abs(east - falseEasting) <= 400_000 && north >= 200_000 && north <= 6_200_000;
}
