import type { CityCode, Transaction } from '@yike/kernel';
import type { DirectoryTables } from '../tables.ts';
import type { Correction } from './correction.ts';

export async function insertCorrection(
  tx: Transaction,
  cityCode: CityCode,
  correction: Correction,
): Promise<void> {
  await tx
    .tables<DirectoryTables>()
    .insertInto('directory.correction')
    .values({
      city_code: cityCode,
      correction_id: correction.correctionId,
      facility_id: correction.facilityId,
      fact: correction.fact,
      proposed: JSON.stringify(correction.proposed),
      note: correction.note,
      reported_by: correction.reportedBy,
      reported_at: correction.reportedAt,
      state: correction.state,
    })
    .execute();
}

/** Empties what somebody wrote beside his or her reports. */
export async function forgetNotes(tx: Transaction, accountId: string): Promise<void> {
  await tx
    .tables<DirectoryTables>()
    .updateTable('directory.correction')
    .set({ note: '' })
    .where('reported_by', '=', accountId)
    .execute();
}

/** Writes what was decided. That nobody decided before is kept by the lock of the service. */
export async function saveDecision(
  tx: Transaction,
  cityCode: CityCode,
  { correctionId, state, decidedBy, decidedAt, reason }: Correction,
): Promise<void> {
  await tx
    .tables<DirectoryTables>()
    .updateTable('directory.correction')
    .set({ state, decided_by: decidedBy, decided_at: decidedAt, reason })
    .where('city_code', '=', cityCode)
    .where('correction_id', '=', correctionId)
    .execute();
}
