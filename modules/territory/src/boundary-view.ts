import type { AreaGeometry } from '@yike/engine-geometry';
import {
  type Day,
  daySchema,
  keyText,
  type Page,
  type PageAsked,
  type Reading,
  type RegionCode,
  readPage,
} from '@yike/kernel';
import { type Selectable, sql } from 'kysely';
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
  /** West, south, east, north: those whose own box touches one of these; null: wherever they are. */
  readonly boxes: readonly Boundary['box'][] | null;
  /** Those that were there on one of these days, both included, as they were on the last of them. */
  readonly from: Day;
  readonly to: Day;
}

/** Regions that have a boundary, by code and day. */
export async function listDrawnRegions(
  reading: Reading,
  asked: DrawnRegionsAsked,
  page: PageAsked,
): Promise<Page<DrawnRegion>> {
  const key = { 'region.region_code': keyText, 'region.valid_from': daySchema };
  return await readPage(withBoundary(drawn(reading, asked)), key, page, drawnRegionOf);
}

export async function countDrawnRegions(
  reading: Reading,
  asked: DrawnRegionsAsked,
): Promise<number> {
  const { count } = await drawn(reading, asked)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The region that began on that day, with its last boundary. */
export async function findDrawnRegion(
  reading: Reading,
  regionCode: RegionCode,
  validFrom: Day,
): Promise<DrawnRegion | null> {
  const row = await withBoundary(drawn(reading, { boxes: null, from: validFrom, to: LAST_DAY }))
    .where('region.region_code', '=', regionCode)
    .where('region.valid_from', '=', validFrom)
    .executeTakeFirst();
  return row === undefined ? null : drawnRegionOf(row);
}

/** The box around all boundaries; null where there are none. */
export async function findDrawnBox(reading: Reading): Promise<Boundary['box'] | null> {
  const { west, south, east, north } = await reading
    .tables<TerritoryTables>()
    .selectFrom('territory.boundary')
    .select(({ fn }) => [
      fn.min<number | null>('west').as('west'),
      fn.min<number | null>('south').as('south'),
      fn.max<number | null>('east').as('east'),
      fn.max<number | null>('north').as('north'),
    ])
    .executeTakeFirstOrThrow();
  if (west === null || south === null || east === null || north === null) return null;
  return [west, south, east, north];
}

const LAST_DAY: Day = '9999-12-31';

function drawn(reading: Reading, { boxes, from, to }: DrawnRegionsAsked) {
  const query = reading
    .tables<TerritoryTables>()
    .selectFrom('territory.region as region')
    .innerJoin('territory.boundary as boundary', 'boundary.region_code', 'region.region_code')
    .where('region.valid_from', '<=', to)
    .where((eb) => eb.or([eb('region.valid_to', 'is', null), eb('region.valid_to', '>', from)]))
    // the newest boundary that began while the region was so, or before
    .where('boundary.valid_from', '=', (eb) =>
      eb
        .selectFrom('territory.boundary as latest')
        .select(({ fn }) => fn.max('latest.valid_from').as('valid_from'))
        .whereRef('latest.region_code', '=', 'region.region_code')
        .where('latest.valid_from', '<=', to)
        .where(sql<boolean>`latest.valid_from < coalesce(region.valid_to, 'infinity')`),
    );
  if (boxes === null) return query;
  const touches = boxes.map(
    ([west, south, east, north]) => sql<boolean>`
      box(point(boundary.west, boundary.south), point(boundary.east, boundary.north))
      && box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))`,
  );
  return query.where((eb) => eb.or(touches));
}

function withBoundary(query: ReturnType<typeof drawn>) {
  return query
    .selectAll('region')
    .select(['boundary.geometry', 'boundary.west', 'boundary.south'])
    .select(['boundary.east', 'boundary.north']);
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
