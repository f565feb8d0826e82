import { type Actor, actorName, type Transaction } from '@yike/kernel';
import type { PersonKey } from './person.ts';
import type { PersonProxy } from './proxy.ts';
import type { PeopleTables } from './tables.ts';

export async function insertProxy(
  tx: Transaction,
  actor: Actor,
  proxy: PersonProxy,
): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .insertInto('people.proxy')
    .values({
      city_code: proxy.cityCode,
      proxy_id: proxy.proxyId,
      person_id: proxy.personId,
      account_id: proxy.accountId,
      kind: proxy.kind,
      scope: [...proxy.scope],
      valid_from: proxy.validFrom,
      valid_to: proxy.validTo,
      consent_id: proxy.consentId,
      made_at: tx.now,
      made_by: actorName(actor),
    })
    .execute();
}

/** Ends what is in force: of one proxy, of one consent, or of all. Gives their number. */
export async function endProxies(
  tx: Transaction,
  actor: Actor,
  { cityCode, personId }: PersonKey,
  which: { readonly proxyId: string } | { readonly consentId: string } | 'all',
): Promise<number> {
  let query = tx
    .tables<PeopleTables>()
    .updateTable('people.proxy')
    .set({ ended_at: tx.now, ended_by: actorName(actor) })
    .where('city_code', '=', cityCode)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null);
  if (which !== 'all') {
    query =
      'proxyId' in which
        ? query.where('proxy_id', '=', which.proxyId)
        : query.where('consent_id', '=', which.consentId);
  }
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}
