import { type Actor, Problem, type Reading, type Transaction } from '@yike/kernel';
import { decideRegion, type Region, type RegionStep } from './region.ts';
import { mayImportRegions } from './region-policy.ts';
import { addRegions, endRegion } from './region-store.ts';
import { listHistories } from './region-view.ts';

/** What an import would do, row by row; nothing is changed. */
export async function previewRegions(
  reading: Reading,
  regions: readonly Region[],
): Promise<RegionStep[]> {
  const histories = await listHistories(
    reading,
    regions.map(({ regionCode }) => regionCode),
  );
  return regions.map((region) => decideRegion(region, histories.get(region.regionCode) ?? []));
}

/**
 * Adds and renames; clashes are left as they are. Two imports at once come one after the other.
 * @throws Problem `not-allowed`
 */
export async function importRegions(
  tx: Transaction,
  actor: Actor,
  regions: readonly Region[],
): Promise<RegionStep[]> {
  if (!mayImportRegions(actor)) throw new Problem('not-allowed');
  await tx.lock(['territory.region']);
  const steps = await previewRegions(tx, regions);
  for (const step of steps) {
    if (step.kind === 'rename') await endRegion(tx, step.before, step.region.validFrom);
  }
  const isNew = ({ kind }: RegionStep): boolean => kind === 'add' || kind === 'rename';
  await addRegions(
    tx,
    steps.filter(isNew).map(({ region }) => region),
  );
  return steps;
}
