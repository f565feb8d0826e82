import { type Actor, complaint, Problem, type Transaction } from '@yike/kernel';
import type { Imported } from './import-service.ts';
import { decideRegion, type Region, type RegionStep } from './region.ts';
import { mayImportRegions } from './region-policy.ts';
import { addRegions, endRegion } from './region-store.ts';
import { listHistories } from './region-view.ts';

/** What an import of regions did, with the step for each. */
export type ImportedRegions = Imported & { readonly steps: readonly RegionStep[] };

/**
 * Adds and renames; clashes are left as they are. Two imports at once come one after the other.
 * @throws Problem `not-allowed`
 */
export async function importRegions(
  tx: Transaction,
  actor: Actor,
  regions: readonly Region[],
): Promise<ImportedRegions> {
  if (!mayImportRegions(actor)) throw new Problem('not-allowed');
  await tx.lock(['territory.region']);
  const histories = await listHistories(
    tx,
    regions.map(({ regionCode }) => regionCode),
  );
  const steps = regions.map((one) => decideRegion(one, histories.get(one.regionCode) ?? []));
  const renamed = steps.filter((step) => step.kind === 'rename');
  for (const { before, region } of renamed) await endRegion(tx, before, region.validFrom);
  const isNew = ({ kind }: RegionStep): boolean => kind === 'add' || kind === 'rename';
  const added = steps.filter(isNew).map(({ region }) => region);
  await addRegions(tx, added);
  return {
    steps,
    saved: added.length,
    same: steps.filter(({ kind }) => kind === 'same').length,
    complaints: steps.flatMap((step) => (step.kind === 'clash' ? [clashOf(step)] : [])),
  };
}

function clashOf({ region, before }: Extract<RegionStep, { kind: 'clash' }>) {
  const names = { code: region.regionCode, name: region.name, before: before.name };
  return complaint('skipped', 'region-name-clashes', {}, names);
}
