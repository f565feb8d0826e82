import type { FastifyReply, FastifyRequest } from 'fastify';

/** With TLS the name itself keeps other hosts and paths from setting it. */
export const SECURE_NAME = '__Host-yike';
const PLAIN_NAME = 'yike';
const LONGEST_SECONDS = 90 * 86_400;
const TOKEN = /^[\w-]{43}$/;

/** The token that a request came with. */
export interface BorneToken {
  readonly token: string;
  /** It came in a cookie, so the answer can replace it. */
  readonly isCookie: boolean;
}

/**
 * The token of `Authorization: Bearer …`, or of the cookie. A browser sends the cookie along with
 * what other sites make it ask; such requests are answered as if nobody had signed in.
 */
export function findToken(request: FastifyRequest): BorneToken | null {
  const { authorization = '' } = request.headers;
  const bearer = /^Bearer ([\w-]+)$/i.exec(authorization)?.[1];
  if (bearer !== undefined) return TOKEN.test(bearer) ? { token: bearer, isCookie: false } : null;
  const token = request.cookies[nameFor(request)];
  if (token === undefined || !TOKEN.test(token) || isFromElsewhere(request)) return null;
  return { token, isCookie: true };
}

export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string | null,
): void {
  const name = nameFor(request);
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: name === SECURE_NAME,
  } as const;
  if (token === null) reply.clearCookie(name, options);
  else reply.setCookie(name, token, { ...options, maxAge: LONGEST_SECONDS });
}

const SIGN_ON_SECONDS = 600;

/** What a browser bears while it is away at a provider to sign in. */
export function findSignOnToken(request: FastifyRequest): string | null {
  const token = request.cookies[`${nameFor(request)}-sign-on`];
  return token !== undefined && TOKEN.test(token) ? token : null;
}

/** `Lax`, since it is another site that sends the browser back; it signs nobody in by itself. */
export function setSignOnCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string | null,
): void {
  const name = `${nameFor(request)}-sign-on`;
  const secure = nameFor(request) === SECURE_NAME;
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  if (token === null) reply.clearCookie(name, options);
  else reply.setCookie(name, token, { ...options, maxAge: SIGN_ON_SECONDS });
}

function nameFor({ protocol }: FastifyRequest): string {
  return protocol === 'https' ? SECURE_NAME : PLAIN_NAME;
}

/** What browsers say of themselves; `SameSite` says it once more. */
function isFromElsewhere({ headers, host, protocol }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = headers;
  return origin !== undefined && origin !== `${protocol}://${host}`;
}
