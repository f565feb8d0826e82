import { after } from 'node:test';
import { type Actor, type ModuleSchema, Problem, type Send, VISITOR } from '@yike/kernel';
import { KeyRing, newKeyRing } from '@yike/people';
import type { Database } from '@yike/postgres';
import { testDatabase } from '@yike/postgres/testing';
import type { FastifyInstance } from 'fastify';
import type { Refusal } from './access.ts';
import { HTTP } from './http-schema.ts';
import type { FeatureSource } from './ogc/feature-source.ts';
import type { Route } from './route.ts';
import { buildServer } from './server.ts';

/** A server on a real database, whose requests come from whom the test says. */
export interface TestServer {
  readonly app: FastifyInstance;
  readonly database: Database;
  /** Requests of this actor, for `apiClient`. */
  readonly as: (actor: Actor, headers?: Readonly<Record<string, string>>) => Send;
  /** What was written down of those who asked out of their regions. */
  readonly refusals: readonly Refusal[];
  /** Lines of the log. */
  readonly lines: readonly string[];
}

const ACTOR_HEADER = 'x-test-actor';

export async function testServer(
  modules: readonly ModuleSchema[],
  routes: readonly Route[],
  featureSources: readonly FeatureSource[] = [],
): Promise<TestServer> {
  const database = await testDatabase([...new Set([HTTP, ...modules])]);
  const refusals: Refusal[] = [];
  const lines: string[] = [];
  const { app, close } = await buildServer({
    database,
    keys: new KeyRing(newKeyRing('k1')),
    routes,
    featureSources,
    actorOf: async ({ headers }) => JSON.parse(String(headers[ACTOR_HEADER] ?? 'null')) ?? VISITOR,
    recordRefusal: async (refusal) => {
      refusals.push(refusal);
    },
    log: { write: (line) => lines.push(line) },
    requestsPerMinute: 1_000_000,
    // the answer and the log say little of a fault; whoever mends it wants to see all
    onError: (error) => {
      const isFault = !(error instanceof Problem) && (error.statusCode ?? 500) >= 500;
      if (isFault) console.error(error);
    },
  });
  after(close);
  const as: TestServer['as'] =
    (actor, extra = {}) =>
    async ({ method, path, headers, body }) => {
      const {
        statusCode,
        headers: got,
        payload,
      } = await app.inject({
        method,
        url: path,
        headers: { ...headers, ...extra, [ACTOR_HEADER]: JSON.stringify(actor) },
        ...(body === undefined ? {} : { payload: Buffer.from(body) }),
      });
      const header = (name: string): string | null => (got[name] as string | undefined) ?? null;
      return { status: statusCode, header, text: payload };
    };
  return { app, database, as, refusals, lines };
}
