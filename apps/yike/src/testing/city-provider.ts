import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import Provider, { type ClientMetadata, type InteractionResults } from 'oidc-provider';

/** Somebody of a city, as its provider knows him or her. */
export interface Citizen {
  readonly subject: string;
  readonly email?: string;
  readonly isEmailVerified?: boolean;
  /** How the provider saw who it is. */
  readonly acr?: string;
  readonly amr?: readonly string[];
}

export const CLIENT = { clientId: 'yike', clientSecret: 'a secret of 32 characters, or more' };

/** A real OpenID Connect provider on this machine, at which whom the test says signs in at once. */
export async function cityProvider(redirectUri: string) {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const known = new Map<string, Citizen>();
  let atTheDoor: Citizen | null = null;
  const provider = new Provider(issuer, {
    clients: [clientOf(redirectUri)],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    acrValues: ['urn:two', 'urn:one'],
    cookies: { keys: ['a key for the cookies of a test'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_, { uid }) => `/door/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => {
        const { email, isEmailVerified } = known.get(accountId) ?? {};
        return { sub: accountId, email, email_verified: isEmailVerified };
      },
    }),
    // nobody is asked whether we may know the address: the city decided it
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const openDoor = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const result: InteractionResults =
      atTheDoor === null
        ? { error: 'access_denied', error_description: 'nobody' }
        : { login: loginOf(atTheDoor) };
    await provider.interactionFinished(request, response, result);
  };
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/door/') === true) void openDoor(request, response);
    else void answer(request, response);
  });
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  after(close);
  return {
    issuer,
    close,
    /** A browser that goes there and ends up at the address that it is sent back to. */
    async visit(url: string, citizen: Citizen | null): Promise<URL> {
      if (citizen !== null) known.set(citizen.subject, citizen);
      atTheDoor = citizen;
      return await follow(url, redirectUri);
    },
  };
}

function clientOf(redirectUri: string): ClientMetadata {
  return {
    client_id: CLIENT.clientId,
    client_secret: CLIENT.clientSecret,
    redirect_uris: [redirectUri],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  };
}

function loginOf({ subject, acr, amr }: Citizen) {
  return {
    accountId: subject,
    remember: false,
    ...(acr === undefined ? {} : { acr }),
    ...(amr === undefined ? {} : { amr: [...amr] }),
  };
}

const MOST_STEPS = 10;

async function follow(from: string, until: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(from);
  for (let step = 0; step < MOST_STEPS; step++) {
    if (at.href.startsWith(until)) return at;
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`${at.href}: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at);
  }
  throw new Error(`${from} leads nowhere`);
}
