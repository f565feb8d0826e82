import type { Transaction } from '@yike/kernel';
import { keeperOf } from './boundary.ts';
import type { Headcount } from './population.ts';
import type { TerritoryTables } from './tables.ts';

const ROWS_AT_ONCE = 1000;

/** Writes headcounts, in place of those of the same ages on the same day. */
export async function saveHeadcounts(
  tx: Transaction,
  headcounts: readonly Headcount[],
): Promise<void> {
  for (let from = 0; from < headcounts.length; from += ROWS_AT_ONCE) {
    const rows = headcounts.slice(from, from + ROWS_AT_ONCE).map((headcount) => ({
      city_code: keeperOf(headcount.regionCode),
      region_code: headcount.regionCode,
      counted_on: headcount.countedOn,
      from_age: headcount.fromAge,
      to_age: headcount.toAge,
      people: headcount.people,
      source: headcount.source,
    }));
    await tx
      .tables<TerritoryTables>()
      .insertInto('territory.population')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['city_code', 'region_code', 'counted_on', 'from_age', 'to_age'])
          .doUpdateSet(({ ref }) => ({
            people: ref('excluded.people'),
            source: ref('excluded.source'),
          })),
      )
      .execute();
  }
}
