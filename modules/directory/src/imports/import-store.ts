import type { CityCode, Complaint, RegionCode, Transaction } from '@yike/kernel';
import { sql } from 'kysely';
import { keepable } from '../places/keepable-text.ts';
import type { DirectoryTables } from '../tables.ts';
import type { Listing } from './listing.ts';
import { lastExpired } from './preview-expiry.ts';

/** An import as it was previewed, and what became of it. */
export interface ImportBatch {
  readonly importId: string;
  readonly cityCode: CityCode;
  readonly region: RegionCode;
  readonly source: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly state: 'previewed' | 'applied' | 'undone';
  readonly rows: ImportRows;
  readonly complaints: readonly Complaint[];
}

/** The rows, the ids they get if they are new, and what was told that each would do; once it is done
 * only what undoing needs. */
export interface ImportRows {
  readonly listings: readonly Listing[];
  readonly newIds: readonly { readonly facilityId: string; readonly providerId: string }[];
  /** When the file says so was true. */
  readonly asOf: string;
  readonly told: readonly (readonly [kind: string, facilityId: string])[];
  readonly newProviderIds: readonly string[];
}

export async function insertImport(tx: Transaction, batch: ImportBatch): Promise<void> {
  await tx
    .tables<DirectoryTables>()
    .insertInto('directory.import_batch')
    .values({
      city_code: batch.cityCode,
      import_id: batch.importId,
      region_code: batch.region,
      source: batch.source,
      made_by: batch.madeBy,
      made_at: batch.madeAt,
      state: batch.state,
      steps: JSON.stringify(batch.rows),
      complaints: JSON.stringify(batch.complaints, (_, part) => keepable(part)),
    })
    .execute();
}

/** What was previewed is done; the history of the places has it from now on. */
export async function markApplied(
  tx: Transaction,
  { cityCode, importId, rows }: ImportBatch,
): Promise<void> {
  const kept: ImportRows = { ...rows, listings: [], newIds: [], told: [] };
  await tx
    .tables<DirectoryTables>()
    .updateTable('directory.import_batch')
    .set({ state: 'applied', applied_at: tx.now, steps: JSON.stringify(kept) })
    .where('city_code', '=', cityCode)
    .where('import_id', '=', importId)
    .execute();
}

export async function markUndone(
  tx: Transaction,
  { cityCode, importId }: Pick<ImportBatch, 'cityCode' | 'importId'>,
): Promise<void> {
  await tx
    .tables<DirectoryTables>()
    .updateTable('directory.import_batch')
    .set({ state: 'undone', undone_at: tx.now })
    .where('city_code', '=', cityCode)
    .where('import_id', '=', importId)
    .execute();
}

/** Previews that nobody may apply any more go. */
export async function forgetPreviews(tx: Transaction): Promise<void> {
  await tx
    .tables<DirectoryTables>()
    .deleteFrom('directory.import_batch')
    .where('state', '=', 'previewed')
    .where('made_at', '<=', lastExpired(tx.now))
    .execute();
}

/** Providers that an import brought and nobody uses any more. */
export async function removeUnusedProviders(
  tx: Transaction,
  cityCode: CityCode,
  providerIds: readonly string[],
): Promise<void> {
  await tx
    .tables<DirectoryTables>()
    .deleteFrom('directory.provider')
    .where('city_code', '=', cityCode)
    .where('provider_id', '=', sql<string>`any(${providerIds}::uuid[])`)
    .where(
      sql<boolean>`not exists (select from directory.facility
        where facility.city_code = provider.city_code and facility.provider_id = provider.provider_id)`,
    )
    .execute();
}
