import type { AreaGeometry } from '@yike/engine-geometry';
import {
  type Day,
  type Page,
  pageFrom,
  type Reading,
  type RegionCode,
  type RegionLevel,
  readCursor,
} from '@yike/kernel';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Boundary } from './boundary.ts';
import type { Region } from './region.ts';
import { regionOf } from './region-view.ts';
import type { TerritoryTables } from './tables.ts';

/** The boundaries of these regions as they were that day; regions without one are missing. */
export async function listBoundaries(
  reading: Reading,
  regionCodes: readonly RegionCode[],
  on: Day,
): Promise<Map<RegionCode, Boundary>> {
  const rows = await reading
    .tables<TerritoryTables>()
    .selectFrom('territory.boundary')
    .selectAll()
    .distinctOn('region_code')
    .where('region_code', '=', sql<string>`any(${regionCodes}::text[])`)
    .where('valid_from', '<=', on)
    .orderBy('region_code')
    .orderBy('valid_from', 'desc')
    .execute();
  return new Map(rows.map(boundaryOf).map((boundary) => [boundary.regionCode, boundary]));
}

/** A region with its boundary, for maps. */
export type DrawnRegion = Region & Pick<Boundary, 'geometry' | 'box'>;

export interface DrawnRegionsAsked {
  readonly level: RegionLevel | null;
  /** West, south, east, north: those whose own box touches it. */
  readonly box: Boundary['box'] | null;
  readonly on: Day;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Regions that have a boundary, as they were that day, by code. */
export async function listDrawnRegions(
  reading: Reading,
  asked: DrawnRegionsAsked,
): Promise<Page<DrawnRegion>> {
  const [after = null] = readCursor(asked.cursor, z.tuple([z.string()])) ?? [];
  let query = drawn(reading, asked);
  if (after !== null) query = query.where('region.region_code', '>', after);
  const rows = await query
    .selectAll('region')
    .select(['boundary.geometry', 'boundary.west', 'boundary.south'])
    .select(['boundary.east', 'boundary.north'])
    .orderBy('region.region_code')
    .limit(asked.limit + 1)
    .execute();
  return pageFrom(rows.map(drawnRegionOf), asked.limit, ({ regionCode }) => [regionCode]);
}

export async function countDrawnRegions(
  reading: Reading,
  asked: Pick<DrawnRegionsAsked, 'level' | 'box' | 'on'>,
): Promise<number> {
  const { count } = await drawn(reading, asked)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function drawn(
  reading: Reading,
  { level, box, on }: Pick<DrawnRegionsAsked, 'level' | 'box' | 'on'>,
) {
  let query = reading
    .tables<TerritoryTables>()
    .selectFrom('territory.region as region')
    .innerJoin('territory.boundary as boundary', 'boundary.region_code', 'region.region_code')
    .where('region.valid_from', '<=', on)
    .where((eb) => eb.or([eb('region.valid_to', 'is', null), eb('region.valid_to', '>', on)]))
    // the newest boundary that had begun
    .where('boundary.valid_from', '=', (eb) =>
      eb
        .selectFrom('territory.boundary as latest')
        .select(({ fn }) => fn.max('latest.valid_from').as('valid_from'))
        .whereRef('latest.region_code', '=', 'region.region_code')
        .where('latest.valid_from', '<=', on),
    );
  if (level !== null) query = query.where('region.level', '=', level);
  if (box !== null) {
    const [west, south, east, north] = box;
    query = query.where(
      sql<boolean>`box(point(boundary.west, boundary.south), point(boundary.east, boundary.north))
        && box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))`,
    );
  }
  return query;
}

type RegionRow = Selectable<TerritoryTables['territory.region']>;
type BoundaryRow = Selectable<TerritoryTables['territory.boundary']>;

function drawnRegionOf(
  row: RegionRow & Pick<BoundaryRow, 'geometry' | 'west' | 'south' | 'east' | 'north'>,
): DrawnRegion {
  return {
    ...regionOf(row),
    geometry: row.geometry as AreaGeometry,
    box: [row.west, row.south, row.east, row.north],
  };
}

function boundaryOf(row: BoundaryRow): Boundary {
  return {
    regionCode: row.region_code as RegionCode,
    validFrom: row.valid_from,
    geometry: row.geometry as AreaGeometry,
    box: [row.west, row.south, row.east, row.north],
    squareMetres: row.square_metres,
    source: row.source,
  };
}
