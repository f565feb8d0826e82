import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { API_ROOT, Problem } from '@yike/kernel';
import {
  type FastifyError,
  type FastifyInstance,
  type FastifyPluginAsync,
  fastify,
  LogController,
} from 'fastify';
import type { DestinationStream } from 'pino';
import type { Answering } from './answer-route.ts';
import { apiRoutes } from './api-routes.ts';
import { gentleClose } from './close-gently.ts';
import { explainProblems } from './explained-problems.ts';
import { tellHealth } from './health.ts';
import { measure } from './metrics.ts';
import type { FeatureSource } from './ogc/feature-source.ts';
import { ogcRoutes } from './ogc/ogc-routes.ts';
import { describeApi } from './open-api.ts';
import { sendProblem } from './problem-response.ts';
import { refuseConnection } from './refuse-connection.ts';
import { logAnswers, requestLogger } from './request-log.ts';
import type { Route } from './route.ts';

const BODY_BYTES = 1024 * 1024;
const REQUEST_MILLISECONDS = 30_000;

export interface ServerParts extends Answering {
  readonly routes: readonly Route[];
  /** What maps can show. */
  readonly featureSources: readonly FeatureSource[];
  /** Whatever has routes of its own, such as signing in; registered as they are, below the root. */
  readonly plugins?: readonly FastifyPluginAsync[];
  /** Where lines of the log go. */
  readonly log: DestinationStream;
  /** From one address. */
  readonly requestsPerMinute: number;
  /** Tests see the error itself: the log may not quote it. */
  readonly onError?: (error: FastifyError) => void;
}

export interface BuiltServer {
  readonly app: FastifyInstance;
  /** Ends when the requests under way have. */
  close(): Promise<void>;
}

/** The server with all routes, ready to listen or to be asked in a test. */
export async function buildServer(parts: ServerParts): Promise<BuiltServer> {
  const { database, routes, featureSources, plugins = [], log, requestsPerMinute } = parts;
  const app = fastify({
    loggerInstance: requestLogger(log),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MILLISECONDS,
    forceCloseConnections: 'idle',
    // what still comes on connections in use is answered too, and told that they close
    return503OnClosing: false,
    frameworkErrors: sendProblem,
    clientErrorHandler: refuseConnection,
    // whoever ends TLS on this machine says for whom, and how it was asked
    trustProxy: 'loopback',
    routerOptions: { ignoreTrailingSlash: true },
  });
  const close = gentleClose(app);
  app.setErrorHandler(sendProblem);
  const { onError } = parts;
  if (onError !== undefined)
    app.addHook('onError', async (_request, _reply, error) => onError(error));
  app.setNotFoundHandler((request, reply) => sendProblem(new Problem('not-found'), request, reply));
  // a page served without TLS must find its parts without TLS; who ends TLS before us says more
  await app.register(helmet, {
    strictTransportSecurity: false,
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_, { ttl }) =>
      new Problem('requests-too-many', {}, { seconds: Math.ceil(ttl / 1000) }),
  });
  await app.register(cookie);
  logAnswers(app);
  measure(app, database);
  tellHealth(app, database);
  explainProblems(app);
  await describeApi(app);
  await app.register((api) => apiRoutes(api, { ...parts, routes }), { prefix: API_ROOT });
  await app.register((ogc) => ogcRoutes(ogc, { database, sources: featureSources }), {
    prefix: '/ogc',
  });
  for (const plugin of plugins) await app.register(plugin);
  await app.ready();
  return { app, close };
}
