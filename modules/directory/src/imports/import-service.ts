import {
  type Actor,
  actorName,
  type CityCode,
  type Complaint,
  cityOfRegion,
  isWithinRegion,
  Problem,
  type Progress,
  type Reading,
  type RegionCode,
  SILENT,
  type Transaction,
} from '@yike/kernel';
import type { Facility } from '../places/facility.ts';
import { refuseWideRegion } from '../places/facility-service.ts';
import { type FacilityChange, saveChanges } from '../places/facility-store.ts';
import { listFacilitiesById } from '../places/facility-view.ts';
import { addProviders } from '../places/provider-store.ts';
import { listAllProviders } from '../places/provider-view.ts';
import {
  forgetPreviews,
  type ImportBatch,
  type ImportRows,
  insertImport,
  markApplied,
  markUndone,
  removeUnusedProviders,
} from './import-store.ts';
import { findImport, listCandidates, listImportChanges, listReported } from './import-view.ts';
import type { Listing } from './listing.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { lastExpired } from './preview-expiry.ts';

export interface ImportAsked {
  readonly region: RegionCode;
  /** Where the listings come from: `amap`; with the ids there it makes the same place known again. */
  readonly source: string;
  /** When what the file says was true. */
  readonly asOf: Date;
  readonly listings: readonly Listing[];
  readonly complaints: readonly Complaint[];
}

export interface ImportPreview {
  readonly batch: ImportBatch;
  readonly plan: ImportPlan;
}

/**
 * Says what an import would do, and keeps it so that it can be applied. Nothing else is changed.
 * @param region at most a city; places without a code of their own are taken to stand in it
 * @throws Problem `import-region-too-wide`, `facility-region-too-wide`, `listing-out-of-region`
 */
export async function previewImport(
  tx: Transaction,
  actor: Actor,
  { region, source, asOf, listings, complaints }: ImportAsked,
): Promise<ImportPreview> {
  const cityCode = cityOfImport(region);
  refuseStrangers(listings, region);
  for (const listing of listings) refuseWideRegion(listing.regionCode ?? region, listing.name);
  const rows: ImportRows = {
    listings,
    newIds: listings.map(() => ({
      facilityId: crypto.randomUUID(),
      providerId: crypto.randomUUID(),
    })),
    // nothing is confirmed in the future
    asOf: new Date(Math.min(asOf.getTime(), tx.now.getTime())).toISOString(),
    told: [],
    newProviderIds: [],
  };
  const draft: ImportBatch = {
    importId: crypto.randomUUID(),
    cityCode,
    region,
    source,
    madeBy: actorName(actor),
    madeAt: tx.now,
    state: 'previewed',
    rows,
    complaints,
  };
  const plan = await planOf(tx, draft);
  const batch = { ...draft, rows: { ...rows, ...toldBy(plan) } };
  await forgetPreviews(tx);
  await insertImport(tx, batch);
  return { batch, plan };
}

/**
 * An import and, as long as it is not applied, what it would do by now; null: there is none. Of one that
 * was, the history of the places says what it did.
 */
export async function describeImport(
  reading: Reading,
  cityCode: CityCode,
  importId: string,
): Promise<ImportPreview | null> {
  const batch = await findImport(reading, cityCode, importId);
  if (batch === null) return null;
  const plan =
    batch.state === 'previewed' ? await planOf(reading, batch) : { steps: [], newProviders: [] };
  return { batch, plan };
}

/**
 * Does what was previewed. Imports of a city come one after the other.
 * @throws Problem `not-found`; `import-not-open` when it is applied or undone already; `import-expired`;
 * `import-outdated` where it would not do what was told any more
 */
export async function applyImport(
  tx: Transaction,
  actor: Actor,
  cityCode: CityCode,
  importId: string,
  progress: Progress = SILENT,
): Promise<ImportPreview> {
  await lockImports(tx, cityCode);
  const batch = await getImport(tx, cityCode, importId, 'previewed');
  const plan = await planOf(tx, batch);
  if (JSON.stringify(toldBy(plan).told) !== JSON.stringify(batch.rows.told)) {
    throw new Problem('import-outdated');
  }
  await addProviders(tx, cityCode, plan.newProviders);
  const changes = plan.steps.flatMap(({ before, after }): FacilityChange[] =>
    after === null ? [] : [{ before, after } as FacilityChange],
  );
  await saveChanges(tx, actor, { kind: 'import', id: importId }, changes, progress);
  await markApplied(tx, batch);
  return { batch: { ...batch, state: 'applied' }, plan };
}

