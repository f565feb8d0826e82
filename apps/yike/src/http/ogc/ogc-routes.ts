import { Problem } from '@yike/kernel';
import type { Database } from '@yike/postgres';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { checkPart } from '../check-request.ts';
import { apiDefinition } from './api-definition.ts';
import { type FeatureSource, featureSchema } from './feature-source.ts';
import { featuresAsked, type ItemsQuery, itemsQuerySchema } from './items-query.ts';
import {
  collectionPage,
  GEOJSON,
  JSON_TYPE,
  landingPage,
  languageOf,
  link,
  OPENAPI,
  rootOf,
  SCHEMA,
  say,
} from './ogc-pages.ts';

const CLASSES = ['core', 'oas30', 'geojson'].map(
  (name) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`,
);

type Asked = FastifyRequest<{ Params: { collectionId: string; featureId: string } }>;

/** OGC API Features, part 1 (OGC 17-069r4): Core, GeoJSON, OpenAPI 3.0. Public, and only read. */
export async function ogcRoutes(
  app: FastifyInstance,
  {
    database,
    sources,
  }: { readonly database: Database; readonly sources: readonly FeatureSource[] },
): Promise<void> {
  const source = ({ params }: Asked): FeatureSource => {
    const found = sources.find(({ id }) => id === params.collectionId);
    if (found === undefined) throw new Problem('not-found');
    return found;
  };
  app.addHook('onSend', async (_, reply) => {
    reply.headers({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
  const get = (path: string, type: string, answer: (request: Asked) => unknown): void => {
    app.get(path, { schema: { hide: true } }, async (request, reply: FastifyReply) => {
      if (!path.endsWith('/items')) checkPart('query', z.strictObject({}), request.query);
      const body = await answer(request as Asked);
      return reply.type(type).send(JSON.stringify(body));
    });
  };

  get('/', JSON_TYPE, (request) => landingPage(rootOf(request), say(request)));
  get('/api', OPENAPI, (request) => apiDefinition(rootOf(request), sources));
  get('/conformance', JSON_TYPE, () => ({ conformsTo: CLASSES }));
  get('/collections', JSON_TYPE, (request) =>
    database.read(async (reading) => ({
      links: [link('self', `${rootOf(request)}/collections`, JSON_TYPE)],
      collections: await Promise.all(
        sources.map(async (one) =>
          collectionPage(one, await one.findBox(reading), rootOf(request), say(request)),
        ),
      ),
    })),
  );
  get('/collections/:collectionId', JSON_TYPE, (request) =>
    database.read(async (reading) => {
      const one = source(request);
      return collectionPage(one, await one.findBox(reading), rootOf(request), say(request));
    }),
  );
  get('/collections/:collectionId/schema', SCHEMA, (request) =>
    featureSchema(source(request), languageOf(request)),
  );
  get('/collections/:collectionId/items', GEOJSON, (request) =>
    pageOfItems(database, request, source(request)),
  );
  get('/collections/:collectionId/items/:featureId', GEOJSON, (request) =>
    database.read(async (reading) => {
      const one = source(request);
      const feature = await one.find(reading, request.params.featureId);
      if (feature === null) throw new Problem('not-found');
      const home = `${rootOf(request)}/collections/${one.id}`;
      return {
        ...feature,
        links: [
          link('self', `${home}/items/${feature.id}`, GEOJSON),
          link('collection', home, JSON_TYPE),
        ],
      };
    }),
  );
}

/** A page of features, and where the next one is. */
async function pageOfItems(database: Database, request: Asked, one: FeatureSource) {
  const query = checkPart('query', itemsQuerySchema(one), request.query) as ItemsQuery;
  return await database.read(async (reading) => {
    const asked = featuresAsked(query, reading.now);
    const page = await one.list(reading, asked, { cursor: query.cursor, limit: query.limit });
    const count = await one.count(reading, asked);
    const home = `${rootOf(request)}/collections/${one.id}`;
    const words = new URLSearchParams(request.query as Record<string, string>);
    const self = `${home}/items${words.size === 0 ? '' : `?${words}`}`;
    const links = [link('self', self, GEOJSON), link('collection', home, JSON_TYPE)];
    if (page.next !== null) {
      words.set('cursor', page.next);
      links.push(link('next', `${home}/items?${words}`, GEOJSON));
    }
    return {
      type: 'FeatureCollection',
      timeStamp: reading.now.toISOString(),
      ...(count === null ? {} : { numberMatched: count }),
      numberReturned: page.items.length,
      links,
      features: page.items,
    };
  });
}
