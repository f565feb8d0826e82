import { type Actor, actorName, Problem, type Transaction } from '@yike/kernel';
import { keeperOf } from './boundary.ts';
import type { Circle } from './circle.ts';
import type { TerritoryTables } from './tables.ts';

export async function insertCircle(tx: Transaction, actor: Actor, circle: Circle): Promise<void> {
  const { regionCode } = circle;
  await tx
    .tables<TerritoryTables>()
    .insertInto('territory.circle')
    .values({ ...keyOf(circle), region_code: regionCode, ...columnsOf(actor, circle) })
    .execute();
  await saveCommunities(tx, circle);
}

/** Saves it if it is still at the version before. @throws Problem `version-changed` */
export async function updateCircle(tx: Transaction, actor: Actor, circle: Circle): Promise<void> {
  const { numUpdatedRows } = await tx
    .tables<TerritoryTables>()
    .updateTable('territory.circle')
    .set(columnsOf(actor, circle))
    .where((eb) => eb.and({ ...keyOf(circle), version: circle.version - 1 }))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Problem('version-changed', {}, { version: circle.version });
  await saveCommunities(tx, circle);
}

async function saveCommunities(tx: Transaction, circle: Circle): Promise<void> {
  const db = tx.tables<TerritoryTables>();
  await db
    .deleteFrom('territory.circle_community')
    .where((eb) => eb.and(keyOf(circle)))
    .execute();
  const rows = circle.communities.map((code) => ({ ...keyOf(circle), region_code: code }));
  if (rows.length > 0) await db.insertInto('territory.circle_community').values(rows).execute();
}

function keyOf({ regionCode, circleId }: Circle) {
  return { city_code: keeperOf(regionCode), circle_id: circleId };
}

function columnsOf(actor: Actor, circle: Circle) {
  return {
    kind: circle.kind,
    name: circle.name,
    version: circle.version,
    changed_at: circle.changedAt,
    changed_by: actorName(actor),
  };
}
