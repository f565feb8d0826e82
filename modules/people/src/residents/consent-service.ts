import { type Actor, Problem, type Reading, type Transaction } from '@yike/kernel';
import { recordAccess } from './access-record-store.ts';
import { type Channel, type Consent, fitsChannel, type Purpose } from './consent.ts';
import { appendConsent } from './consent-store.ts';
import { getConsent } from './consent-view.ts';
import type { PersonKey } from './person.ts';
import type { Doing } from './person-service.ts';
import { findPersonRegion } from './person-view.ts';
import { endProxies } from './proxy-store.ts';
import { actsFor, isPersonSelf } from './proxy-view.ts';

/** What somebody agrees to: for what, by which text, how it reached us. */
export interface Agreement {
  readonly purpose: Purpose;
  readonly textVersion: string;
  readonly textSha256: string;
  readonly channel: Channel;
}

/** Writes down that a person agreed. @throws Problem `not-found`, `consent-channel-wrong` */
export async function giveConsent(
  tx: Transaction,
  doing: Doing,
  person: PersonKey,
  agreement: Agreement,
): Promise<string> {
  await checkChannel(tx, doing.actor, person, agreement.channel);
  const step = { ...person, ...agreement, step: 'given', withdraws: null } as const;
  const consentId = await appendConsent(tx, doing.actor, step);
  await recordOf(tx, doing, person);
  return consentId;
}

/**
 * Writes down that a person took it back. Whoever acts for the person by it no longer does.
 *
 * @throws Problem `not-found`, `consent-ended`, `consent-channel-wrong`
 */
export async function withdrawConsent(
  tx: Transaction,
  doing: Doing,
  person: PersonKey,
  consentId: string,
  channel: Channel,
): Promise<void> {
  await checkChannel(tx, doing.actor, person, channel);
  const given: Consent = await getConsent(tx, person, consentId);
  const { purpose, textVersion, textSha256 } = given;
  await appendConsent(tx, doing.actor, {
    ...person,
    purpose,
    textVersion,
    textSha256,
    channel,
    step: 'withdrawn',
    withdraws: consentId,
  });
  await endProxies(tx, doing.actor, person, { consentId });
  await recordOf(tx, doing, person);
}

async function recordOf(tx: Transaction, doing: Doing, person: PersonKey): Promise<void> {
  const regionCode = await findPersonRegion(tx, person);
  if (regionCode === null) throw new Problem('not-found');
  const personIds = [person.personId];
  await recordAccess(tx, { ...doing, regionCode, outcome: 'done', personIds });
}

async function checkChannel(
  reading: Reading,
  actor: Actor,
  person: PersonKey,
  channel: Channel,
): Promise<void> {
  const isSelf = await isPersonSelf(reading, actor, person);
  const isProxy = !isSelf && (await actsFor(reading, actor, person, 'manage'));
  const other = isProxy ? 'proxy' : 'staff';
  if (!fitsChannel(isSelf ? 'self' : other, channel)) throw new Problem('consent-channel-wrong');
}
