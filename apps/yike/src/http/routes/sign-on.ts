import { beginSignOn, finishSignOn, listIdentities, unlinkIdentity } from '@yike/people';
import { SIGN_ON_API } from '@yike/people/contract';
import { type Route, routesOf } from '../route.ts';
import { accountActor, type IdentityParts } from './identity.ts';

const { read, change, steps } = routesOf('identity');

/** Signing in through the provider of a city, and linking an identity there to the own account. */
export function signOnRoutes({ keys, signOn }: IdentityParts): readonly Route[] {
  return [
    steps(
      SIGN_ON_API.beginSignOn,
      'everyone',
      async (database, _, { params, body }, { setSignOnToken }) => {
        const wish = { ...params, ...body };
        const { url, token } = await beginSignOn({ database, keys, signOn }, wish, null);
        setSignOnToken(token);
        return { url };
      },
    ),
    steps(
      SIGN_ON_API.finishSignOn,
      'everyone',
      async (database, _, { params, query }, exchange) => {
        const { signOnToken: token, source } = exchange;
        const back = { ...params, token, answer: textsOf(query), source };
        const { returnTo, signedIn } = await finishSignOn({ database, keys, signOn }, back);
        exchange.setSignOnToken(null);
        if (signedIn !== null) exchange.setSession(signedIn.token);
        exchange.goOnTo(returnTo);
        return {};
      },
    ),
    steps(
      SIGN_ON_API.beginLinking,
      'signed-in',
      async (database, actor, { body }, { setSignOnToken }) => {
        const me = accountActor(actor);
        const { url, token } = await beginSignOn({ database, keys, signOn }, body, me);
        setSignOnToken(token);
        return { url };
      },
    ),
    read(SIGN_ON_API.listMyIdentities, 'signed-in', async (reading, actor) => {
      const identities = await listIdentities(reading, accountActor(actor).accountId);
      return {
        items: identities.map((one) => ({ ...one, linkedAt: one.linkedAt.toISOString() })),
      };
    }),
    change(SIGN_ON_API.unlinkIdentity, 'signed-in', async (tx, actor, { params }) => {
      await unlinkIdentity(tx, keys, accountActor(actor), params.identityId);
      return {};
    }),
  ];
}

/** What was said twice is said by no provider, and left out. */
function textsOf(query: Readonly<Record<string, unknown>>): Record<string, string> {
  const said = Object.entries(query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(said);
}
