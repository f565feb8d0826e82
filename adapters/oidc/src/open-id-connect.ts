import {
  Problem,
  type SignOnClaims,
  type SignOnPort,
  type SignOnProvider,
  type SignOnQuestion,
} from '@yike/kernel';
import * as oidc from 'openid-client';
import { ProviderAway, providerFetch } from './provider-fetch.ts';

/** What a provider says of itself is asked anew after so long, and after every failure. */
const KNOWN_MILLISECONDS = 3_600_000;
const TIMEOUT_SECONDS = 5;
/** Their fault or that of how it was set up: whoever signs in can mend neither. */
const THEIR_FAULTS = [
  'server_error',
  'temporarily_unavailable',
  'invalid_client',
  'unauthorized_client',
];

interface Known {
  readonly configuration: Promise<oidc.Configuration>;
  readonly at: number;
}

/** OpenID Connect by `openid-client`. Signatures are checked even where TLS would do. */
export function openIdConnect({ timeoutSeconds = TIMEOUT_SECONDS } = {}): SignOnPort {
  const known = new Map<string, Known>();

  async function configurationOf(provider: SignOnProvider): Promise<oidc.Configuration> {
    const key = JSON.stringify(provider);
    const before = known.get(key);
    if (before !== undefined && Date.now() - before.at < KNOWN_MILLISECONDS) {
      return await before.configuration;
    }
    const configuration = discover(provider, timeoutSeconds);
    known.set(key, { configuration, at: Date.now() });
    try {
      return await configuration;
    } catch (error) {
      known.delete(key);
      throw awayBecause(provider, error);
    }
  }

  return {
    async urlToAsk(provider, { checks, redirectUri, wantsEmail, acrValues }) {
      const configuration = await configurationOf(provider);
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: wantsEmail ? 'openid email' : 'openid',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: 'S256',
        ...(acrValues.length === 0 ? {} : { acr_values: acrValues.join(' ') }),
      });
      return url.href;
    },

    async readAnswer(provider, question, answer) {
      const configuration = await configurationOf(provider);
      try {
        return await tradeCode(configuration, question, answer);
      } catch (error) {
        throw isTheirFault(error) ? awayBecause(provider, error) : new Problem('sign-on-refused');
      }
    },

    async urlToEnd(provider) {
      const configuration = await configurationOf(provider);
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
      return oidc.buildEndSessionUrl(configuration).href;
    },
  };
}

async function discover(
  provider: SignOnProvider,
  timeoutSeconds: number,
): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = provider;
  const address = new URL(issuer);
  const configuration = await oidc.discovery(
    address,
    clientId,
    {},
    clientSecret === null ? oidc.None() : whicheverSecret(clientSecret),
    {
      timeout: timeoutSeconds,
      [oidc.customFetch]: providerFetch,
      // for this machine alone: `providerFetch` looks at every address
      execute: [oidc.enableNonRepudiationChecks, oidc.allowInsecureRequests],
    },
  );
  const { authorization_endpoint, jwks_uri } = configuration.serverMetadata();
  if (authorization_endpoint === undefined || jwks_uri === undefined) {
    throw new ProviderAway('no authorization_endpoint or jwks_uri');
  }
  return configuration;
}

/** The secret in the way that the provider takes it; the header, where it says nothing. */
function whicheverSecret(secret: string): oidc.ClientAuth {
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate = methods.includes('client_secret_basic')
      ? oidc.ClientSecretBasic(secret)
      : oidc.ClientSecretPost(secret);
    authenticate(server, ...rest);
  };
}

async function tradeCode(
  configuration: oidc.Configuration,
  { checks, redirectUri, wantsEmail }: SignOnQuestion,
  answer: Readonly<Record<string, string>>,
): Promise<SignOnClaims> {
  const address = new URL(redirectUri);
  address.search = new URLSearchParams(answer).toString();
  const tokens = await oidc.authorizationCodeGrant(configuration, address, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('an ID token was expected');
  const { sub, acr, amr } = claims;
  const said =
    wantsEmail && claims['email'] === undefined
      ? await oidc.fetchUserInfo(configuration, tokens.access_token, sub)
      : claims;
  const { email, email_verified } = said;
  return {
    subject: sub,
    // a word "true" is no statement: some providers let anybody write it
    verifiedEmail: typeof email === 'string' && email_verified === true ? email : null,
    acr: typeof acr === 'string' ? acr : null,
    amr: Array.isArray(amr) ? amr.filter((one) => typeof one === 'string') : [],
  };
}

function isTheirFault(error: unknown): boolean {
  if (error instanceof ProviderAway || isTimeout(error)) return true;
  const { error: said } = (error ?? {}) as { error?: unknown };
  return typeof said === 'string' && THEIR_FAULTS.includes(said);
}

const isTimeout = (error: unknown): boolean =>
  error instanceof oidc.ClientError && error.code === 'OAUTH_TIMEOUT';

function awayBecause({ issuer }: SignOnProvider, error: unknown): Problem {
  const { message, error: said } = error as { message?: string; error?: unknown };
  const reason = typeof said === 'string' ? said : (message ?? '');
  return new Problem('sign-on-away', {}, { issuer, reason });
}
