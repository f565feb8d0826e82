import type { CityCode, Day } from '@yike/kernel';

/** What somebody can be let do for another. */
export const PROXY_SCOPES = ['view', 'manage', 'book', 'order', 'health'] as const;

export type ProxyScope = (typeof PROXY_SCOPES)[number];

/** A guardian or a relative who acts for a person. */
export interface PersonProxy {
  readonly cityCode: CityCode;
  readonly proxyId: string;
  /** For whom. */
  readonly personId: string;
  /** Who signs in. */
  readonly accountId: string;
  readonly kind: 'guardian' | 'family';
  readonly scope: readonly ProxyScope[];
  readonly validFrom: Day;
  /** The first day no longer. */
  readonly validTo: Day;
  readonly consentId: string;
  readonly endedAt: Date | null;
}

/** May the proxy do this on that day? */
export function isProxyFor(proxy: PersonProxy, scope: ProxyScope, today: Day): boolean {
  return (
    proxy.endedAt === null &&
    proxy.validFrom <= today &&
    today < proxy.validTo &&
    proxy.scope.includes(scope)
  );
}
