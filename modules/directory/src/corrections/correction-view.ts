import {
  type CityCode,
  cityOfRegion,
  type Page,
  pageFrom,
  type Reading,
  type RegionCode,
  readCursor,
  regionRange,
} from '@yike/kernel';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { FactKind } from '../facts/freshness.ts';
import type { DirectoryTables } from '../tables.ts';
import type { Correction, Proposal } from './correction.ts';

export async function findCorrection(
  reading: Reading,
  cityCode: CityCode,
  correctionId: string,
): Promise<Correction | null> {
  const row = await reading
    .tables<DirectoryTables>()
    .selectFrom('directory.correction')
    .selectAll()
    .where('city_code', '=', cityCode)
    .where('correction_id', '=', correctionId)
    .executeTakeFirst();
  return row === undefined ? null : correctionOf(row);
}

/** What was reported of places in a region, the oldest first. */
export async function listCorrections(
  reading: Reading,
  within: RegionCode,
  {
    state,
    cursor,
    limit,
  }: {
    readonly state: Correction['state'];
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<Page<Correction>> {
  const after = readCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  const [first, last] = regionRange(within);
  let query = reading
    .tables<DirectoryTables>()
    .selectFrom('directory.correction as correction')
    .innerJoin('directory.facility as facility', (join) =>
      join
        .onRef('facility.city_code', '=', 'correction.city_code')
        .onRef('facility.facility_id', '=', 'correction.facility_id'),
    )
    .selectAll('correction')
    .where('correction.state', '=', state)
    .where('facility.region_code', '>=', first)
    .where('facility.region_code', '<=', last);
  const cityCode = cityOfRegion(within);
  if (cityCode !== null) query = query.where('correction.city_code', '=', cityCode);
  if (after !== null) {
    query = query.where(
      sql<boolean>`(correction.reported_at, correction.correction_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  }
  const rows = await query
    .orderBy('correction.reported_at')
    .orderBy('correction.correction_id')
    .limit(limit + 1)
    .execute();
  return pageFrom(rows.map(correctionOf), limit, ({ reportedAt, correctionId }) => [
    reportedAt.toISOString(),
    correctionId,
  ]);
}

function correctionOf(row: Selectable<DirectoryTables['directory.correction']>): Correction {
  return {
    correctionId: row.correction_id,
    facilityId: row.facility_id,
    fact: row.fact as FactKind,
    proposed: row.proposed as Proposal,
    note: row.note,
    reportedBy: row.reported_by,
    reportedAt: row.reported_at,
    state: row.state as Correction['state'],
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reason: row.reason,
  };
}
