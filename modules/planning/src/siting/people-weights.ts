import { type AgeBand, coverAllAges, disjointBands, findAgeBand, Problem } from '@yike/kernel';
import type { Demand } from '../inputs/demand.ts';

/**
 * People of the columns asked for, by demand point: `total`, a band, or ages that bands make up whole
 * (`age60plus` of 60–69, 70–79 and 80+).
 * @param isInside 0: outside all areas, where nobody counts
 * @throws Problem `siting-weights-unknown`, `siting-nobody`
 */
export function peopleWeights(
  demand: Demand,
  columns: readonly string[],
  isInside: (point: number) => boolean,
): Float64Array {
  const weights = new Float64Array(demand.count);
  for (const part of columns.flatMap((column) => partsOf(demand, column))) {
    for (let point = 0; point < demand.count; point++) {
      if (isInside(point)) weights[point] = (weights[point] ?? 0) + (part[point] ?? 0);
    }
  }
  if (weights.every((weight) => weight === 0)) {
    throw new Problem('siting-nobody', {}, { column: columns.join(' + ') });
  }
  return weights;
}

function partsOf(demand: Demand, column: string): readonly Float64Array[] {
  if (column === 'total') return [demand.total];
  const asked = findAgeBand(column);
  const named = demand.bands.findIndex(({ id }) => id === (asked?.id ?? column));
  const own = demand.byBand[named];
  if (own !== undefined) return [own];
  const parts = asked === null ? null : bandsMakingUp(asked, demand.bands);
  if (parts !== null) {
    return parts.flatMap((band) => demand.byBand[demand.bands.indexOf(band)] ?? []);
  }
  const known = ['total', ...demand.bands.map(({ id }) => id)].join(', ');
  throw new Problem('siting-weights-unknown', {}, { column, known });
}

/** Bands that hold exactly the ages asked for; null: none do. */
function bandsMakingUp(asked: AgeBand, bands: readonly AgeBand[]): readonly AgeBand[] | null {
  const end = asked.to ?? Number.POSITIVE_INFINITY;
  const within = bands.filter(
    ({ from, to }) => from >= asked.from && (to ?? Number.POSITIVE_INFINITY) <= end,
  );
  const parts = disjointBands(within);
  if (parts === null || parts.length === 0) return null;
  // as if the ages before and after were bands too: then nothing may be missing
  const before = asked.from === 0 ? [] : [{ ...asked, from: 0, to: asked.from - 1 }];
  const after = asked.to === null ? [] : [{ ...asked, from: asked.to + 1, to: null }];
  return coverAllAges([...before, ...parts, ...after]) ? parts : null;
}
