import { type Endpoint, Problem } from '@yike/kernel';
import type { FastifyInstance, FastifyReply, FastifySchema, FastifySchemaCompiler } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Answering, answerRoute } from './answer-route.ts';
import { checkPart } from './check-request.ts';
import { entityTag, hasTag } from './entity-tag.ts';
import type { Route } from './route.ts';
import { whoMay } from './who-may.ts';

/** RFC 9457, as `sendProblem` writes it. */
const problemSchema = z.object({
  type: z.string(),
  code: z.string(),
  status: z.number().int(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ in: z.string(), at: z.string(), says: z.string() })).optional(),
});

/** Hangs the routes below `/api/v1`: parts checked by the contract, answers written by it, tagged. */
export async function apiRoutes(
  app: FastifyInstance,
  { routes, ...answering }: Answering & { readonly routes: readonly Route[] },
): Promise<void> {
  app.setValidatorCompiler(checker);
  app.setSerializerCompiler(serializerCompiler);
  const versions = new WeakMap<FastifyReply, unknown>();
  // while the answer is an object: reading its text again costs more the longer it is
  app.addHook('preSerialization', async (_, reply, answer: { version?: unknown } | null) => {
    versions.set(reply, answer?.version);
    return answer;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode >= 300 || typeof payload !== 'string') return payload;
    const tag = entityTag(payload, versions.get(reply));
    reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (request.method !== 'GET' || !hasTag(request.headers['if-none-match'], tag)) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return null;
  });
  const hang = (scope: FastifyInstance, route: Route): void => {
    scope.route({
      method: route.endpoint.method,
      url: route.endpoint.path,
      schema: schemaOf(route),
      handler: (request, reply) => answerRoute(answering, route, request, reply),
    });
  };
  const takesFile = ({ endpoint }: Route): boolean => endpoint.takes !== undefined;
  for (const route of routes) if (!takesFile(route)) hang(app, route);
  app.removeContentTypeParser('text/plain');
  refuseOtherMethods(app, routes);
  await app.register(async (files) => {
    // a file is read when it is known who sends it, and as what it is
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', (_, body, done) => done(null, body));
    files.setValidatorCompiler((part) =>
      part.httpPart === 'body' ? (value) => ({ value }) : checker(part),
    );
    for (const route of routes) if (takesFile(route)) hang(files, route);
  });
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Where there is something, though not to be asked so: that is no `not-found`. */
function refuseOtherMethods(app: FastifyInstance, routes: readonly Route[]): void {
  for (const [url, here] of Map.groupBy(routes, ({ endpoint }) => endpoint.path)) {
    const allowed = new Set<string>(here.map(({ endpoint }) => endpoint.method));
    const known = [...allowed, ...(allowed.has('GET') ? ['HEAD'] : [])].join(', ');
    app.route({
      method: METHODS.filter((method) => !allowed.has(method)),
      url,
      exposeHeadRoute: false,
      schema: { hide: true },
      // before a body is looked at
      onRequest: async (request, reply) => {
        reply.header('allow', known);
        throw new Problem('method-unknown', {}, { method: request.method, known });
      },
      handler: () => {},
    });
  }
}

const checker: FastifySchemaCompiler<FastifySchema> =
  ({ schema, httpPart = 'body' }) =>
  (data) => {
    try {
      return { value: checkPart(httpPart, schema as unknown as z.ZodType, data) };
    } catch (error) {
      return { error: error as Error };
    }
  };

/**
 * What Fastify checks and the OpenAPI document says. Words in the query that nobody knows are
 * refused, unless the contract says that others may come.
 */
function schemaOf(route: Route): FastifySchema {
  const { endpoint, module, access } = route;
  const who = whoMay(route);
  const { name, says, params, query, body, takes, creates } = endpoint;
  return {
    operationId: name,
    tags: [module],
    summary: `${says.zh} · ${says.en}`,
    description: `谁可以：${who.zh}。\n\nWho may: ${who.en}.`,
    ...(access === 'everyone' ? { security: [] } : {}),
    ...(params === undefined ? {} : { params }),
    querystring: query?.def.catchall === undefined ? (query ?? z.object({})).strict() : query,
    ...(body === undefined ? {} : { body }),
    ...(takes === undefined ? {} : { body: fileSchema, consumes: [...takes] }),
    headers: headersOf(endpoint),
    response: {
      [creates === true ? 201 : 200]: answerSchema(endpoint),
      default: {
        description:
          '错误（RFC 9457），code 见 /api/v1/problems/{code} · a problem, explained at /api/v1/problems/{code}',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  } as FastifySchema;
}

/** Bytes, as OpenAPI 3.1 says them. */
const fileSchema = z.string().meta({ contentEncoding: 'binary' });

function answerSchema({ response, gives }: Endpoint) {
  if (gives === undefined) return response;
  return { content: Object.fromEntries(gives.map((type) => [type, { schema: fileSchema }])) };
}

function headersOf({ method, isVersioned }: Endpoint) {
  const header = (says: string) => z.string().optional().meta({ description: says });
  return z.looseObject({
    ...(method === 'GET'
      ? { 'if-none-match': header('已有的 ETag · the ETag of what you have') }
      : { 'idempotency-key': header('每件事一个新 UUID · a new UUID for each thing to do') }),
    ...(isVersioned === true
      ? { 'if-match': header('所改版本的 ETag，或 * · the ETag of what you change, or *') }
      : {}),
  });
}
