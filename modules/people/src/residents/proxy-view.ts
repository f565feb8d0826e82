import { type Actor, type CityCode, dayInChina, type Reading } from '@yike/kernel';
import type { Selectable } from 'kysely';
import type { PersonKey } from './person.ts';
import { isProxyFor, type PersonProxy, type ProxyScope } from './proxy.ts';
import type { PeopleTables } from './tables.ts';

/** All who act or acted for a person. */
export async function listProxies(
  reading: Reading,
  { cityCode, personId }: PersonKey,
): Promise<readonly PersonProxy[]> {
  const rows = await reading
    .tables<PeopleTables>()
    .selectFrom('people.proxy')
    .selectAll()
    .where('city_code', '=', cityCode)
    .where('person_id', '=', personId)
    .orderBy('made_at')
    .orderBy('proxy_id')
    .execute();
  return rows.map(proxyOf);
}

/** For whom an account acts or acted. */
export async function listProxiesBy(
  reading: Reading,
  accountId: string,
): Promise<readonly PersonProxy[]> {
  const rows = await reading
    .tables<PeopleTables>()
    .selectFrom('people.proxy')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('city_code')
    .orderBy('proxy_id')
    .execute();
  return rows.map(proxyOf);
}

/** Is the actor this person, or somebody who may do this for the person today? */
export async function actsFor(
  reading: Reading,
  actor: Actor,
  person: PersonKey,
  scope: ProxyScope,
): Promise<boolean> {
  return (
    (await isPersonSelf(reading, actor, person)) ||
    (await isProxyNow(reading, actor, person, scope))
  );
}

/** Does the actor sign in as this person? */
export async function isPersonSelf(
  reading: Reading,
  actor: Actor,
  { cityCode, personId }: PersonKey,
): Promise<boolean> {
  if (actor.kind !== 'account') return false;
  const row = await reading
    .tables<PeopleTables>()
    .selectFrom('people.person')
    .select('account_id')
    .where('city_code', '=', cityCode)
    .where('person_id', '=', personId)
    .where('account_id', '=', actor.accountId)
    .executeTakeFirst();
  return row !== undefined;
}

async function isProxyNow(
  reading: Reading,
  actor: Actor,
  person: PersonKey,
  scope: ProxyScope,
): Promise<boolean> {
  if (actor.kind !== 'account') return false;
  const today = dayInChina(reading.now);
  return (await listProxies(reading, person)).some(
    (proxy) => proxy.accountId === actor.accountId && isProxyFor(proxy, scope, today),
  );
}

function proxyOf(row: Selectable<PeopleTables['people.proxy']>): PersonProxy {
  return {
    cityCode: row.city_code as CityCode,
    proxyId: row.proxy_id,
    personId: row.person_id,
    accountId: row.account_id,
    kind: row.kind as PersonProxy['kind'],
    scope: row.scope as ProxyScope[],
    validFrom: row.valid_from,
    validTo: row.valid_to,
    consentId: row.consent_id,
    endedAt: row.ended_at,
  };
}
