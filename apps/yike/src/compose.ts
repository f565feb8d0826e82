import { VISITOR } from '@yike/kernel';
import { Database, type DatabaseLocation, migrate } from '@yike/postgres';
import type { FastifyInstance } from 'fastify';
import type { DestinationStream } from 'pino';
import { forgetAnswers } from './http/remembered-answer.ts';
import type { Route } from './http/route.ts';
import { TERRITORY_ROUTES } from './http/routes/territory.ts';
import { buildServer } from './http/server.ts';
import { MODULE_SCHEMAS } from './module-schemas.ts';

/** Routes of all modules. */
const ROUTES: readonly Route[] = [...TERRITORY_ROUTES];

const SWEEP_MILLISECONDS = 10 * 60_000;

/** The platform, running but not yet listening. */
export interface Platform {
  readonly database: Database;
  readonly app: FastifyInstance;
  /** Lets requests that are under way end, then the database. */
  close(): Promise<void>;
}

/** Opens the database, brings it up to date, and builds the server on it: all is put together here. */
export async function openPlatform(
  location: DatabaseLocation,
  {
    log,
    requestsPerMinute,
  }: { readonly log: DestinationStream; readonly requestsPerMinute: number },
): Promise<Platform> {
  const database = await Database.open(location);
  try {
    await migrate(database, MODULE_SCHEMAS);
    const app: FastifyInstance = await buildServer({
      database,
      routes: ROUTES,
      actorOf: async () => VISITOR,
      recordRefusal: async ({ action, region }) => app.log.warn({ action, region }, 'refused'),
      log,
      requestsPerMinute,
    });
    const sweep = setInterval(() => {
      // the database may be away; the next sweep takes what this one left
      database.transaction(forgetAnswers).catch((error) => app.log.warn({ err: error }, 'sweep'));
    }, SWEEP_MILLISECONDS);
    return {
      database,
      app,
      async close() {
        clearInterval(sweep);
        await app.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
