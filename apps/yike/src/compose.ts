import { VISITOR } from '@yike/kernel';
import { Database, type DatabaseLocation, migrate } from '@yike/postgres';
import type { FastifyInstance } from 'fastify';
import { forgetAnswers } from './http/remembered-answer.ts';
import { type BuiltServer, buildServer, type ServerParts } from './http/server.ts';
import { MODULE_SCHEMAS } from './module-schemas.ts';
import { FEATURE_SOURCES, ROUTES } from './routes.ts';

const SWEEP_MILLISECONDS = 10 * 60_000;

/** The platform, running but not yet listening. */
export interface Platform {
  readonly database: Database;
  readonly app: FastifyInstance;
  /** Lets requests that are under way end, then the database. */
  close(): Promise<void>;
}

export type PlatformOptions = Pick<ServerParts, 'log' | 'requestsPerMinute' | 'plugins'> &
  Partial<Pick<ServerParts, 'actorOf'>>;

/** Opens the database, brings it up to date, and builds the server on it: all is put together here. */
export async function openPlatform(
  location: DatabaseLocation,
  options: PlatformOptions,
): Promise<Platform> {
  const database = await Database.open(location);
  try {
    await migrate(database, MODULE_SCHEMAS);
    const server: BuiltServer = await buildServer({
      database,
      routes: ROUTES,
      featureSources: FEATURE_SOURCES,
      actorOf: async () => VISITOR,
      recordRefusal: async ({ action, region }) =>
        server.app.log.warn({ action, region }, 'refused'),
      ...options,
    });
    const sweep = setInterval(() => {
      // the database may be away; the next sweep takes what this one left
      database
        .transaction(forgetAnswers)
        .catch((error) => server.app.log.warn({ err: error }, 'sweep'));
    }, SWEEP_MILLISECONDS);
    return {
      database,
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
