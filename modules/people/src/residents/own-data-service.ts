import type { Actor, Reading, Transaction } from '@yike/kernel';
import { appendAccountEvent } from '../identity/account-event-store.ts';
import { listAccountEvents } from '../identity/account-event-view.ts';
import { getAccount } from '../identity/account-view.ts';
import { closeForGood } from '../identity/closing-service.ts';
import { endGrant } from '../identity/role-store.ts';
import { listGrantsOf } from '../identity/role-view.ts';
import { listSessions } from '../identity/session-view.ts';
import { listIdentities } from '../identity/sign-on/sign-on-identity-view.ts';
import type { KeyRing } from '../key-ring.ts';
import { recordAccess } from './access-record-store.ts';
import { listConsents } from './consent-view.ts';
import { findHousehold, listHouseholdsOf } from './household-view.ts';
import { type OwnDataPart, RETAINED, type Retained } from './own-data.ts';
import type { Person } from './person.ts';
import { type Doing, erasePerson } from './person-service.ts';
import { listPersonsOf } from './person-view.ts';
import { endProxies } from './proxy-store.ts';
import { listProxies, listProxiesBy } from './proxy-view.ts';

type AccountActor = Actor & { readonly kind: 'account' };

/**
 * All that is known of whoever asks, to take along. What names others is left out.
 * @param parts what other modules know
 */
export async function exportOwnData(
  tx: Transaction,
  keys: KeyRing,
  actor: AccountActor,
  parts: readonly OwnDataPart[],
) {
  const { accountId } = actor;
  const persons = await listPersonsOf(tx, keys, accountId);
  const said = {
    madeAt: tx.now,
    account: await getAccount(tx, keys, accountId),
    roles: await listGrantsOf(tx, accountId),
    sessions: await listSessions(tx, accountId),
    signOnIdentities: await listIdentities(tx, accountId),
    events: await listAccountEvents(tx, accountId),
    actsFor: await listProxiesBy(tx, accountId),
    persons: await inTurn(persons, (person) => personExport(tx, person)),
    others: Object.fromEntries(
      await inTurn(parts, async ({ name, exportOf }) => [name, await exportOf(tx, accountId)]),
    ),
    retainedOnDeletion: retainedBy(parts),
  };
  await appendAccountEvent(tx, actor, accountId, 'exported', '');
  for (const { regionCode, personId } of persons) {
    const access = { actor, action: 'exportOwnData', reason: OWN, regionCode };
    await recordAccess(tx, { ...access, outcome: 'done', personIds: [personId] });
  }
  return said;
}

/**
 * Takes away all that names whoever asks, here and in every city, and says what stays. The account
 * signs in no more, and what it was let do for others ends.
 *
 * @param parts what other modules know
 * @throws Problem `not-found` when it was closed meanwhile
 */
export async function deleteOwnData(
  tx: Transaction,
  keys: KeyRing,
  actor: AccountActor,
  parts: readonly OwnDataPart[],
) {
  const { accountId } = actor;
  const doing: Doing = { actor, action: 'deleteOwnData', reason: OWN };
  for (const { cityCode, personId } of await listPersonsOf(tx, keys, accountId)) {
    await erasePerson(tx, keys, doing, { cityCode, personId });
  }
  for (const { grantId, revokedAt } of await listGrantsOf(tx, accountId)) {
    if (revokedAt === null) await endGrant(tx, actor, grantId, OWN);
  }
  for (const { cityCode, personId, proxyId } of await listProxiesBy(tx, accountId)) {
    await endProxies(tx, actor, { cityCode, personId }, { proxyId });
  }
  for (const { forget } of parts) await forget(tx, accountId);
  await closeForGood(tx, keys, actor, accountId);
  return { retained: retainedBy(parts) };
}

const retainedBy = (parts: readonly OwnDataPart[]): readonly Retained[] => [
  ...RETAINED,
  ...parts.flatMap(({ retained }) => retained),
];

const OWN = 'own data';

async function personExport(reading: Reading, person: Person) {
  const { cityCode, personId } = person;
  const households = await inTurn(await listHouseholdsOf(reading, cityCode, personId), (id) =>
    findHousehold(reading, cityCode, id),
  );
  return {
    ...person,
    households: households.flatMap((household) =>
      household === null
        ? []
        : [{ ...household, members: household.members.filter((one) => one.personId === personId) }],
    ),
    consents: await listConsents(reading, person),
    proxies: await listProxies(reading, person),
  };
}

/** One after another: a transaction asks one question at a time. */
async function inTurn<From, To>(
  list: readonly From[],
  work: (one: From) => Promise<To>,
): Promise<To[]> {
  const done: To[] = [];
  for (const one of list) done.push(await work(one));
  return done;
}