/**
 * Makes all places what they were before the import, all or none.
 * @throws Problem `not-found`, `import-not-applied`; `import-undo-changed` where places were changed
 * or reported since
 */
export async function undoImport(
  tx: Transaction,
  actor: Actor,
  cityCode: CityCode,
  importId: string,
): Promise<{ readonly restored: number; readonly removed: number }> {
  await lockImports(tx, cityCode);
  const batch = await getImport(tx, cityCode, importId, 'applied');
  const made = await listImportChanges(tx, cityCode, importId);
  const ids = made.map(({ facility_id }) => facility_id);
  const now = new Map(
    (await listFacilitiesById(tx, cityCode, ids)).map((place) => [place.facilityId, place]),
  );
  const reported = new Set(await listReported(tx, cityCode, ids));
  const changes = made.map(({ facility_id, version, before }): FacilityChange => {
    const place = now.get(facility_id);
    const isNew = before === null;
    if (place === undefined || place.version !== version || (isNew && reported.has(facility_id))) {
      const name = place?.name ?? facility_id;
      throw new Problem('import-undo-changed', {}, { name });
    }
    return {
      before: place,
      after: isNew ? null : restored(before as unknown as Facility, place, tx),
    };
  });
  await saveChanges(tx, actor, { kind: 'undo', id: importId }, changes);
  await removeUnusedProviders(tx, cityCode, batch.rows.newProviderIds);
  await markUndone(tx, batch);
  const removed = changes.filter(({ after }) => after === null).length;
  return { restored: changes.length - removed, removed };
}

/** As it was; only its version goes on, so that nobody takes it for what he read before. */
function restored(before: Facility, now: Facility, tx: Transaction): Facility {
  return { ...before, version: now.version + 1, changedAt: tx.now };
}

async function lockImports(tx: Transaction, cityCode: CityCode): Promise<void> {
  await tx.lock([`directory.import ${cityCode}`, `directory.provider ${cityCode}`]);
}

async function getImport(
  tx: Transaction,
  cityCode: CityCode,
  importId: string,
  state: ImportBatch['state'],
): Promise<ImportBatch> {
  const batch = await findImport(tx, cityCode, importId);
  if (batch === null) throw new Problem('not-found');
  if (batch.state === 'previewed' && batch.madeAt <= lastExpired(tx.now)) {
    throw new Problem('import-expired');
  }
  if (batch.state === state) return batch;
  const code = state === 'previewed' ? 'import-not-open' : 'import-not-applied';
  throw new Problem(code, {}, { state: batch.state });
}

async function planOf(reading: Reading, batch: ImportBatch): Promise<ImportPlan> {
  const { cityCode, region, source, rows, madeBy } = batch;
  return planImport({
    listings: rows.listings,
    newIds: rows.newIds,
    source,
    region,
    known: await listCandidates(reading, cityCode, rows.listings, source),
    providers: await listAllProviders(reading, cityCode),
    confirmation: { at: rows.asOf, who: madeBy, how: 'import' },
    now: reading.now,
  });
}

function toldBy({ steps, newProviders }: ImportPlan): Pick<ImportRows, 'told' | 'newProviderIds'> {
  return {
    told: steps.map(({ kind, facilityId }) => [kind, facilityId]),
    newProviderIds: newProviders.map(({ providerId }) => providerId),
  };
}

function cityOfImport(region: RegionCode): CityCode {
  const cityCode = cityOfRegion(region);
  if (cityCode === null) throw new Problem('import-region-too-wide', {}, { code: region });
  return cityCode;
}

function refuseStrangers(listings: readonly Listing[], region: RegionCode): void {
  const stranger = listings.find(
    ({ regionCode }) => regionCode !== null && !isWithinRegion(regionCode, region),
  );
  if (stranger === undefined) return;
  const details = { name: stranger.name, region: stranger.regionCode ?? '' };
  throw new Problem('listing-out-of-region', { row: stranger.row }, details);
}
