import type { Day, Reading, RegionCode } from '@yike/kernel';
import { keeperOf } from './boundary.ts';
import type { Headcount } from './population.ts';
import type { TerritoryTables } from './tables.ts';

/** The headcounts of the last count up to that day, by age; none where nobody counted. */
export async function listHeadcounts(
  reading: Reading,
  regionCode: RegionCode,
  on: Day,
): Promise<Headcount[]> {
  const counts = reading
    .tables<TerritoryTables>()
    .selectFrom('territory.population')
    .where('city_code', '=', keeperOf(regionCode))
    .where('region_code', '=', regionCode);
  const rows = await counts
    .selectAll()
    .where('counted_on', '=', () =>
      counts
        .select(({ fn }) => fn.max('counted_on').as('counted_on'))
        .where('counted_on', '<=', on),
    )
    .orderBy('from_age')
    .orderBy('to_age')
    .execute();
  return rows.map((row) => ({
    regionCode,
    countedOn: row.counted_on,
    fromAge: row.from_age,
    toAge: row.to_age,
    people: row.people,
    source: row.source,
  }));
}
