import {
  type CityCode,
  insideRegion,
  momentSchema,
  type Page,
  type PageAsked,
  type Reading,
  type RegionCode,
  readPage,
} from '@yike/kernel';
import type { Selectable } from 'kysely';
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

/** What an account reported, in any city, the oldest first. */
export async function listReportsOf(reading: Reading, accountId: string): Promise<Correction[]> {
  const rows = await reading
    .tables<DirectoryTables>()
    .selectFrom('directory.correction')
    .selectAll()
    .where('reported_by', '=', accountId)
    .orderBy('reported_at')
    .orderBy('correction_id')
    .execute();
  // who decided is not the asker's to know
  return rows.map((row) => ({ ...correctionOf(row), decidedBy: null }));
}

/** What was reported of places in a region, the oldest first. */
export async function listCorrections(
  reading: Reading,
  within: RegionCode,
  { state, ...asked }: PageAsked & { readonly state: Correction['state'] },
): Promise<Page<Correction>> {
  const corrections = reading
    .tables<DirectoryTables>()
    .selectFrom('directory.correction as correction')
    .innerJoin('directory.facility as facility', (join) =>
      join
        .onRef('facility.city_code', '=', 'correction.city_code')
        .onRef('facility.facility_id', '=', 'correction.facility_id'),
    )
    .selectAll('correction')
    .where('correction.state', '=', state);
  const key = { 'correction.reported_at': momentSchema, 'correction.correction_id': z.uuid() };
  return await readPage(insideRegion(corrections, within, 'facility'), key, asked, correctionOf);
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
