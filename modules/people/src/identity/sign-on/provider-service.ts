import type { CityCode, SignOnPort, Transaction } from '@yike/kernel';
import type { KeyRing } from '../../key-ring.ts';
import { endSessionsThrough } from '../session-store.ts';
import { checksOf } from './begun-sign-on-store.ts';
import { type CityProvider, plainAddress, redirectUriOf, siteAddress } from './sign-on-provider.ts';
import { removeProvider } from './sign-on-provider-store.ts';

/**
 * A provider as it will be kept, asked once whether it answers.
 *
 * @throws Problem `sign-on-address`, `sign-on-away`
 */
export async function checkProvider(
  signOn: SignOnPort,
  keys: KeyRing,
  said: CityProvider,
): Promise<CityProvider> {
  const provider = {
    ...said,
    issuer: plainAddress(said.issuer),
    site: siteAddress(said.site),
    emailDomains: said.emailDomains.map((domain) => domain.toLowerCase()),
  };
  await signOn.urlToAsk(provider, {
    checks: checksOf(keys, 'a check'),
    redirectUri: redirectUriOf(provider),
    wantsEmail: false,
    acrValues: [],
  });
  return provider;
}

/**
 * A city trusts its provider no more: nobody signs in through it, and who did is signed out. Links of
 * identities stay with the accounts. Gives the number of sessions that ended.
 *
 * @throws Problem `sign-on-none`
 */
export async function endTrust(tx: Transaction, cityCode: CityCode): Promise<number> {
  await removeProvider(tx, cityCode);
  return await endSessionsThrough(tx, cityCode);
}
