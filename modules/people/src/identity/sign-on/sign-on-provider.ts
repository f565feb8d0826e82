import { type CityCode, keepsSecrets, Problem, type SignOnProvider } from '@yike/kernel';

/** The OpenID Connect provider of a city, and what the city lets it do. */
export interface CityProvider extends SignOnProvider {
  readonly cityCode: CityCode;
  /** Where people open this platform: `https://yike.example`. */
  readonly site: string;
  /** Whoever is unknown gets an account without roles. */
  readonly makesAccounts: boolean;
  /** Whoever has a verified address in these domains is the account with this address. */
  readonly emailDomains: readonly string[];
  /** Any of these says that a second factor was shown. */
  readonly secondFactorAcr: readonly string[];
  readonly secondFactorAmr: readonly string[];
}

/** Where the secret of a provider is sealed for. */
export const placeOfSecret = (cityCode: string): string => `identity.sign_on_provider ${cityCode}`;

/**
 * An address without anything behind it, in its one way of writing.
 *
 * @throws Problem `sign-on-address`
 */
export function plainAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isPlain =
    url !== null &&
    keepsSecrets(url) &&
    `${url.username}${url.password}${url.search}${url.hash}` === '';
  if (!isPlain) throw new Problem('sign-on-address', {}, { address });
  return url.href;
}

/** The origin at which people open the platform. @throws Problem `sign-on-address` */
export function siteAddress(address: string): string {
  const url = new URL(plainAddress(address));
  if (url.pathname !== '/') throw new Problem('sign-on-address', {}, { address });
  return url.origin;
}

/**
 * Where the browser goes once somebody has signed in: an address of this site and of no other,
 * however it is written.
 *
 * @throws Problem `sign-on-address`
 */
export function addressToReturnTo(site: string, path: string): string {
  const url = URL.canParse(path, site) ? new URL(path, site) : null;
  if (url === null || !path.startsWith('/') || url.origin !== site) {
    throw new Problem('sign-on-address', {}, { address: path });
  }
  return url.href;
}

/** Where a provider sends browsers back to; of its own for each city, so that none answers for another. */
export function redirectUriOf({ site, cityCode }: Pick<CityProvider, 'site' | 'cityCode'>): string {
  return `${site}/api/v1/sign-in/cities/${cityCode}/callback`;
}

/** Did the provider say that a second factor was shown, in words that the city accepts? */
export function showsSecondFactor(
  { secondFactorAcr, secondFactorAmr }: CityProvider,
  { acr, amr }: { readonly acr: string | null; readonly amr: readonly string[] },
): boolean {
  return (
    (acr !== null && secondFactorAcr.includes(acr)) ||
    amr.some((means) => secondFactorAmr.includes(means))
  );
}

/** Is the provider the authority for this address? `@example.org` speaks for no `@a.example.org`. */
export function speaksFor({ emailDomains }: CityProvider, email: string): boolean {
  return emailDomains.includes(email.slice(email.lastIndexOf('@') + 1));
}
