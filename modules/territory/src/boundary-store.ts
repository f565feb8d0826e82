import type { Transaction } from '@yike/kernel';
import { type Boundary, keeperOf } from './boundary.ts';
import type { TerritoryTables } from './tables.ts';

/** Writes a boundary, in place of another that began on the same day. */
export async function saveBoundary(tx: Transaction, boundary: Boundary): Promise<void> {
  const { regionCode, validFrom, box } = boundary;
  const [west, south, east, north] = box;
  const columns = {
    geometry: JSON.stringify(boundary.geometry),
    ...{ west, south, east, north },
    square_metres: boundary.squareMetres,
    source: boundary.source,
  };
  await tx
    .tables<TerritoryTables>()
    .insertInto('territory.boundary')
    .values({
      city_code: keeperOf(regionCode),
      region_code: regionCode,
      valid_from: validFrom,
      ...columns,
    })
    .onConflict((conflict) =>
      conflict.columns(['city_code', 'region_code', 'valid_from']).doUpdateSet(columns),
    )
    .execute();
}
