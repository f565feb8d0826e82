import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, describe, test } from 'node:test';
import { Problem, type SignOnQuestion } from '@yike/kernel';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { openIdConnect } from './open-id-connect.ts';

/** A provider that says whatever the test wants it to say. */
const server = createServer((request, response) => {
  const path = request.url ?? '';
  if (path.endsWith('openid-configuration')) say(response, { ...described(), ...lie.metadata });
  else if (path === '/jwks') say(response, { keys: [jwk] });
  else if (path === '/userinfo') say(response, lie.userinfo);
  else if (lie.token !== 'silence') void answerToken(response);
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
after(() => {
  server.close();
  server.closeAllConnections();
});
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const honest = await generateKeyPair('RS256');
const other = await generateKeyPair('RS256');
const jwk = { ...(await exportJWK(honest.publicKey)), kid: 'k', alg: 'RS256' };

interface Lie {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly userinfo?: unknown;
  readonly key?: CryptoKey | null;
  readonly token?: 'silence' | { readonly status: number; readonly body: unknown };
}
let lie: Lie = {};
beforeEach(() => {
  lie = {};
});

const provider = { issuer, clientId: 'yike', clientSecret: 'secret' };
const checks = { state: 's'.repeat(43), nonce: 'n'.repeat(43), codeVerifier: 'v'.repeat(43) };
const question: SignOnQuestion = {
  checks,
  redirectUri: 'https://yike.example/callback',
  wantsEmail: false,
  acrValues: [],
};
const now = (): number => Math.floor(Date.now() / 1000);

function described() {
  return {
    issuer,
    authorization_endpoint: `${issuer}ask`,
    token_endpoint: `${issuer}token`,
    jwks_uri: `${issuer}jwks`,
    userinfo_endpoint: `${issuer}userinfo`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

async function answerToken(response: ServerResponse): Promise<void> {
  if (typeof lie.token === 'object') return say(response, lie.token.body, lie.token.status);
  const { nonce } = checks;
  const truth = { iss: issuer, aud: 'yike', sub: 'wang', nonce, iat: now(), exp: now() + 300 };
  const said = { ...truth, ...lie.claims };
  const idToken =
    lie.key === null
      ? new UnsecuredJWT(said).encode()
      : await new SignJWT(said)
          .setProtectedHeader({ alg: 'RS256', kid: 'k' })
          .sign(lie.key ?? honest.privateKey);
  say(response, { access_token: 'a', token_type: 'Bearer', id_token: idToken });
}

function say(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const read = (answer: Readonly<Record<string, string>> = {}, asked = question) =>
  openIdConnect({ timeoutSeconds: 0.5 }).readAnswer(provider, asked, {
    code: 'c',
    state: checks.state,
    ...answer,
  });

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'believed',
    (error: unknown) => (error instanceof Problem ? error.code : assert.fail(String(error))),
  );

describe('what a provider says', () => {
  test('is believed when all of it fits', async () => {
    assert.deepEqual(await read(), { subject: 'wang', verifiedEmail: null, acr: null, amr: [] });
  });

  const lies: Readonly<Record<string, Lie>> = {
    'for another client': { claims: { aud: 'another' } },
    'for many clients, and us not as the one who asked': {
      claims: { aud: ['yike', 'another'], azp: 'another' },
    },
    'by another issuer': { claims: { iss: 'https://evil.example/' } },
    'to another question': { claims: { nonce: 'x'.repeat(43) } },
    'to no question': { claims: { nonce: undefined } },
    'too late': { claims: { exp: now() - 120, iat: now() - 600 } },
    'before its time': { claims: { nbf: now() + 600 } },
    'without a name': { claims: { sub: undefined } },
    'signed by another': { key: other.privateKey },
    'signed by nobody': { key: null },
    'without a word of who it is': {
      token: { status: 200, body: { access_token: 'a', token_type: 'Bearer' } },
    },
    'to a code that was used': { token: { status: 400, body: { error: 'invalid_grant' } } },
  };
  for (const [how, told] of Object.entries(lies)) {
    test(`is refused ${how}`, async () => {
      lie = told;
      assert.equal(await refusal(read()), 'sign-on-refused');
    });
  }

  test('is refused with another state, another issuer beside it, or an error', async () => {
    assert.equal(await refusal(read({ state: 'x' })), 'sign-on-refused');
    assert.equal(await refusal(read({ iss: 'https://evil.example/' })), 'sign-on-refused');
    assert.equal(await refusal(read({ error: 'access_denied' })), 'sign-on-refused');
  });
});

describe('an e-mail address', () => {
  const wanting = { ...question, wantsEmail: true };
  const emailOf = async () => (await read({}, wanting)).verifiedEmail;

  test('counts where the provider says so, in the token or when asked, of the same person', async () => {
    lie = { claims: { email: 'a@b.example', email_verified: true } };
    assert.equal(await emailOf(), 'a@b.example');
    lie = { userinfo: { sub: 'wang', email: 'c@b.example', email_verified: true } };
    assert.equal(await emailOf(), 'c@b.example');
    lie = { userinfo: { sub: 'li', email: 'c@b.example', email_verified: true } };
    assert.equal(await refusal(emailOf()), 'sign-on-refused');
  });

  test('does not where it says anything else', async () => {
    for (const verified of [false, 'true', 1, undefined]) {
      lie = { claims: { email: 'a@b.example', email_verified: verified } };
      assert.equal(await emailOf(), null, String(verified));
    }
  });
});

describe('a provider is away', () => {
  const away: Readonly<Record<string, Lie>> = {
    'that says nothing': { token: 'silence' },
    'that fails': { token: { status: 503, body: {} } },
    'that does not know us': { token: { status: 401, body: { error: 'invalid_client' } } },
    'that calls itself otherwise': { metadata: { issuer: 'https://evil.example/' } },
    'that wants the code without TLS': { metadata: { token_endpoint: 'http://192.0.2.1/token' } },
    'that has no keys': { metadata: { jwks_uri: undefined } },
  };
  for (const [how, told] of Object.entries(away)) {
    test(how, async () => {
      lie = told;
      assert.equal(await refusal(read()), 'sign-on-away');
    });
  }

  test('is asked again when it is back, and not for each who comes', async () => {
    let asked = 0;
    server.on('request', ({ url }) => {
      if (url?.endsWith('openid-configuration') === true) asked++;
    });
    const port = openIdConnect();
    lie = { metadata: { issuer: 'https://evil.example/' } };
    assert.equal(await refusal(port.urlToAsk(provider, question)), 'sign-on-away');
    lie = {};
    for (let time = 0; time < 3; time++) await port.urlToAsk(provider, question);
    assert.equal(asked, 2);
  });
});

test('the browser is sent with what must come back, and never with what must not be known', async () => {
  const asked = { ...question, wantsEmail: true, acrValues: ['a', 'b'] };
  const url = new URL(await openIdConnect().urlToAsk(provider, asked));
  const said = Object.fromEntries(url.searchParams);
  assert.deepEqual(
    { ...said, code_challenge: said['code_challenge']?.length },
    {
      client_id: 'yike',
      response_type: 'code',
      redirect_uri: question.redirectUri,
      scope: 'openid email',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: 43,
      code_challenge_method: 'S256',
      acr_values: 'a b',
    },
  );
  assert.ok(!url.href.includes(checks.codeVerifier) && !url.href.includes('secret'));
  assert.equal(await openIdConnect().urlToEnd(provider), null, 'it offers no sign-out');
});
