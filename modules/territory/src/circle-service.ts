import {
  type Actor,
  type CityCode,
  dayInChina,
  Problem,
  type RegionCode,
  type Transaction,
} from '@yike/kernel';
import { type Circle, type CircleFields, findForeignCommunity } from './circle.ts';
import { insertCircle, updateCircle } from './circle-store.ts';
import { findCircle } from './circle-view.ts';
import { findRegion } from './region-view.ts';

/** Declares a circle. @throws Problem `region-unknown`, `circle-community-foreign` */
export async function addCircle(
  tx: Transaction,
  actor: Actor,
  regionCode: RegionCode,
  fields: CircleFields,
): Promise<Circle> {
  if ((await findRegion(tx, regionCode, dayInChina(tx.now))) === null) {
    throw new Problem('region-unknown', {}, { code: regionCode });
  }
  const circle: Circle = {
    ...inOrder(regionCode, fields),
    circleId: crypto.randomUUID(),
    regionCode,
    version: 1,
    changedAt: tx.now,
  };
  await insertCircle(tx, actor, circle);
  return circle;
}

/**
 * @param version the one that was read; null: whatever there is
 * @throws Problem `not-found`, `version-changed`, `circle-community-foreign`
 */
export async function changeCircle(
  tx: Transaction,
  actor: Actor,
  circleKey: { readonly cityCode: CityCode; readonly circleId: string },
  version: number | null,
  fields: CircleFields,
): Promise<Circle> {
  const before = await findCircle(tx, circleKey.cityCode, circleKey.circleId);
  if (before === null) throw new Problem('not-found');
  if (version !== null && version !== before.version) {
    throw new Problem('version-changed', {}, { version: before.version });
  }
  const circle: Circle = {
    ...before,
    ...inOrder(before.regionCode, fields),
    version: before.version + 1,
    changedAt: tx.now,
  };
  await updateCircle(tx, actor, circle);
  return circle;
}

function inOrder(regionCode: RegionCode, fields: CircleFields): CircleFields {
  const foreign = findForeignCommunity(regionCode, fields);
  if (foreign !== null) throw new Problem('circle-community-foreign', {}, { code: foreign });
  return { ...fields, communities: [...new Set(fields.communities)].sort() };
}
