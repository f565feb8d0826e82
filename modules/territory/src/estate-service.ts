import {
  type Actor,
  type CityCode,
  dayInChina,
  Problem,
  type RegionCode,
  regionLevel,
  type Transaction,
} from '@yike/kernel';
import type { Estate, EstateFields } from './estate.ts';
import { insertEstate, updateEstate } from './estate-store.ts';
import { findEstate } from './estate-view.ts';
import { findRegion } from './region-view.ts';

/**
 * Adds an estate to a community or township.
 * @throws Problem `region-unknown`, `estate-region-too-wide`
 */
export async function addEstate(
  tx: Transaction,
  actor: Actor,
  regionCode: RegionCode,
  fields: EstateFields,
): Promise<Estate> {
  const region = await findRegion(tx, regionCode, dayInChina(tx.now));
  if (region === null) throw new Problem('region-unknown', {}, { code: regionCode });
  if (!['township', 'community'].includes(regionLevel(regionCode))) {
    throw new Problem('estate-region-too-wide', {}, { name: region.name });
  }
  const estate: Estate = {
    ...fields,
    estateId: crypto.randomUUID(),
    regionCode,
    version: 1,
    changedAt: tx.now,
  };
  await insertEstate(tx, actor, estate);
  return estate;
}

/**
 * @param version the one that was read; null: whatever there is
 * @throws Problem `not-found`, `version-changed`
 */
export async function changeEstate(
  tx: Transaction,
  actor: Actor,
  estateKey: { readonly cityCode: CityCode; readonly estateId: string },
  version: number | null,
  fields: EstateFields,
): Promise<Estate> {
  const before = await findEstate(tx, estateKey.cityCode, estateKey.estateId);
  if (before === null) throw new Problem('not-found');
  if (version !== null && version !== before.version) {
    throw new Problem('version-changed', {}, { version: before.version });
  }
  const estate = { ...before, ...fields, version: before.version + 1, changedAt: tx.now };
  await updateEstate(tx, actor, estate);
  return estate;
}
