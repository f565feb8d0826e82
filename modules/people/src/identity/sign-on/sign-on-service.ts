import {
  type Actor,
  type CityCode,
  Problem,
  type SignOnPort,
  type SignOnQuestion,
  type Transactions,
} from '@yike/kernel';
import type { KeyRing } from '../../key-ring.ts';
import { findOpenSession } from '../session-view.ts';
import { beginSession, revokeSession, type SignedIn, type Source } from '../sign-in-service.ts';
import { checksOf, insertBegun, takeBegun } from './begun-sign-on-store.ts';
import { accountOfClaims, linkOwnIdentity, sessionForLinking } from './linking-service.ts';
import {
  addressToReturnTo,
  type CityProvider,
  redirectUriOf,
  showsSecondFactor,
} from './sign-on-provider.ts';
import { getProvider, holdProvider } from './sign-on-provider-view.ts';

type AccountActor = Actor & { readonly kind: 'account' };

/** What single sign-on needs of the world. */
export interface SignOnParts {
  readonly database: Transactions;
  readonly keys: KeyRing;
  readonly signOn: SignOnPort;
}

/** Where to send the browser, and what it bears until it comes back. */
export interface SignOnBegun {
  readonly url: string;
  readonly token: string;
}

/**
 * Begins to sign in through the provider of a city; or, for who is signed in already, to link the
 * identity there to the own account.
 *
 * @throws Problem `sign-on-none`, `sign-on-away`, `sign-on-address`, `sign-on-link-unsure`
 */
export async function beginSignOn(
  { database, keys, signOn }: SignOnParts,
  wish: { readonly cityCode: CityCode; readonly returnTo: string },
  linking: AccountActor | null,
): Promise<SignOnBegun> {
  const { provider, token } = await database.transaction(async (tx) => {
    const provider = await getProvider(tx, keys, wish.cityCode);
    const sessionId = linking === null ? null : await sessionForLinking(tx, keys, linking);
    const returnTo = addressToReturnTo(provider.site, wish.returnTo);
    const begun = { cityCode: wish.cityCode, returnTo, sessionId };
    return { provider, token: await insertBegun(tx, begun) };
  });
  return { url: await signOn.urlToAsk(provider, questionOf(keys, provider, token)), token };
}

/** What the browser came back with. */
export interface SignOnReturn {
  readonly cityCode: CityCode;
  /** What it bore; null where it came without. */
  readonly token: string | null;
  readonly answer: Readonly<Record<string, string>>;
  readonly source: Source;
}

/**
 * Ends what was begun: a new session, or, where it was begun to link, null. What is not the answer
 * to what this browser was sent with is refused, and spoils nothing that is under way.
 *
 * @throws Problem `sign-on-refused`, `sign-on-none`, `sign-on-away`, `sign-on-unknown`, `sign-on-linked`
 */
export async function finishSignOn(
  { database, keys, signOn }: SignOnParts,
  { cityCode, token, answer, source }: SignOnReturn,
): Promise<{ readonly returnTo: string; readonly signedIn: SignedIn | null }> {
  if (token === null || answer['state'] !== checksOf(keys, token).state) {
    throw new Problem('sign-on-refused');
  }
  const { provider, begun } = await database.transaction(async (tx) => ({
    provider: await getProvider(tx, keys, cityCode),
    begun: await takeBegun(tx, token, cityCode),
  }));
  if (begun === null) throw new Problem('sign-on-refused');
  const claims = await signOn.readAnswer(provider, questionOf(keys, provider, token), answer);
  const { returnTo, sessionId } = begun;
  const signedIn = await database.transaction(async (tx) => {
    // the city may have parted with it while it was asked
    const now = await holdProvider(tx, keys, cityCode);
    if (now.issuer !== provider.issuer) throw new Problem('sign-on-refused');
    if (sessionId !== null) {
      await linkOwnIdentity(tx, keys, provider, sessionId, claims);
      return null;
    }
    return await beginSession(tx, {
      accountId: await accountOfClaims(tx, keys, now, claims),
      means: 'single-sign-on',
      agent: source.agent,
      hasSecondFactor: showsSecondFactor(now, claims),
      signOnCity: cityCode,
    });
  });
  return { returnTo, signedIn };
}

/**
 * Ends the session. Gives where the browser signs out of the provider too; null where it did not
 * come from one, or that one is away.
 *
 * @throws Problem `not-found` where it had ended already
 */
export async function signOut(
  { database, keys, signOn }: SignOnParts,
  actor: AccountActor,
  sessionId: string,
): Promise<string | null> {
  const provider = await database.transaction(async (tx) => {
    const { signOnCity = null } = (await findOpenSession(tx, sessionId)) ?? {};
    await revokeSession(tx, actor, sessionId);
    return signOnCity === null ? null : await getProvider(tx, keys, signOnCity);
  });
  if (provider === null) return null;
  return await signOn.urlToEnd(provider).catch((error: unknown) => {
    if (error instanceof Problem) return null;
    throw error;
  });
}

function questionOf(keys: KeyRing, provider: CityProvider, token: string): SignOnQuestion {
  return {
    checks: checksOf(keys, token),
    redirectUri: redirectUriOf(provider),
    wantsEmail: provider.emailDomains.length > 0,
    acrValues: provider.secondFactorAcr,
  };
}
