import { type Actor, Problem, type Transaction } from '@yike/kernel';
import {
  type Consent,
  findPersonRegion,
  giveConsent,
  listConsents,
  mayKeepPersons,
  type PersonKey,
  recordAccess,
  withdrawConsent,
} from '@yike/people';
import { PEOPLE_API } from '@yike/people/contract';
import { type Route, routesOf } from '../route.ts';
import { ofPerson } from './person-access.ts';

const { recordedRead, change } = routesOf('people');

/** What a person agreed to and took back: by the person, by a proxy who manages, by workers. */
export const CONSENT_ROUTES: readonly Route[] = [
  recordedRead(
    PEOPLE_API.listConsents,
    ofPerson(mayKeepPersons, 'manage'),
    async (tx, actor, { params, query }) => {
      await recordLook(tx, actor, 'listConsents', query.reason, params);
      return { items: (await listConsents(tx, params)).map(shown) };
    },
  ),
  change(
    PEOPLE_API.giveConsent,
    ofPerson(mayKeepPersons, 'manage'),
    async (tx, actor, { params, body }) => {
      const { reason, ...agreement } = body;
      const doing = { actor, action: 'giveConsent', reason };
      return { consentId: await giveConsent(tx, doing, params, agreement) };
    },
  ),
  change(
    PEOPLE_API.withdrawConsent,
    ofPerson(mayKeepPersons, 'manage'),
    async (tx, actor, { params, body }) => {
      const doing = { actor, action: 'withdrawConsent', reason: body.reason };
      await withdrawConsent(tx, doing, params, params.consentId, body.channel);
      return {};
    },
  ),
];

/** Writes down that somebody looked at what concerns a person. @throws Problem `not-found` */
export async function recordLook(
  tx: Transaction,
  actor: Actor,
  action: string,
  reason: string,
  person: PersonKey,
): Promise<void> {
  const regionCode = await findPersonRegion(tx, person);
  if (regionCode === null) throw new Problem('not-found');
  const personIds = [person.personId];
  await recordAccess(tx, { actor, action, reason, regionCode, outcome: 'done', personIds });
}

function shown(consent: Consent) {
  return { ...consent, at: consent.at.toISOString() };
}
