import { type Actor, actorName, type Endpoint, type InputOf, type Transaction } from '@yike/kernel';
import type { KeyRing } from '@yike/people';
import type { Database } from '@yike/postgres';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { admit, type RecordRefusal, Refused, tenantOf } from './access.ts';
import { sendDownload } from './download.ts';
import { versionOf } from './entity-tag.ts';
import { answerOnce, readIdempotencyKey, requestHash } from './remembered-answer.ts';
import { requestLanguage } from './request-language.ts';
import type { Exchange, Route } from './route.ts';
import { findSignOnToken, setSessionCookie, setSignOnCookie } from './session-cookie.ts';
import { withUpload } from './upload.ts';

/** What answering a route needs of the world. */
export interface Answering {
  readonly database: Database;
  /** Seal what is remembered of answers. */
  readonly keys: KeyRing;
  /** Who asks, by the token that came along; the answer may bring another. */
  readonly actorOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Actor>;
  readonly recordRefusal: RecordRefusal;
}

/**
 * The life of every request below `/api/v1`, after its parts were checked: who asks → may they →
 * the module's use case, all of a change in one transaction → the answer.
 */
export async function answerRoute(
  { database, keys, actorOf, recordRefusal }: Answering,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const actor = await actorOf(request, reply);
  const input = inputOf(route.endpoint, request);
  const { handle } = route;
  const exchange = exchangeOf(request, reply);
  try {
    if (handle.kind === 'read') {
      return await database.read(async (reading) => {
        await admit(route, actor, input, reading);
        return await handle.run(reading, actor, input, exchange);
      });
    }
    if (handle.kind === 'recorded-read') {
      return await database.transaction(async (tx) => {
        await admit(route, actor, input, tx);
        return await handle.run(tx, actor, input, exchange);
      });
    }
    if (handle.kind === 'steps') {
      await database.read((reading) => admit(route, actor, input, reading));
      return await handle.run(database, actor, input, exchange);
    }
    if (handle.kind === 'upload') {
      await database.read((reading) => admit(route, actor, input, reading));
      const { takes = [] } = route.endpoint;
      const answer = await withUpload(request, takes, (path) =>
        handle.run(database, actor, input, path),
      );
      if (route.endpoint.creates === true) reply.code(201);
      return answer;
    }
    if (handle.kind === 'download') {
      const language = requestLanguage(request.headers['accept-language']);
      return await database.read(async (reading) => {
        await admit(route, actor, input, reading);
        const download = await handle.run(reading, actor, input, language);
        return await sendDownload(download, request, reply);
      });
    }
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const { body, isRemembered } = await database.transaction((tx) =>
      change(tx, keys, route, actor, input, key, () => handle.run(tx, actor, input, exchange)),
    );
    if (isRemembered) reply.header('idempotent-replayed', 'true');
    if (route.endpoint.creates === true) reply.code(201);
    return body;
  } catch (error) {
    if (error instanceof Refused) {
      const { region } = error;
      const { now: at } = database.reading;
      await recordRefusal({ actor, action: route.endpoint.name, region, at });
    }
    throw error;
  }
}

async function change(
  tx: Transaction,
  keys: KeyRing,
  route: Route,
  actor: Actor,
  input: InputOf<Endpoint>,
  key: string | null,
  work: () => Promise<unknown>,
) {
  const region = await admit(route, actor, input, tx);
  if (key === null) return { body: await work(), isRemembered: false };
  const { name } = route.endpoint;
  const hash = requestHash(keys, name, input.params, input.query, input.body);
  const asked = { cityCode: tenantOf(region), actor: actorName(actor), key, hash };
  return await answerOnce(tx, keys, asked, work);
}

function exchangeOf(request: FastifyRequest, reply: FastifyReply): Exchange {
  const agent = request.headers['user-agent'] ?? '';
  return {
    source: { address: request.ip, agent },
    setSession: (token) => setSessionCookie(request, reply, token),
    signOnToken: findSignOnToken(request),
    setSignOnToken: (token) => setSignOnCookie(request, reply, token),
    goOnTo: (address) => void reply.code(303).header('location', address),
  };
}

function inputOf(endpoint: Endpoint, { params, query, body, headers }: FastifyRequest) {
  const version = endpoint.isVersioned === true ? versionOf(headers['if-match']) : null;
  return { params, query, body, version } as InputOf<Endpoint>;
}
