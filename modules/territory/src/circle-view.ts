import {
  type CityCode,
  insideRegion,
  keyText,
  type Page,
  type PageAsked,
  type Reading,
  type RegionCode,
  readPage,
} from '@yike/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Circle } from './circle.ts';
import type { TerritoryTables } from './tables.ts';

export async function findCircle(
  reading: Reading,
  cityCode: CityCode,
  circleId: string,
): Promise<Circle | null> {
  const row = await circles(reading)
    .where('city_code', '=', cityCode)
    .where('circle_id', '=', circleId)
    .executeTakeFirst();
  return row === undefined ? null : circleOf(row);
}

/** Circles that a region or one inside it answers for, by region and id. */
export async function listCircles(
  reading: Reading,
  within: RegionCode,
  asked: PageAsked,
): Promise<Page<Circle>> {
  const key = { region_code: keyText, circle_id: z.uuid() };
  return await readPage(insideRegion(circles(reading), within), key, asked, circleOf);
}

type CircleRow = Awaited<ReturnType<ReturnType<typeof circles>['executeTakeFirstOrThrow']>>;

function circles(reading: Reading) {
  return reading
    .tables<TerritoryTables>()
    .selectFrom('territory.circle')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('territory.circle_community as member')
        .select(
          sql<
            string[]
          >`coalesce(array_agg(member.region_code::text order by member.region_code), '{}')`.as(
            'codes',
          ),
        )
        .whereRef('member.city_code', '=', 'territory.circle.city_code')
        .whereRef('member.circle_id', '=', 'territory.circle.circle_id')
        .as('communities'),
    );
}

function circleOf(row: CircleRow): Circle {
  return {
    circleId: row.circle_id,
    regionCode: row.region_code as RegionCode,
    kind: row.kind as Circle['kind'],
    name: row.name,
    communities: (row.communities ?? []) as RegionCode[],
    version: row.version,
    changedAt: row.changed_at,
  };
}
