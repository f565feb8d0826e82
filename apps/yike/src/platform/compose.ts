import { forgetPreviews } from '@yike/directory';
import { type MessageSender, VISITOR } from '@yike/kernel';
import { openIdConnect } from '@yike/oidc';
import { checkKeys, forgetSignIns, type KeyRing, recognise, recordAccess } from '@yike/people';
import { Database, type DatabaseLocation, migrate } from '@yike/postgres';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { forgetAnswers } from '../http/remembered-answer.ts';
import { type BuiltServer, buildServer, type ServerParts } from '../http/server.ts';
import { findToken, setSessionCookie } from '../http/session-cookie.ts';
import { type KeySource, openKeyRing } from './key-ring-file.ts';
import { MODULE_SCHEMAS } from './module-schemas.ts';
import { allRoutes, FEATURE_SOURCES } from './routes.ts';

const SWEEP_MILLISECONDS = 10 * 60_000;

/** The platform, running but not yet listening. */
export interface Platform {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly app: FastifyInstance;
  /** Lets requests that are under way end, then the database. */
  close(): Promise<void>;
}

export interface PlatformOptions
  extends Pick<ServerParts, 'log' | 'requestsPerMinute' | 'plugins'>,
    Partial<Pick<ServerParts, 'actorOf'>> {
  /** Where the keys are that open what the database keeps closed. */
  readonly keySource: KeySource;
  /** Who carries codes to phones and mailboxes. */
  readonly messages: MessageSender;
}

/** Opens the database, brings it up to date, and builds the server on it: all is put together here. */
export async function openPlatform(
  location: DatabaseLocation,
  { keySource, messages, ...options }: PlatformOptions,
): Promise<Platform> {
  const database = await Database.open(location);
  try {
    await migrate(database, MODULE_SCHEMAS);
    const keys = await openKeyRing(keySource);
    await database.transaction((tx) => checkKeys(tx, keys));
    const server: BuiltServer = await buildServer({
      database,
      keys,
      routes: allRoutes({ keys, messages, signOn: openIdConnect() }),
      featureSources: FEATURE_SOURCES,
      actorOf: actorBySession(database),
      recordRefusal: refusalsInto(database),
      ...options,
    });
    const sweep = setInterval(() => {
      // the database may be away; the next sweep takes what this one left
      database
        .transaction(async (tx) => {
          await forgetAnswers(tx);
          await forgetSignIns(tx);
          await forgetPreviews(tx);
        })
        .catch((error) => server.app.log.warn({ err: error }, 'sweep'));
    }, SWEEP_MILLISECONDS);
    return {
      database,
      keys,
      app: server.app,
      async close() {
        clearInterval(sweep);
        await server.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Who asks, by the token of the request; where the token changes, the answer brings the new one. */
function actorBySession(database: Database) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const borne = findToken(request);
    if (borne === null) return VISITOR;
    const { actor, newToken } = await recognise(database, borne.token, borne.isCookie);
    if (newToken !== null) setSessionCookie(request, reply, newToken);
    return actor;
  };
}

/** Whoever asked for what lies outside of the own regions stands in the audit of where it lies. */
function refusalsInto(database: Database): ServerParts['recordRefusal'] {
  return ({ actor, action, region }) =>
    database.transaction((tx) =>
      recordAccess(tx, {
        actor,
        action,
        reason: '',
        regionCode: region,
        outcome: 'refused',
        personIds: [],
      }),
    );
}
