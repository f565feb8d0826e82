import {
  type AgeBand,
  type Complaint,
  complaint,
  coverAllAges,
  disjointBands,
  Problem,
} from '@yike/kernel';
import type { DemandPoint } from './demand.ts';

/** Sum of the bands and the total may differ by this share before anybody is told. */
const BAND_TOLERANCE = 0.05;

/**
 * The bands whose sum is everybody: those within another are left out. Where there is a total nobody
 * needs to sum, and bands may overlap as they like. @throws Problem `people-bands-overlap`
 */
export function summedBands(file: string, bands: readonly AgeBand[]): readonly AgeBand[] {
  const disjoint = disjointBands(bands);
  if (disjoint !== null) return disjoint;
  const names = bands.map(({ id }) => id).join(', ');
  throw new Problem('people-bands-overlap', { file }, { bands: names });
}

export function sumOfBands(
  byBand: ReadonlyMap<string, number>,
  summed: readonly AgeBand[],
): number {
  return summed.reduce((sum, { id }) => sum + (byBand.get(id) ?? 0), 0);
}

/** Said where the only "everybody" there is leaves out some ages. */
export function partialBands(file: string, bands: readonly AgeBand[]): Complaint | null {
  const summed = disjointBands(bands);
  if (summed === null || summed.length === 0 || coverAllAges(summed)) return null;
  const names = summed.map(({ id }) => id).join(', ');
  return complaint('warning', 'people-bands-partial', { file }, { bands: names });
}

/**
 * By how much bands and total disagree, where they do. Bands that do not hold all ages are not
 * compared: they need not add up to everybody.
 */
export function bandsAgainstTotal(
  file: string,
  points: readonly DemandPoint[],
  bands: readonly AgeBand[],
): Complaint | null {
  const summed = disjointBands(bands);
  if (summed === null || !coverAllAges(summed)) return null;
  let off = 0;
  let total = 0;
  let banded = 0;
  for (const point of points) {
    const sum = sumOfBands(point.byBand, summed);
    total += point.total;
    banded += sum;
    if (Math.abs(sum - point.total) > BAND_TOLERANCE * Math.max(point.total, 1)) off++;
  }
  const overall = total === 0 ? 0 : (banded - total) / total;
  if (off === 0 && Math.abs(overall) <= BAND_TOLERANCE) return null;
  return complaint(
    'warning',
    'people-bands-differ',
    { file },
    {
      off,
      points: points.length,
      tolerance: BAND_TOLERANCE * 100,
      total: Math.round(total),
      banded: Math.round(banded),
      percent: `${overall >= 0 ? '+' : '−'}${Math.abs(overall * 100).toFixed(1)}`,
    },
  );
}
