import type { Endpoint, RequestOf, ResponseOf, SentFile } from './endpoint.ts';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: Endpoint['method'];
  /** With the query: `/api/v1/regions?within=310101000000`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export interface WireAnswer {
  readonly status: number;
  header(name: string): string | null;
  readonly text: string;
}

/** Carries a request to the server: by `fetch` in a browser, straight into the server in a test. */
export type Send = (request: WireRequest) => Promise<WireAnswer>;

/** Why a request was not done (RFC 9457), in the language that was asked for. */
export interface ToldProblem {
  readonly type: string;
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** What in the request does not keep to the contract. */
  readonly errors?: readonly { readonly in: string; readonly at: string; readonly says: string }[];
}

export type Answer<Body> =
  | {
      readonly ok: true;
      readonly status: number;
      readonly etag: string | null;
      readonly body: Body;
    }
  | { readonly ok: false; readonly status: number; readonly problem: ToldProblem | null };

export type ApiClient<Api extends Readonly<Record<string, Endpoint>>> = {
  readonly [Name in keyof Api]: (
    request: RequestOf<Api[Name]>,
  ) => Promise<Answer<ResponseOf<Api[Name]>>>;
};

export const API_ROOT = '/api/v1';

/**
 * A function for every endpoint of a contract, typed by it. A body is null where nothing came back,
 * as with 304 for what one has already.
 */
export function apiClient<const Api extends Readonly<Record<string, Endpoint>>>(
  api: Api,
  send: Send,
): ApiClient<Api> {
  const calls = Object.entries(api).map(([name, asked]) => [
    name,
    async (request: LooseRequest) => readAnswer(asked, await send(writeRequest(asked, request))),
  ]);
  return Object.fromEntries(calls) as ApiClient<Api>;
}

interface LooseRequest {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: SentFile;
  readonly etag?: string;
  readonly idempotencyKey?: string;
}

function writeRequest({ method, path }: Endpoint, request: LooseRequest): WireRequest {
  const { params = {}, query = {}, body, file, etag, idempotencyKey } = request;
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (file !== undefined) headers['content-type'] = file.type;
  if (etag !== undefined) headers[method === 'GET' ? 'if-none-match' : 'if-match'] = etag;
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  return {
    method,
    path: `${API_ROOT}${filled}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(file === undefined ? {} : { body: file.content }),
  };
}

function readAnswer({ gives }: Endpoint, { status, header, text }: WireAnswer): Answer<never> {
  if (gives !== undefined && status < 400) {
    return { ok: true, status, etag: header('etag'), body: text as never };
  }
  const isJson = /^application\/(?:[a-z.]+\+)?json/.test(header('content-type') ?? '');
  const body = text !== '' && isJson ? JSON.parse(text) : null;
  if (status < 400) return { ok: true, status, etag: header('etag'), body: body as never };
  return { ok: false, status, problem: body };
}
