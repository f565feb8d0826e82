import { type Day, dayInChina, Problem, type Transaction } from '@yike/kernel';
import { findCredentials } from '../identity/account-view.ts';
import type { Contact } from '../identity/contact.ts';
import type { KeyRing } from '../key-ring.ts';
import { recordAccess } from './access-record-store.ts';
import { type Agreement, giveConsent } from './consent-service.ts';
import { ageInYears, GUARDED_BELOW_YEARS, type PersonKey } from './person.ts';
import { type Doing, getPerson } from './person-service.ts';
import type { PersonProxy, ProxyScope } from './proxy.ts';
import { endProxies, insertProxy } from './proxy-store.ts';

/** Whom a person lets act, for what, how long, and how the person agreed. */
export interface ProxyWish {
  readonly contact: Contact;
  readonly kind: PersonProxy['kind'];
  readonly scope: readonly ProxyScope[];
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly agreement: Omit<Agreement, 'purpose'>;
}

/**
 * Lets somebody act for a person. The agreement is written down in the same breath, and taking it
 * back ends it. For a child guardians alone can act, and staff look at the papers: the channel is
 * `paper`.
 *
 * @throws Problem `not-found`, `account-unknown`, `proxy-self`, `proxy-dates`, `proxy-child`
 */
export async function makeProxy(
  tx: Transaction,
  keys: KeyRing,
  doing: Doing,
  key: PersonKey,
  wish: ProxyWish,
): Promise<PersonProxy> {
  const person = await getPerson(tx, keys, key);
  const account = await findCredentials(tx, keys, wish.contact);
  if (account === null) throw new Problem('account-unknown');
  if (account.account_id === person.accountId) throw new Problem('proxy-self');
  if (wish.validFrom >= wish.validTo) throw new Problem('proxy-dates');
  const { birthDate } = person.particulars;
  const isChild =
    birthDate !== null && ageInYears(birthDate, dayInChina(tx.now)) < GUARDED_BELOW_YEARS;
  const isByPapers = wish.kind === 'guardian' && wish.agreement.channel === 'paper';
  if (isChild && !isByPapers) throw new Problem('proxy-child');
  const consentId = await giveConsent(tx, doing, key, { ...wish.agreement, purpose: 'proxy' });
  const proxy: PersonProxy = {
    ...key,
    proxyId: crypto.randomUUID(),
    accountId: account.account_id,
    kind: wish.kind,
    scope: [...new Set(wish.scope)],
    validFrom: wish.validFrom,
    validTo: wish.validTo,
    consentId,
    endedAt: null,
  };
  await insertProxy(tx, doing.actor, proxy);
  return proxy;
}

/** @throws Problem `not-found` where there is none in force */
export async function endProxy(
  tx: Transaction,
  keys: KeyRing,
  doing: Doing,
  key: PersonKey,
  proxyId: string,
): Promise<void> {
  const { regionCode, personId } = await getPerson(tx, keys, key);
  if ((await endProxies(tx, doing.actor, key, { proxyId })) === 0) throw new Problem('not-found');
  await recordAccess(tx, { ...doing, regionCode, outcome: 'done', personIds: [personId] });
}
